"""Reports that are kept for the day: found by what decides them, and a miss when in doubt."""

from pathlib import Path

import pytest

from portfolio_audit.gathering.shelf import ReportShelf
from support.reports import make_report

REPORT = make_report()
STATE = ("ada/churn", "2026-02-20")


def test_a_report_is_found_by_the_state_it_is_about(tmp_path: Path) -> None:
    ReportShelf(tmp_path, "rules 1").keep(STATE, REPORT)

    shelf = ReportShelf(tmp_path, "rules 1")

    assert shelf.find(STATE) == REPORT
    assert shelf.find(("ada/churn", "2026-02-21")) is None


def test_other_rules_know_nothing_of_it(tmp_path: Path) -> None:
    ReportShelf(tmp_path, "rules 1").keep(STATE, REPORT)

    assert ReportShelf(tmp_path, "rules 2").find(STATE) is None


@pytest.mark.parametrize("change", [lambda content: content[:-1], lambda content: b"x" + content[1:], lambda _: b""])
def test_a_damaged_report_is_a_miss(tmp_path: Path, change: object) -> None:
    shelf = ReportShelf(tmp_path, "rules 1")
    shelf.keep(STATE, REPORT)
    (file,) = tmp_path.iterdir()
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]  # one of the three above

    assert shelf.find(STATE) is None
