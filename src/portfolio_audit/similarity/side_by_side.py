"""Pairs of a class with names and the code on both sides, as they are shown to a mentor."""

from msgspec import Struct

from portfolio_audit.similarity.pairs import Pair, SimilarWork
from portfolio_audit.similarity.stretches import Stretch
from portfolio_audit.snapshot.records import TargetIdentity

MOST_QUOTED_PAIRS = 50
"""Pairs whose code is shown, those with the largest shares; of the others only shares and places are told."""
MOST_QUOTED_STRETCHES = 3


class Party(Struct, frozen=True):
    """One program of the class."""

    name: str
    """What the roster calls those who hand it in."""
    handed_in: str
    """The repository as the roster names it."""
    target: TargetIdentity


class Quote(Struct, frozen=True):
    """One stretch with its code on both sides; empty where it is not at hand."""

    stretch: Stretch
    first: str = ""
    second: str = ""


class SidePair(Struct, frozen=True):
    """One pair, ready to be looked at."""

    pair: Pair
    quotes: tuple[Quote, ...]


class SideBySide(Struct, frozen=True):
    """All that the page of similar work shows."""

    title: str
    parties: tuple[Party, ...]
    work: SimilarWork
    pairs: tuple[SidePair, ...]
    """The pairs of the work, in their order."""
    starters: tuple[str, ...] = ()
    """What was given as starter code."""
