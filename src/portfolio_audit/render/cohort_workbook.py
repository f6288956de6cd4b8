"""The grades of a class as a workbook for Excel, in which every text is a text."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import Any

from portfolio_audit.errors import UsageError
from portfolio_audit.render.cohort_tables import grades
from portfolio_audit.render.spreadsheet import plain
from portfolio_audit.report.cohort import CohortReport

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # the format knows no zone, and the same grades are to give the same bytes
_WIDTH, _WIDE, _WIDEST = 9, 24, 60
_TEXT_COLUMNS = 4
"""Columns at the start that hold names."""


def render_workbook(cohort: CohortReport, checked: Callable[[str], str]) -> bytes:
    """Write the table of grades; each text goes through `checked` first.

    Raises:
        UsageError: xlsxwriter is not installed.
    """
    head, rows = grades(cohort)
    content = BytesIO()
    book = _load().Workbook(content, {"in_memory": True})
    book.set_properties({"created": _MADE})
    bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    sheet = book.add_worksheet("Grades")
    for number, row in enumerate((head, *rows)):
        for column, value in enumerate(row):
            _write(sheet, (number, column), value, bold if number == 0 else quoted, checked)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(head) - 1)
    sheet.set_column(0, len(head) - 1, _WIDTH)
    sheet.set_column(0, _TEXT_COLUMNS - 1, _WIDE)
    sheet.set_column(len(head) - 1, len(head) - 1, _WIDEST)
    book.close()
    return content.getvalue()


def _write(sheet: Any, place: tuple[int, int], value: object, text: Any, checked: Callable[[str], str]) -> None:  # noqa: ANN401  # xlsxwriter says nothing of its types
    """Write numbers as numbers and everything else as text, which no reader runs whatever it begins with."""
    if isinstance(value, int | float):
        sheet.write_number(*place, value)
    elif value not in {None, ""}:
        sheet.write_string(*place, checked(plain(value)), text)


def _load() -> Any:  # noqa: ANN401  # see above
    """Load xlsxwriter on use: it is an extra, and takes a while."""
    try:
        return import_module("xlsxwriter")
    except ImportError as error:
        raise UsageError(
            "Writing xlsx needs xlsxwriter.", "Install it with: pip install 'portfolio-audit[xlsx]'"
        ) from error
