"""The journal: whole results, whatever happens."""

import sqlite3
from pathlib import Path

import pytest

from portfolio_audit.batch.task import Audited, Failed
from portfolio_audit.cohort.journal import FILE, NOT_HANDED_IN, opened_journal, running_journal
from portfolio_audit.errors import NoSpaceError, UsageError
from support.cohorts import make_roster

RESULT = Audited("1" * 40, b"result", "1", "rules")
PRIVATE = Failed("It is private.", "Ask for access.", 3)


def test_what_was_written_is_there_for_the_next_reader(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        journal.write_roster(make_roster("ada", "alan", "grace"))
        journal.write_audited("org/ada", 1, "stamp", RESULT)
        journal.write_failed("org/alan", 1, "stamp", PRIVATE)

    with opened_journal(tmp_path) as journal:
        ada, alan, grace = journal.entries()

    assert (ada.result, ada.failure) == (b"result", None)
    assert (alan.result, alan.failure) == (None, PRIVATE)
    assert (grace.result, grace.failure) == (None, None)


def test_a_later_result_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        journal.write_roster(make_roster("ada"))
        for body in (b"first", b"second"):
            journal.write_audited("org/ada", 1, "stamp", Audited(None, body, "1", "rules"))

        assert [entry.result for entry in journal.entries()] == [b"second"]


def test_a_failure_is_shown_and_the_earlier_result_waits_for_better_days(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        journal.write_roster(make_roster("ada"))
        journal.write_audited("org/ada", 1, "stamp", RESULT)
        journal.write_failed("org/ada", 2, "stamp", PRIVATE)
        failed = next(journal.entries())
        standing = journal.standings()["org/ada"]
        journal.write_unchanged("org/ada", 3)
        healed = next(journal.entries())

    assert (failed.result, failed.failure) == (None, PRIVATE)
    assert (standing.has_result, standing.head) == (True, RESULT.head)
    assert (healed.result, healed.failure) == (b"result", None)


def test_a_student_without_a_repository_has_a_reason(tmp_path: Path) -> None:
    roster = make_roster("ada")
    with running_journal(tmp_path) as journal:
        journal.write_roster(type(roster)(roster.title, (type(roster.students[0])("a", "A", "", "", "", 2),), ()))

        assert next(journal.entries()).failure == NOT_HANDED_IN


def test_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with running_journal(tmp_path), pytest.raises(UsageError, match="Another run"), running_journal(tmp_path):
        raise AssertionError


def test_reading_goes_on_beside_a_run(tmp_path: Path) -> None:
    with running_journal(tmp_path) as writing:
        writing.write_roster(make_roster("ada"))
        with opened_journal(tmp_path) as reading:
            assert len(list(reading.entries())) == 1


def test_a_folder_without_a_journal_is_no_cohort(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no cohort"), opened_journal(tmp_path):
        raise AssertionError


def test_a_file_that_is_no_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"hello" * 1000)

    with pytest.raises(UsageError, match="cannot be used"), running_journal(tmp_path):
        raise AssertionError


def test_a_journal_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("pragma user_version = 99")
    other.close()

    with pytest.raises(UsageError, match="newer portfolio-audit"), running_journal(tmp_path):
        raise AssertionError


def test_a_full_disk_is_told_as_such_and_nothing_half_written_stays(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        journal.write_roster(make_roster("ada", "alan"))
        journal.write_audited("org/ada", 1, "stamp", RESULT)
        journal._database.execute("pragma max_page_count = 10")
        with pytest.raises(NoSpaceError):
            journal.write_audited("org/alan", 1, "stamp", Audited(None, b"x" * 500_000, "1", "rules"))

        assert [entry.result for entry in journal.entries()] == [b"result", None]


def test_a_journal_from_before_fingerprints_is_read_and_its_work_is_audited_anew(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        journal.write_roster(make_roster("ada"))
        journal.write_audited("org/ada", 7, "stamp", RESULT)
    with sqlite3.connect(tmp_path / FILE) as old:
        old.execute("alter table results drop column code_print")
        old.execute("pragma user_version = 1")
    old.close()

    with opened_journal(tmp_path) as journal:
        assert [entry.result for entry in journal.entries()] == [b"result"]
        assert journal.printed() == ()
        assert (journal.standings()["org/ada"].stamp, journal.standings()["org/ada"].run) == ("", 0)
    with running_journal(tmp_path) as journal:
        journal.write_audited("org/ada", 8, "stamp", RESULT)
        assert journal.standings()["org/ada"].stamp == "stamp"
