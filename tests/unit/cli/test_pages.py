import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_audit.cli.entry import INTERRUPTED, TERMINATED, commands
from portfolio_audit.cli.gates import FAILED, INCOMPLETE
from portfolio_audit.cli.pages import EXIT_CODES, all_pages, command_line_page
from portfolio_audit.errors import PortfolioAuditError

SOURCE = Path(__file__).parents[3] / "src"


def test_every_command_and_option_is_on_the_page() -> None:
    page = command_line_page(commands())

    assert "## audit\n\n`portfolio-audit audit [OPTIONS] [TARGET]...`" in page
    assert "| `-p`, `--profile` `NAME\\|FILE` |" in page
    assert "| `--color`, `--no-color` |" in page
    assert "`PORTFOLIO_AUDIT_FAIL_UNDER` |" in page
    assert "## explain" in page


def test_every_variable_of_ours_is_on_the_page() -> None:
    page = command_line_page(commands())
    named = {
        name
        for path in (SOURCE / "portfolio_audit").rglob("*.py")
        for name in re.findall(r'"(PORTFOLIO_AUDIT_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }

    assert named
    assert {name for name in named if f"`{name}`" not in page} == set()


def test_every_exit_code_is_on_the_page() -> None:
    raised = {error.exit_code for error in _errors(PortfolioAuditError)}

    assert raised | {0, FAILED, INCOMPLETE, INTERRUPTED, TERMINATED} <= set(EXIT_CODES)


def _errors(error: type[PortfolioAuditError]) -> Iterator[type[PortfolioAuditError]]:
    yield error
    for child in error.__subclasses__():
        yield from _errors(child)


@pytest.mark.parametrize("columns", ["20", "300"])
def test_the_page_is_the_same_on_every_terminal(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    expected = command_line_page(commands())
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("PORTFOLIO_AUDIT_AUDIT_PROFILE", "other")

    assert command_line_page(commands()) == expected


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    for block in re.findall(r"(?:^\|.*\n)+", command_line_page(commands()), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}) == 1, block


def test_all_generated_pages_are_in_one_place() -> None:
    assert {"docs/cli.md", "docs/facts.md", "docs/report.schema.json", "docs/rules/index.md"} <= set(all_pages())
