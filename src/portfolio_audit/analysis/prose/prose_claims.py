"""What a prose document claims and can be checked: numbers, commands, files, features."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.evidence import Place


class MetricClaim(Struct, frozen=True):
    """A number that is said to be a metric's value."""

    metric: str
    """Canonical name in lower case: `accuracy`, `f1`, `rmse`, `r2`, `auc`, `map` ..."""
    value: float
    """As written; percentages divided by 100 (87 % is 0.87)."""
    text: str
    at: Place
    in_table: bool


class CommandKind(StrEnum):
    """What a shell line is for."""

    INSTALL = "install"
    RUN = "run"
    TEST = "test"
    FETCH = "fetch"
    """Clone or download."""
    OTHER = "other"


class Command(Struct, frozen=True):
    """One shell line of a code block."""

    kind: CommandKind
    text: str
    at: Place
    missing: tuple[str, ...]
    """Paths of the repository that the line names as its own and that are not there."""
    names_existing: bool
    """True when it names at least one file or folder that is there."""


class UnmetClaim(Struct, frozen=True):
    """A statement about the repository that its tree contradicts."""

    claim: str
    """`tests`, `docker`, `ci`, `licence`, `path`, `tool`."""
    text: str
    at: Place
