"""The score in a word."""

from enum import StrEnum

_BUILDING_FROM = 40
_SOLID_FROM = 65
_READY_FROM = 85


class Band(StrEnum):
    """The score in a word."""

    STARTING = "starting"
    BUILDING = "building"
    SOLID = "solid"
    INTERVIEW_READY = "interview-ready"


def band_of(value: int) -> Band:
    """Give the band of a score."""
    if value >= _READY_FROM:
        return Band.INTERVIEW_READY
    if value >= _SOLID_FROM:
        return Band.SOLID
    return Band.BUILDING if value >= _BUILDING_FROM else Band.STARTING
