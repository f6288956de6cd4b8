"""A class under pseudonyms: a journal of its own that holds no name."""

import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec.structs import replace

from portfolio_audit.batch.task import Audited
from portfolio_audit.cohort.glance import unpack
from portfolio_audit.cohort.journal import Entry, Journal
from portfolio_audit.cohort.mask import Mask
from portfolio_audit.cohort.roster import Roster
from portfolio_audit.cohort.similar import STARTERS

_NOTES = ("title", "profile", "as_of", "repository_configuration")


@contextmanager
def anonymous_journal(journal: Journal, mask: Mask) -> Iterator[Journal]:
    """Copy a journal to one that knows pseudonyms only and is gone afterwards.

    Students stand in the order of their pseudonyms, since that of a roster is often that of the names.
    """
    with (
        tempfile.TemporaryDirectory(prefix="portfolio-audit-anonymous-") as folder,
        closing(Journal(Path(folder))) as copy,
    ):
        students = sorted((mask.student(student) for student in journal.students()), key=lambda one: one.key)
        copy.write_roster(Roster("", tuple(students), ()))
        copy.write_notes({name: mask.text(journal.note(name)) for name in _NOTES} | {STARTERS: journal.note(STARTERS)})
        printed = frozenset(journal.printed())
        for entry in journal.entries():
            _copy(entry, journal, copy, mask, has_print=entry.student.target in printed)
        yield copy


def _copy(entry: Entry, journal: Journal, copy: Journal, mask: Mask, *, has_print: bool) -> None:
    target = entry.student.target
    if entry.result is not None:
        result = zlib.compress(mask.result(unpack(entry.result), target), 1)
        code_print = journal.code_print(target) if has_print else None
        copy.write_audited(mask.work(target), 0, "", Audited(None, result, "", "", code_print))
    elif entry.failure is not None and target:
        failure = entry.failure
        told = replace(failure, message=mask.text(failure.message), advice=mask.text(failure.advice))
        copy.write_failed(mask.work(target), 0, "", told)
