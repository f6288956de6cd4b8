"""Whether a version constraint keeps a package below a release."""

from packaging.version import InvalidVersion, Version

from portfolio_audit.patterns import lazy_regex

_BOUND = lazy_regex(r"(?<![><!=~])(===?|<=|<|~=|=|\^|~)\s{0,3}v?(\d[\w.]{0,30})")


def keeps_below(constraint: str, release: str) -> bool:
    """Tell whether every version that the constraint allows is older than the release."""
    limit = Version(release)
    return any(_is_below(operator, version, limit) for operator, version in _BOUND.findall(constraint))


def _is_below(operator: str, text: str, limit: Version) -> bool:
    try:
        version = Version(text.rstrip("."))
    except InvalidVersion:
        return False
    match operator:
        case "<":
            return version <= limit
        case "^":
            following = Version(f"{version.major + 1}") if version.major else Version(f"0.{version.minor + 1}")
            return following <= limit
        case "~" | "~=":
            depth = len(version.release)
            short = depth <= 2 and operator == "~="  # noqa: PLR2004  # ~=1.4 allows 1.9, ~=1.4.2 only 1.4
            following = Version(f"{version.major + 1}") if short else Version(f"{version.major}.{version.minor + 1}")
            return following <= limit
    return version < limit
