"""One page for each student."""

from pathlib import Path

from portfolio_audit.cohort.journal import opened_journal, running_journal
from portfolio_audit.cohort.roster import Student
from portfolio_audit.cohort.student_pages import page_name, stale_pages
from support.cohorts import audited, make_roster
from support.reports import make_report


def test_names_are_readable_and_never_shared() -> None:
    students = [Student(key, name, "", "", "", 1) for key, name in (("1", "Zoë Ní"), ("2", "zoe ni"), ("3", "../日本"))]

    names = [page_name(student) for student in students]

    assert names[0].startswith("zoe-ni-")
    assert len(set(names)) == 3
    assert all(name.replace("-", "").removesuffix(".html").isalnum() for name in names)


def test_a_page_is_written_again_only_when_the_result_changed(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        journal.write_roster(make_roster("ada", "alan"))
        journal.write_audited("org/ada", 1, "stamp", audited(make_report()))
        first = list(stale_pages(journal, tmp_path))
        for path, _result, mark in first:
            path.write_text(f"<html></html>{mark}")
        second = list(stale_pages(journal, tmp_path))
        journal.write_audited("org/ada", 2, "stamp", audited(make_report(warnings=())))
        third = list(stale_pages(journal, tmp_path))

    assert (len(first), len(second), len(third)) == (1, 0, 1)
    with opened_journal(tmp_path) as journal:
        assert page_name(journal.students()[0]) == first[0][0].name
