"""A portfolio laid out for reading: its lists, who shows which skill, and the work over time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from portfolio_audit.render.vocabulary import PLACINGS, PlacingWords
from portfolio_audit.report.report import Placing, Report, RepositoryRow, RoleFit

_READ = frozenset({Placing.SHOW, Placing.IMPROVE, Placing.QUIET})
_LEAST_WIDTH = 0.8


class RowList(Struct, frozen=True):
    """The repositories of one placing."""

    placing: Placing
    words: PlacingWords
    rows: tuple[RepositoryRow, ...]


class Skill(Struct, frozen=True):
    """One column of the matrix."""

    name: str
    title: str
    shown_by: int


class Span(Struct, frozen=True):
    """One repository on the line of time, in hundredths of the whole."""

    row: RepositoryRow
    x: float
    width: float


class PortfolioView(Struct, frozen=True):
    """What a page shows of a portfolio."""

    lists: tuple[RowList, ...]
    names: Mapping[str, str]
    """Names as short as they can be told apart."""
    skills: tuple[Skill, ...]
    projects: tuple[RepositoryRow, ...]
    """Rows with a score."""
    timeline: tuple[Span, ...]
    """By their first commit."""
    first_day: str
    last_day: str
    roles: tuple[RoleFit, ...]
    interviews: tuple[RepositoryRow, ...]
    """Those of the showcase with questions, best first."""


def look_at(report: Report) -> PortfolioView:
    """Lay out a report about a portfolio."""
    portfolio = report.portfolio
    rows = report.repositories
    projects = tuple(row for row in rows if row.score is not None and row.placing in _READ)
    skills = portfolio.skills if portfolio else {}
    dated = sorted((row for row in rows if row.first_day and row.last_day), key=lambda row: (row.first_day, row.name))
    first, last = (min(row.first_day for row in dated), max(row.last_day for row in dated)) if dated else ("", "")
    return PortfolioView(
        lists=lists(rows),
        names=short_names(rows),
        skills=tuple(
            Skill(name, title, sum(bool(row.skills.get(name)) for row in projects)) for name, title in skills.items()
        ),
        projects=projects,
        timeline=tuple(_span(row, first, last) for row in dated),
        first_day=first,
        last_day=last,
        roles=portfolio.roles if portfolio else (),
        interviews=tuple(row for row in projects if row.questions),
    )


def lists(rows: tuple[RepositoryRow, ...]) -> tuple[RowList, ...]:
    """Give the rows by placing, leaving out the placings without any."""
    found = (RowList(placing, words, _of(rows, placing)) for placing, words in PLACINGS.items())
    return tuple(one for one in found if one.rows)


def _of(rows: tuple[RepositoryRow, ...], placing: Placing) -> tuple[RepositoryRow, ...]:
    return tuple(row for row in rows if row.placing is placing)


def short_names(rows: Iterable[RepositoryRow]) -> Mapping[str, str]:
    """Leave out the owner where the name alone is not another one's too."""
    names = [row.name for row in rows]
    counts = Counter(name.rpartition("/")[2] for name in names)
    return {name: short if counts[short := name.rpartition("/")[2]] == 1 else name for name in names}


def _span(row: RepositoryRow, first: str, last: str) -> Span:
    start, days = _ordinal(first), max(_ordinal(last) - _ordinal(first), 1)
    x = 100 * (_ordinal(row.first_day) - start) / days
    width = max(100 * (_ordinal(row.last_day) - _ordinal(row.first_day)) / days, _LEAST_WIDTH)
    return Span(row, round(min(x, 100 - _LEAST_WIDTH), 2), round(min(width, 100 - min(x, 100 - _LEAST_WIDTH)), 2))


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 1
