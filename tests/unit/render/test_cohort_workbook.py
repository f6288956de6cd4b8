"""Grades as a workbook, read back from its own XML."""

import re
from io import BytesIO
from zipfile import ZipFile

from portfolio_audit.render.cohort_workbook import render_workbook
from portfolio_audit.report.cohort import Unread
from support.cohorts import make_cohort, make_row

FORMULAS = ('=HYPERLINK("https://x.org")', "+1+1", "-2", "@SUM(1)", "https://x.org/y", "{=1}")


def parts(content: bytes) -> tuple[str, str]:
    """Give the sheet and the texts."""
    with ZipFile(BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()


def test_scores_are_numbers_and_whoever_has_none_has_an_empty_cell() -> None:
    rows = [make_row(1, score=71), make_row(2, score=None, band=None, reason="Too little.")]
    unread = (Unread("s3", "Kay", "kay/x", "It is private.", "Ask.", 3),)
    sheet, texts = parts(render_workbook(make_cohort(rows, unread=unread), str))

    assert re.search(r'<c r="F2"><v>71</v></c>', sheet)
    assert 'r="F3"' not in sheet
    assert "It is private." in texts
    assert "clarity (by hand)" in texts


def test_nothing_that_a_student_wrote_is_a_formula_or_a_link() -> None:
    rows = [make_row(number, name=text, section=text, repository=text) for number, text in enumerate(FORMULAS)]
    sheet, texts = parts(render_workbook(make_cohort(rows), str))

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert "@SUM(1)" in texts
    assert all(f't="{kind}"' not in sheet for kind in ("str", "e", "b"))


def test_the_same_grades_give_the_same_bytes_and_every_text_is_checked() -> None:
    seen: list[str] = []

    def checked(text: str) -> str:
        seen.append(text)
        return text.replace("Student", "Somebody")

    cohort = make_cohort([make_row(1)])
    assert render_workbook(cohort, checked) == render_workbook(cohort, checked)
    assert "Somebody 1" in parts(render_workbook(cohort, checked))[1]
    assert {"Student 1", "s1", "org/work-1", "student"} <= set(seen)
