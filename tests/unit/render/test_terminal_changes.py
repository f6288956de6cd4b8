from collections.abc import Callable

import pytest
from rich.cells import cell_len

from portfolio_audit.render.terminal import render_line, render_terminal
from portfolio_audit.render.terminal_changes import render_changes, render_trend
from portfolio_audit.render.terminal_screen import TerminalStyle
from portfolio_audit.report.report import Report
from support.reports import changed_report, hostile_report, make_report


def test_one_line_of_the_screen_says_what_changed() -> None:
    lines = render_terminal(changed_report(), TerminalStyle()).splitlines()

    assert "Since 0c1a3f5: 45, now 51 (+6); 2 fixed, 2 new, 1 better, 1 left open" in lines
    assert len(lines) == len(render_terminal(make_report(), TerminalStyle()).splitlines()) + 1


def test_the_quiet_line_says_how_the_score_moved() -> None:
    assert render_line(changed_report()).startswith(" 51 ■ Building  (+6)  ada/energy-benchmark")


def test_every_change_is_told_with_its_rule() -> None:
    report = changed_report()
    text = render_changes(report, TerminalStyle())

    assert report.comparison is not None
    for change in (*report.comparison.fixed, *report.comparison.new, *report.comparison.left_open):
        assert change.rule in text
    assert "Fixed (2)" in text
    assert "The base was judged by other rules" in text


def test_the_trend_has_a_line_a_point_and_none_for_a_missing_score() -> None:
    lines = render_trend(changed_report(), TerminalStyle()).splitlines()

    assert lines[0] == "The score at 6 points of 17 commits"
    assert [line.split()[0] for line in lines[1:3]] == ["2025-11-02", "2025-11-06"]
    assert len(lines) == 7


def test_without_a_base_or_a_trend_nothing_is_told() -> None:
    assert render_changes(make_report(), TerminalStyle()) == "\n"
    assert render_trend(make_report(), TerminalStyle()) == "\n"


@pytest.mark.parametrize("write", [render_changes, render_trend])
@pytest.mark.parametrize("width", [40, 80])
def test_hostile_text_stays_within_the_screen(write: Callable[[Report, TerminalStyle], str], width: int) -> None:
    lines = write(hostile_report(), TerminalStyle(unicode=False, width=width)).splitlines()

    assert max(map(cell_len, lines)) <= width
    assert all(line.isascii() for line in lines)
