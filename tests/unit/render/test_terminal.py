from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rich.cells import cell_len

from portfolio_audit.render.terminal import render, render_line, render_terminal
from portfolio_audit.render.terminal_style import TerminalStyle
from support.reports import HOSTILE_TEXTS, SAMPLES, empty_report, hostile_report, list_report, make_report, poison

PLAIN = TerminalStyle()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_report_fits_one_screen(name: str, width: int) -> None:
    lines = render_terminal(SAMPLES[name](), TerminalStyle(width=width)).splitlines()

    assert len(lines) <= 40
    assert max(cell_len(line) for line in lines) <= width


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=60), st.sampled_from(HOSTILE_TEXTS), st.booleans())
def test_no_text_of_a_repository_controls_the_terminal(text: str, hostile: str, unicode: bool) -> None:
    report = poison(make_report(), lambda number: text if number % 2 else hostile + text)
    screen = render_terminal(report, TerminalStyle(unicode=unicode), every_finding=True) + render_line(report)

    assert not {category(character) for character in screen.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert max(cell_len(line) for line in screen.splitlines()[:-1]) <= 80


def test_the_fullest_report_fits_one_screen() -> None:
    report = make_report()
    full = structs.replace(
        report,
        criteria=report.criteria * 2,
        plan=tuple(structs.replace(step, title="long words " * 50) for step in report.plan),
        strengths=tuple(structs.replace(strength, text="long words " * 50) for strength in report.strengths),
    )
    lines = render(full).splitlines()

    assert len(lines) <= 40
    assert max(len(line) for line in lines) <= 80


def test_a_long_fix_is_told_in_two_lines() -> None:
    report = make_report()
    title = "Start each message with a verb that says what the commit does, such as add, mend or drop, then what"
    screen = render(structs.replace(report, plan=(structs.replace(report.plan[0], title=title),)))

    assert "commit does,  +6 in 20 min" in screen
    assert "\n    such as add, mend or drop, then what\n" in screen


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b[" not in render(make_report())
    assert "\x1b[33m51 of 100" in render_terminal(make_report(), TerminalStyle(color=True))


def test_without_unicode_all_is_ascii() -> None:
    assert render_terminal(hostile_report(), TerminalStyle(unicode=False), every_finding=True).isascii()


def test_in_ci_no_workflow_command_is_left() -> None:
    report = poison(make_report(), lambda _: ":::error::x ##[command]y ###[group]")
    screen = render_terminal(report, TerminalStyle(), every_finding=True)

    assert "::" not in screen
    assert "##[" not in screen


def test_the_screen_says_score_strength_fixes_and_the_next_step() -> None:
    screen = render(make_report())

    assert "38 of 41 checks assessed" in screen.splitlines()[0]
    assert "51 of 100  ■ Building" in screen
    assert "You set a baseline" in screen
    assert "+6 in 20 min" in screen
    assert screen.endswith("Next: portfolio-audit explain readme-quickstart\n")


def test_a_report_without_a_score_says_why() -> None:
    assert "This repository is empty, so there is nothing to score." in render(empty_report())


def test_one_line_says_score_name_and_coverage() -> None:
    assert render_line(make_report()) == " 51 ■ Building  ada/energy-benchmark  38 of 41 checks assessed\n"
    assert render_line(empty_report()).startswith("no score  notes  This repository is empty")


def test_every_finding_is_listed_when_asked_for() -> None:
    report = make_report()
    screen = render_terminal(report, PLAIN, every_finding=True)

    assert all(finding.rule in screen for finding in report.findings)


def test_wide_characters_count_as_two_columns() -> None:
    report = make_report(target=structs.replace(make_report().target, name="数据" * 60))

    assert all(cell_len(line) <= 80 for line in render(report).splitlines())


def test_what_is_no_portfolio_project_gets_no_numbers() -> None:
    text = render(list_report())

    assert "This looks like a list of links" in text
    assert "72" not in text
