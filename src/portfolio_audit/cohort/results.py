"""The results of a class put together for its page."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from portfolio_audit.cohort.glance import glance, row_of
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.report.cohort import (
    CohortReport,
    CohortRow,
    Unread,
    find_gaps,
    middle_of,
    spread_of,
)

_NOBODY: Mapping[str, Mapping[str, int]] = MappingProxyType({})


def gather(
    journal: Journal, by_hand: Mapping[str, Mapping[str, int]] = _NOBODY, earlier: Journal | None = None
) -> CohortReport:
    """Read every result once, one at a time, and keep what the page shows.

    `by_hand` holds what a person judged, by student; `earlier` is a cohort to compare with.
    """
    before = _scores(earlier) if earlier else {}
    rows: list[CohortRow] = []
    unread: list[Unread] = []
    titles: dict[str, str] = {}
    waiting = 0
    for entry in journal.entries():
        who = entry.student
        if entry.result is not None:
            seen = glance(entry.result)
            titles |= {one.id: one.title for one in seen.criteria if one.id not in titles}
            human = dict(by_hand.get(who.key, {}))
            rows.append(replace(row_of(who, seen), before=before.get(who.key), human=human))
        elif entry.failure is not None:
            why = entry.failure
            unread.append(Unread(who.key, who.name, who.target, why.message, why.advice, why.exit_code))
        else:
            waiting += 1
    scores = {one: [score for row in rows if (score := row.criteria.get(one)) is not None] for one in titles}
    spreads = (spread_of(one, title, scores[one]) for one, title in titles.items())
    return CohortReport(
        title=journal.note("title"),
        profile=journal.note("profile"),
        as_of=journal.note("as_of"),
        settings_ignored=journal.note("repository_configuration") != "used",
        criteria=titles,
        rows=tuple(rows),
        unread=tuple(unread),
        waiting=waiting,
        gaps=find_gaps(rows),
        spreads=tuple(spread for spread in spreads if spread is not None),
        middle=middle_of(rows),
        earlier=earlier.note("title") if earlier else "",
    )


def _scores(journal: Journal) -> dict[str, int | None]:
    """Give the scores of another cohort by student."""
    return {
        entry.student.key: glance(entry.result).score.value for entry in journal.entries() if entry.result is not None
    }
