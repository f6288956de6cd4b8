"""Where the projects go deep: themes that come back, fields of work, and what was built by hand."""

from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.coverage import TASK_TITLES
from portfolio_audit.portfolio.domains import domain_of, named_domains
from portfolio_audit.portfolio.overlaps import find_overlaps
from portfolio_audit.portfolio.records import Collection, Record
from portfolio_audit.snapshot.records import Absent

SOLID = 65
_GENERAL = frozenset({"classification", "regression", "clustering"})
"""Tasks that every project has; a theme is narrower."""
_SEVERAL = 2


class Theme(Struct, frozen=True):
    """What at least two different projects are about."""

    text: str
    at: Place
    """The best of them."""
    projects: int
    solid: int
    """Those with a score of at least 65."""
    best: int
    """Score of the best of them."""


class ThemeFacts(Struct, frozen=True):
    """Themes are sorts of problem beyond plain classification and regression, and fields of work."""

    recurring: tuple[Theme, ...]
    """Themes of two and more projects that do not repeat one another, the most solid first."""
    domains: tuple[Theme, ...]
    """Those of them that are fields of work, by at least two words of the README."""
    from_scratch: tuple[Located, ...]
    """Algorithms written out with arrays, one place a repository."""
    background: str | Absent
    """The field of work that the person declares; unknown where nothing is declared."""
    background_met: tuple[Located, ...]
    """Projects in that field."""


def draw(collection: Collection) -> ThemeFacts:
    """Group the projects."""
    repeats = {pair.weaker for pair in find_overlaps(collection.projects)}
    projects = tuple(one for one in collection.projects if one.name not in repeats)
    domains = tuple((domain, one) for one in projects if (domain := domain_of(_terms(one))))
    tasks = tuple((TASK_TITLES[task], one) for one in projects for task in one.outline.tasks if task not in _GENERAL)
    career = collection.career
    background = career.background if career and career.background else None
    own = set(named_domains(background or ""))
    return ThemeFacts(
        recurring=_recurring((*tasks, *domains)),
        domains=_recurring(domains),
        from_scratch=tuple(
            one.sign("from_scratch").places[0] for one in collection.records if one.sign("from_scratch").places
        ),
        background=background or Absent("nothing is declared", "Name it under `career: background:` in --config FILE."),
        background_met=tuple(one.first(_terms(one)) for domain, one in domains if domain in own),
    )


def _terms(record: Record) -> tuple[Located, ...]:
    found = record.outline.signs.get("domain")
    return found.places if found else ()


def _recurring(shown: Iterable[tuple[str, Record]]) -> tuple[Theme, ...]:
    groups: dict[str, list[Record]] = {}
    for name, record in shown:
        groups.setdefault(name, []).append(record)
    themes = (_theme(name, group) for name, group in groups.items() if len(group) >= _SEVERAL)
    return tuple(sorted(themes, key=lambda theme: (-theme.solid, -theme.best, theme.text)))


def _theme(name: str, group: list[Record]) -> Theme:
    scores = [record.score or 0 for record in group]
    return Theme(name, group[0].here.at, len(group), sum(score >= SOLID for score in scores), max(scores))
