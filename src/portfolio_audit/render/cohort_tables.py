"""The grades of a class as tables for spreadsheets and learning platforms."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from portfolio_audit.render.spreadsheet import cell
from portfolio_audit.render.vocabulary import band_words
from portfolio_audit.report.cohort import HUMAN_SLOTS, CohortReport, CohortRow

_FIRST = ("student", "name", "section", "repository", "commit", "score", "band", "assessed", "total", "change")


def grades_table(cohort: CohortReport) -> str:
    """Write a row for each student with every criterion; who could not be read has the reason in the last column."""
    return _written(*grades(cohort))


def grades(cohort: CohortReport) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Give head and rows of the grades as values."""
    by_hand = (f"{slot} (by hand)" for slot in HUMAN_SLOTS)
    head = (*_FIRST, *cohort.criteria, *by_hand, "note")
    read = ([*_columns(row), *_judged(row, cohort.criteria), row.reason] for row in cohort.rows)
    gap = [""] * (len(head) - 3)
    unread = ([one.key, one.name, *gap, one.message] for one in cohort.unread)
    return head, [*read, *unread]


def platform_table(cohort: CohortReport) -> str:
    """Write what gradebooks import: who, and one number; who has no score has an empty cell and not a zero."""
    read = ((row.key, row.name, row.score) for row in cohort.rows)
    unread = ((one.key, one.name, None) for one in cohort.unread)
    return _written(("student", "name", "score"), [*read, *unread])


def _columns(row: CohortRow) -> Iterator[object]:
    yield from (row.key, row.name, row.section, row.repository, row.commit, row.score)
    yield band_words(row.band).word if row.band else ""
    yield from (row.assessed, row.total, row.change)


def _judged(row: CohortRow, criteria: Iterable[str]) -> Iterator[object]:
    yield from (row.criteria.get(criterion) for criterion in criteria)
    yield from (row.human.get(slot) for slot in HUMAN_SLOTS)


def _written(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Quote every cell, and let none be a formula."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return stream.getvalue()
