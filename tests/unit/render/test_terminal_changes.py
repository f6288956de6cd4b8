from datetime import UTC, datetime
from unicodedata import category

import pytest
from msgspec import structs
from rich.cells import cell_len

from portfolio_audit.render.terminal import render_line, render_terminal
from portfolio_audit.render.terminal_changes import render_comparison, render_notes, render_trend
from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.report.comparison import compare
from portfolio_audit.report.report import Author, Manifest, Report, Score, Suppression, SuppressionState, Trend, Verdict
from portfolio_audit.report.trend import point_of, point_without_score
from portfolio_audit.snapshot.records import MainCommit
from support.reports import HOSTILE_TEXTS, changed_report, hostile_report, make_report, strong_report

DAY = datetime(2026, 2, 1, tzinfo=UTC)


def compared(base: Report, report: Report) -> Report:
    return structs.replace(report, comparison=compare(base, report))


def with_trend(report: Report, *subjects: str) -> Report:
    points = tuple(point_of(report, MainCommit("a" * 40, DAY, subject)) for subject in subjects)
    missing = point_without_score(MainCommit("b" * 40, DAY, "x"), HOSTILE_TEXTS[0])
    return structs.replace(report, trend=Trend(109, (missing, *points)))


def hostile() -> Report:
    report = with_trend(compared(make_report(), hostile_report()), *HOSTILE_TEXTS)
    return structs.replace(report, manifest=Manifest("client", HOSTILE_TEXTS[3], HOSTILE_TEXTS, Author.REPOSITORY))


def test_what_was_fixed_and_what_is_new_stand_under_their_heads() -> None:
    text = render_comparison(compared(make_report(), strong_report()), TerminalStyle())

    assert "51 → 97 of 100" in text
    assert "+46" in text
    assert "Fixed (" in text
    assert "New (" not in text
    assert "New (" in render_comparison(compared(strong_report(), make_report()), TerminalStyle())


def test_nothing_is_written_where_there_is_nothing() -> None:
    assert render_comparison(make_report(), TerminalStyle()) == ""
    assert render_trend(make_report(), TerminalStyle()) == ""
    assert render_notes(make_report(suppressions=()), TerminalStyle()) == ""


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_text_of_a_repository_controls_the_terminal_or_leaves_its_width(width: int, unicode: bool) -> None:
    style = TerminalStyle(unicode=unicode, width=width)
    for render in (render_comparison, render_trend, render_notes):
        text = render(hostile(), style)

        assert text
        assert max(cell_len(line) for line in text.splitlines()) <= width
        assert not {category(character) for character in text.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert unicode or text.isascii()
        assert "::error" not in text


def test_a_trend_shows_scores_and_their_steps() -> None:
    low = point_of(make_report(score=Score(40, None, 40, 1, 1)), MainCommit("c" * 40, DAY, "Start"))
    high = point_of(make_report(score=Score(64, None, 64, 1, 1)), MainCommit("d" * 40, DAY, "Go on"))
    lines = render_trend(make_report(trend=Trend(9, (low, high))), TerminalStyle()).splitlines()

    assert lines[1] == "▄▆"
    assert lines[0].endswith("2 of 9 commits, judged by the rules of today")
    assert lines[-1].startswith("2026-02-01  ddddddd   64")
    assert "+24" in lines[-1]


def test_notes_say_what_was_declared_expired_and_known() -> None:
    expired = Suppression("tests-exist", "planned", "", "2026-01-01", 0, (), "x.yml:2", state=SuppressionState.EXPIRED)
    unused = Suppression("code-parses", "planned", "", None, 0, (), "x.yml:3", state=SuppressionState.UNUSED)
    findings = tuple(structs.replace(one, known=one.verdict is Verdict.FAIL) for one in make_report().findings)
    report = make_report(
        findings=findings,
        suppressions=(expired, unused),
        manifest=Manifest("internship", "", ("a.ipynb",), Author.REPOSITORY),
    )

    assert render_notes(report, TerminalStyle()).splitlines() == [
        "Declared, not checked: internship; a.ipynb",
        "1 suppression expired: `tests-exist` since 2026-01-01 (x.yml:2)",
        "1 suppression without effect: `code-parses` (x.yml:3)",
        "11 findings known from the baseline",
    ]


def test_one_line_of_the_screen_says_what_changed() -> None:
    lines = render_terminal(changed_report(), TerminalStyle()).splitlines()

    assert "Since 0c1a3f5: 45, now 51 (+6); 2 fixed, 2 new, 1 better, 1 left open" in lines
    assert len(lines) == len(render_terminal(make_report(), TerminalStyle()).splitlines()) + 1


def test_the_quiet_line_says_how_the_score_moved() -> None:
    assert render_line(changed_report()).startswith(" 51 ■ Building  (+6)  ada/energy-benchmark")


def test_every_change_is_told_with_its_rule() -> None:
    report = changed_report()
    text = render_comparison(report, TerminalStyle())

    assert report.comparison is not None
    for change in (*report.comparison.fixed, *report.comparison.new, *report.comparison.left_open):
        assert change.rule in text
    assert "Fixed (2)" in text
    assert "Note: The base was judged by other rules" in text
