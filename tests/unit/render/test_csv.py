import csv
from io import StringIO

import pytest

from portfolio_audit.render.csv import render
from portfolio_audit.render.spreadsheet import cell
from support.reports import hostile_report, make_report


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\uff1d1", "'\uff1d1"),
        ("|calc", "'|calc"),
        ("a=1", "a=1"),
        (-1, "-1"),
        (None, ""),
    ],
)
def test_no_text_becomes_a_formula(value: object, written: str) -> None:
    assert cell(value) == written


def test_a_row_a_finding_and_every_cell_is_quoted() -> None:
    text = render(make_report())
    rows = list(csv.DictReader(StringIO(text)))

    assert len(rows) == len(make_report().findings)
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())
    assert {row["repository"] for row in rows} == {"ada/energy-benchmark"}


def test_hostile_text_stays_in_its_cell() -> None:
    rows = list(csv.reader(StringIO(render(hostile_report()))))

    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [text for row in rows for text in row if text.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))]
