"""How the work went over time; nothing of it is scored."""

from datetime import date
from itertools import pairwise
from statistics import mean

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.records import Collection, Record, in_repository

_DATED = 4
"""Projects without which a direction cannot be told."""
_RISE = 5
"""Points that are more than chance between two halves."""
_NAMES = 2


class GrowthFacts(Struct, frozen=True):
    """Dates are those of commits; without a history nothing is known of a repository."""

    dated: int
    """Projects with a known first commit."""
    is_rising: bool
    """True when the later half of at least four dated projects scores at least five points more than the earlier."""
    earlier_mean: int | None
    """Mean score of the earlier half; empty with fewer than four dated projects."""
    later_mean: int | None
    new_tools: tuple[Located, ...]
    """Libraries that only the later half uses, with the place of the first use."""
    months_since_first: int | None
    """Whole months from the first commit of all to the day of the run; empty where no history is known."""
    months_since_last: int | None
    """The same from the last commit."""
    last_place: Located | None
    """The repository with the last commit."""
    active_months: int
    """Different months with a commit in any repository."""
    longest_gap: int
    """Months of the longest pause between two months with commits."""


def draw(collection: Collection) -> GrowthFacts:
    """Order the projects by their first commit."""
    dated = sorted((one for one in collection.projects if one.outline.first_day), key=lambda one: one.outline.first_day)
    earlier, later = dated[: len(dated) // 2], dated[(len(dated) + 1) // 2 :]
    known = len(dated) >= _DATED
    means = [round(mean(one.score or 0 for one in half)) for half in (earlier, later)] if known else []
    months = sorted({month for one in collection.records for month in one.outline.active_months})
    last = max((one for one in collection.records if one.outline.last_day), key=_last_day, default=None)
    return GrowthFacts(
        dated=len(dated),
        is_rising=known and means[1] >= means[0] + _RISE,
        earlier_mean=means[0] if known else None,
        later_mean=means[1] if known else None,
        new_tools=_new_tools(earlier, later) if known else (),
        months_since_first=_months_to(min((one.outline.first_day for one in dated), default=""), collection.today),
        months_since_last=_months_to(last.outline.last_day if last else "", collection.today),
        last_place=last.here if last else None,
        active_months=len(months),
        longest_gap=max((_number(b) - _number(a) - 1 for a, b in pairwise(months)), default=0),
    )


def _last_day(record: Record) -> str:
    return record.outline.last_day


def _months_to(day: str, today: date) -> int | None:
    if not day:
        return None
    first = date.fromisoformat(day)
    return max((today.year - first.year) * 12 + today.month - first.month - (today.day < first.day), 0)


def _number(month: str) -> int:
    year, _, rest = month.partition("-")
    return int(year) * 12 + int(rest)


def _new_tools(earlier: list[Record], later: list[Record]) -> tuple[Located, ...]:
    known = {use.text for one in earlier for use in one.outline.libraries}
    found: dict[str, tuple[Place, str]] = {}
    for one in later:
        for use in one.outline.libraries:
            if use.text not in known and use.names >= _NAMES:
                found.setdefault(use.text, (use.at, one.name))
    return tuple(Located(name, in_repository(at, repository)) for name, (at, repository) in found.items())
