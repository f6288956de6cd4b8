"""What any manifest says: packages with their versions, and the language version."""

from msgspec import Struct
from packaging.requirements import InvalidRequirement, Requirement

from portfolio_audit.patterns import lazy_regex

_NAME = lazy_regex(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]{0,99})\s*(?:\[[^\]]{0,100}\])?\s*(.{0,200})$")
_EXACT = lazy_regex(r"^={2,3}\s*[\w.!+-]+$|^=\s*[\w.!+-]+(?:=[\w.-]+)?$|^v?\d[\w.+-]*$")
_SEPARATORS = lazy_regex(r"[-_.]+")


class Declared(Struct, frozen=True):
    """One package that a manifest names."""

    text: str
    name: str
    """Normalised: lower case, dashes."""
    constraint: str
    """Empty where any version will do."""
    is_pinned: bool
    line: int


class Manifest(Struct, frozen=True):
    """What one manifest or lock says."""

    format: str
    declared: tuple[Declared, ...] = ()
    pythons: tuple[tuple[str, int], ...] = ()
    """Statements of a Python version with their line."""
    is_lock: bool = False
    is_dependency_file: bool = True
    """False where the file turned out to be something else, or names no dependency."""
    includes: tuple[str, ...] = ()
    """Other requirement files that it names; not followed."""
    error: str | None = None


def normalise(name: str) -> str:
    """Give the name of a distribution as registries compare it."""
    return _SEPARATORS.sub("-", name.strip()).lower()


def is_exact(constraint: str) -> bool:
    """Tell whether a constraint allows one version only."""
    return bool(_EXACT.match(constraint.strip())) and "*" not in constraint


def declare(text: str, line: int) -> Declared | None:
    """Read one requirement as pip writes it; `None` where the text is none."""
    shown = text.strip()[:200]
    try:
        found = Requirement(shown)
    except InvalidRequirement:
        return _declare_loosely(shown, line)
    constraint = f"@ {found.url}" if found.url else str(found.specifier)
    pinned = bool(found.url and "@" in found.url.rpartition("/")[2]) or is_exact(constraint)
    return Declared(shown, normalise(found.name), constraint, pinned, line)


def _declare_loosely(text: str, line: int) -> Declared | None:
    match = _NAME.match(text.partition(";")[0])
    if match is None:
        return None
    constraint = match.group(2).strip().strip("()")
    if constraint and constraint[0] not in "<>=!~^@":
        return None
    return Declared(text, normalise(match.group(1)), constraint, is_exact(constraint), line)


def declare_pair(name: str, constraint: str, line: int) -> Declared:
    """Read a package whose name and constraint stand apart, as in TOML tables."""
    shown = constraint.strip()
    constraint = "" if shown in {"*", "latest", "x", ""} else shown
    return Declared(f"{name} {shown}".strip()[:200], normalise(name), constraint[:100], is_exact(constraint), line)


def line_of(lines: tuple[str, ...], needle: str, start: int = 0) -> int:
    """Give the line (from 1) that first holds the text, 1 where none does."""
    return next((number for number, line in enumerate(lines, 1) if number > start and needle in line), 1)
