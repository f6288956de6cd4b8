"""The results of a class as lines of JSON, each with the row of the roster that it belongs to."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from portfolio_audit.batch.task import Failed
from portfolio_audit.cohort.glance import unpack
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.cohort.roster import Student


class _Line(Struct, frozen=True):
    """One student with what came of the audit."""

    student: Student
    result: msgspec.Raw | None
    """The report, as `audit -f json` writes it."""
    failure: Failed | None


def result_lines(journal: Journal) -> Iterator[str]:
    """Give a line for each student in the order of the roster, read one at a time."""
    for entry in journal.entries():
        result = msgspec.Raw(unpack(entry.result)) if entry.result is not None else None
        yield msgspec.json.encode(_Line(entry.student, result, entry.failure)).decode() + "\n"
