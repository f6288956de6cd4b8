"""The page about the house tells the floors that import-linter holds, once."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_floors_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = " > ".join(settings["tool"]["importlinter"]["contracts"][0]["layers"])

    assert re.findall(r"^`(cli > .*)`$", PAGE, re.MULTILINE) == [floors]


def test_no_heading_and_no_decision_stands_twice() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith(("## ", "- 2026", "| "))]

    assert sorted(line for line in set(lines) if lines.count(line) > 1) == []
