import pytest

from portfolio_audit.cli.console import say_error


def test_workflow_commands_are_broken(capsys: pytest.CaptureFixture[str]) -> None:
    say_error("a::set-output name=x::1 ##[error]b", "Look\n::warning::again.")
    first, second = capsys.readouterr().err.splitlines()

    assert first == "portfolio-audit: a: :set-output name=x: :1 ## [error]b"
    assert second.startswith("  Look\\u000a:")


def test_what_a_terminal_would_obey_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    say_error("a\x1b[2Jb\u202ec")

    assert capsys.readouterr().err == "portfolio-audit: a\\u001b[2Jb\\u202ec\n"


def test_several_problems_stand_on_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    say_error("a.yaml:1:1: one\nb.yaml:2:2: two", "Mend them.")

    assert capsys.readouterr().err == "portfolio-audit: a.yaml:1:1: one\n  b.yaml:2:2: two\n  Mend them.\n"
