"""The table of what only a person can judge."""

import pytest

from portfolio_audit.cohort.human import blank_table, read_table
from portfolio_audit.errors import UsageError
from support.cohorts import make_roster

STUDENTS = make_roster("ada", "alan").students


def test_the_table_has_a_line_for_each_student_and_comes_back_empty() -> None:
    table = blank_table(STUDENTS)

    assert table.splitlines()[:2] == ["student,name,clarity,originality,presentation", "ada,Ada,,,"]
    assert read_table(table.encode(), "by-hand.csv", STUDENTS).by_student == {"ada": {}, "alan": {}}


def test_what_a_spreadsheet_saved_is_read() -> None:
    text = "\ufeffstudent;name;clarity;originality;presentation;note\r\nada;Ada;80;;100;fine\r\neve;Eve;1;;;\r\n"

    judged = read_table(text.encode(), "by-hand.csv", STUDENTS)

    assert judged.by_student == {"ada": {"clarity": 80, "presentation": 100}}
    assert judged.strangers == ("eve",)


def test_every_mistake_is_told_with_its_line() -> None:
    text = "student,clarity\nada,good\nalan,101\n"

    with pytest.raises(UsageError) as caught:
        read_table(text.encode(), "by-hand.csv", STUDENTS)

    assert "by-hand.csv:2:1: clarity is `good`" in str(caught.value)
    assert "by-hand.csv:3:1: clarity is `101`" in str(caught.value)


def test_a_table_without_students_is_refused() -> None:
    with pytest.raises(UsageError, match="no column is called `student`"):
        read_table(b"name,clarity\nada,1\n", "by-hand.csv", STUDENTS)


def test_a_name_that_a_spreadsheet_could_run_is_found_again() -> None:
    evil = make_roster("=1+1").students
    table = blank_table(evil).replace(",,,", ",5,,")

    assert table.splitlines()[1].startswith("'=1+1")
    assert read_table(table.encode(), "by-hand.csv", evil).by_student == {"=1+1": {"clarity": 5}}
