"""Rows of data: how they are parted, and what has been learnt from them."""

from enum import IntEnum, StrEnum

from msgspec import Struct

from portfolio_audit.evidence import Place
from portfolio_audit.parsers.python_code import Literal


class Doubt(IntEnum):
    """How sure it is that something happens."""

    NONE = 0
    SOME = 1
    """On a way whose condition is unknown."""
    MUCH = 2
    """On a way that the program does not take as it stands."""


class Manner(StrEnum):
    """How rows are parted."""

    SPLIT = "split"
    """By a function made for it."""
    FOLDS = "folds"
    ROWS = "rows"
    """By a slice."""
    MASK = "mask"
    """By a condition."""
    SAMPLE = "sample"


class Split(Struct, frozen=True, eq=False):
    """One act of parting rows."""

    text: str
    at: Place
    manner: Manner
    roots: frozenset[int]
    settings: tuple[Literal, ...] = ()
    """Size and seed: two splits of the same rows with the same settings give the same parts."""
    is_shuffled: bool = True


class Cut(Struct, frozen=True):
    """One side of a split: `train`, `test`, `validation`, `all but`, or the ends of a slice."""

    split: Split
    side: object


Part = tuple[Cut, ...]


class Mark(Struct, frozen=True, eq=False):
    """What was learnt from some rows, and has gone into others."""

    kind: str
    """`preprocessing` or `overlap`."""
    text: str
    at: Place
    roots: frozenset[int]
    part: Part
    doubt: Doubt
    is_mild: bool = False
    """A statistic taken by hand (a mean to fill with, say), or the words of a vocabulary."""


Columns = frozenset[str] | None
"""Names of columns; `None` where they are not known."""


class Selection(Struct, frozen=True):
    """Which columns of a table a frame holds."""

    table: int
    included: Columns
    """`None` for all."""
    excluded: frozenset[str] = frozenset()


SIDES = {2: ("train", "test"), 3: ("train", "validation", "test")}
"""Names of the sides of a split into so many parts."""
