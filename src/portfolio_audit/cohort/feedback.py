"""The feedback of a class: a page of Markdown for each student whose repository was audited."""

from collections.abc import Iterator

from portfolio_audit.cohort.glance import read_report
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.cohort.roster import Student
from portfolio_audit.render.feedback import render_feedback


def feedback_of(journal: Journal, earlier: Journal | None = None) -> Iterator[tuple[Student, str]]:
    """Give each student with the page, which says what moved where an earlier cohort is given."""
    before = _results(earlier) if earlier else {}
    for entry in journal.entries():
        if entry.result is not None:
            last = before.get(entry.student.key)
            yield entry.student, render_feedback(read_report(entry.result), read_report(last) if last else None)


def _results(journal: Journal) -> dict[str, bytes]:
    """Give the results by student, as the journal packs them."""
    return {entry.student.key: entry.result for entry in journal.entries() if entry.result is not None}
