from portfolio_audit.parsers.task_files import Target, commands_of, parse_targets

MAKEFILE = b"""\
PYTHON = python3
.PHONY: test
check: test lint  # all of it
test: clean
\tpoetry run pytest tests
clean:
\trm -rf build

lint:
\truff check
"""


def test_targets_have_what_they_need_and_what_they_run() -> None:
    targets = parse_targets(MAKEFILE)

    assert targets["check"] == Target(("test", "lint"), ())
    assert targets["test"] == Target(("clean",), ("poetry run pytest tests",))


def test_the_commands_of_a_target_are_also_those_of_what_it_needs() -> None:
    commands = commands_of(parse_targets(MAKEFILE), "check")

    assert list(commands) == ["rm -rf build", "poetry run pytest tests", "ruff check"]


def test_targets_that_need_each_other_end() -> None:
    assert list(commands_of(parse_targets(b"a: b\n\techo a\nb: a\n"), "a")) == ["echo a", "echo a"]


def test_an_assignment_is_no_target() -> None:
    assert parse_targets(b"NAME := value\nOTHER=1\n") == {}
