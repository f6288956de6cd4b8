"""What a portfolio asks of one repository: few typed values."""

from msgspec import Struct

from portfolio_audit.analysis.library_use import LibraryUse
from portfolio_audit.evidence import Located

SKILLS = (
    "exploration",
    "preparation",
    "classical_models",
    "deep_learning",
    "evaluation",
    "tuning",
    "statistics",
    "visualisation",
    "data_engineering",
    "testing",
    "deployment",
)
"""Skills in the order of the work."""


class Sign(Struct, frozen=True, omit_defaults=True):
    """How often something was seen, and where first."""

    count: int = 0
    places: tuple[Located, ...] = ()


class Outline(Struct, frozen=True, omit_defaults=True):
    """The compact facts of one repository."""

    title: str = ""
    """Title of the README."""
    tasks: tuple[str, ...] = ()
    """Sorts of problem, most signs first."""
    families: tuple[str, ...] = ()
    """Families of models."""
    skills: dict[str, Sign] = {}
    """Skills that were seen."""
    libraries: tuple[LibraryUse, ...] = ()
    signs: dict[str, Sign] = {}
    """What else was seen, by the names of `outlining.SIGNS`."""
    first_day: str = ""
    """ISO date of the first commit; empty where the history is not known."""
    last_day: str = ""
    active_months: tuple[str, ...] = ()
    commits: int = 0
    authors: int = 0
    code_lines: int = 0
    """Lines of own code."""
    sketch: tuple[int, ...] = ()
    """A sample of its lines as numbers."""
    unknown: str = ""
    """Why the code could not be looked at; empty where it could."""
