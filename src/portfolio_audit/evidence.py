"""Where a thing stands in a repository."""

from msgspec import Struct

SURE = 0.7
"""Chance from which a text proves what it is shown for: of sentences that the weights did not see, about two in three
were right from here on, and one in three below (`benchmarks/RESULTS.md`, What sentences tell)."""


class Place(Struct, frozen=True, omit_defaults=True):
    """A file, a line of it, a notebook cell, or a commit."""

    path: str = ""
    """Path from the root of the repository (or of the audited sub-folder), with `/`; empty for a commit."""
    line: int | None = None
    """First line, from 1; in a notebook the line inside the cell."""
    end_line: int | None = None
    """Last line, from 1, where more than one line is meant."""
    cell: int | None = None
    """Cell of a notebook, from 1, counting every cell."""
    execution_count: int | None = None
    """The number in front of the cell, where it was run."""
    commit: str | None = None
    """Full id of a commit."""
    repository: str = ""
    """Name of the repository, where several are looked at together; else empty."""


class Located(Struct, frozen=True):
    """A text of the repository and the place where it stands."""

    text: str
    """What stands there, cut to a line; untrusted."""
    at: Place
    chance: float = 1.0
    """How surely the text tells what it is shown for, 0 to 1; below 1 for sentences told by learned weights."""


def surest(places: tuple[Located, ...]) -> tuple[Located, ...]:
    """Leave out unsure places beside sure ones, in their order; where none is sure, the surest stands alone."""
    best = max((place.chance for place in places), default=1.0)
    if best < SURE:
        return (next(place for place in places if place.chance == best),)
    return tuple(place for place in places if place.chance >= SURE)
