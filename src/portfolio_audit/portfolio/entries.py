"""What came of each repository that was named."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from portfolio_audit.report.report import Report


class Entry(Struct, frozen=True):
    """One repository: its report, or why there is none."""

    name: str
    """Unlike the names of all others."""
    target: str
    """As it was named."""
    report: Report | None = None
    message: str = ""
    """What went wrong, where there is no report."""
    advice: str = ""


def unique_names(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Tell equal names apart: by the folder above, as far as the target (the second of each pair) names one."""
    counts = Counter(name for name, _ in pairs)
    names = [name if counts[name] == 1 else _longer(name, target) for name, target in pairs]
    seen: Counter[str] = Counter()
    found: list[str] = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def _longer(name: str, target: str) -> str:
    before, _, _ = target.rpartition(f"/{name}")
    above = before.rpartition("/")[2]
    return f"{above}/{name}" if above else name
