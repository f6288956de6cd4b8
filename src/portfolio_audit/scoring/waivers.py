"""Requests to set findings aside, and which findings they cover."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.select import rules_named


class Reason(StrEnum):
    """Why a finding is set aside."""

    NOT_APPLICABLE = "not-applicable"
    ELSEWHERE = "elsewhere"
    FALSE_POSITIVE = "false-positive"
    ACCEPTED = "accepted"
    PLANNED = "planned"


class Author(StrEnum):
    """Who said something about the audit beforehand."""

    REPOSITORY = "repository"
    USER = "user"


class Waiver(Struct, frozen=True):
    """A request to set findings aside."""

    rule: str
    """Rule id, family, criterion or start of an id."""
    reason: Reason
    source: str
    """Where it stands: `.portfolio-audit.yml:4`."""
    author: Author
    note: str = ""
    until: date | None = None
    """Last day on which it counts."""
    paths: tuple[str, ...] = ()
    """Patterns in which `*` stands for any letters, `/` too; a folder stands for all below; empty for anywhere."""
    at: Place | None = None
    """The file, the lines or the cell that a comment in the repository speaks of."""

    def has_expired(self, today: date) -> bool:
        """Say whether its last day is over."""
        return self.until is not None and self.until < today

    @property
    def is_limited(self) -> bool:
        """Say whether it speaks of some places only."""
        return bool(self.paths) or self.at is not None


def cover(
    judged: Iterable[Judged], waivers: Sequence[Waiver], rulebook: Rulebook, today: date
) -> Mapping[str, tuple[Waiver, ...]]:
    """Give the waivers that together cover every place of a finding, by rule; others cover nothing of it."""
    by_rule: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        for name in sorted(rules_named(rulebook, waiver.rule)) if not waiver.has_expired(today) else ():
            by_rule.setdefault(name, []).append(waiver)
    found = ((one.rule.id, _covering(one, by_rule[one.rule.id])) for one in judged if one.rule.id in by_rule)
    return {rule: covering for rule, covering in found if covering}


def explain(waivers: Sequence[Waiver]) -> str:
    """Say in a clause why a finding is set aside, in the words of the first waiver."""
    first = waivers[0]
    until = f", until {first.until.isoformat()}" if first.until else ""
    return f"{first.reason.value}{until}" + (f": {first.note}" if first.note else "")


def _covering(one: Judged, waivers: Sequence[Waiver]) -> tuple[Waiver, ...]:
    everywhere = [waiver for waiver in waivers if not waiver.is_limited]
    if everywhere:
        return (everywhere[0],)
    if not one.evidence or one.evidence_total > len(one.evidence):
        return ()
    covering = [next((waiver for waiver in waivers if _covers(waiver, place)), None) for place in one.evidence]
    return tuple({id(waiver): waiver for waiver in covering if waiver}.values()) if all(covering) else ()


def _covers(waiver: Waiver, located: Located) -> bool:
    if waiver.at is not None:
        return _is_inside(located.at, waiver.at)
    return any(_fits(located.at.path, pattern.rstrip("/")) for pattern in waiver.paths)


def _fits(path: str, pattern: str) -> bool:
    return bool(path) and (fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern}/*"))


def _is_inside(place: Place, area: Place) -> bool:
    if place.path != area.path or (area.cell is not None and place.cell != area.cell):
        return False
    if area.line is None:
        return True
    return place.line is not None and area.line <= place.line <= (area.end_line or area.line)
