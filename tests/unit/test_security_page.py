"""The page on security names real requirements, modules, threats and tests."""

import re
from pathlib import Path

from support.threats import THREATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([XFDOIR]\d+) \|(.*)$", PAGE, re.MULTILINE))
REQUIREMENTS = {"X": 9, "F": 7, "D": 9, "O": 10, "I": 8, "R": 20}


def test_every_requirement_has_a_row() -> None:
    wanted = [f"{letter}{number}" for letter, last in REQUIREMENTS.items() for number in range(1, last + 1)]

    assert list(ROWS) == wanted


def test_every_test_that_it_names_exists() -> None:
    named = re.findall(r"`(tests/\S+?\.py)::(test_\w+)`", PAGE)

    assert named
    missing = [pair for pair in named if f"def {pair[1]}(" not in (ROOT / pair[0]).read_text(encoding="utf-8")]
    assert missing == []


def test_every_place_that_it_names_exists() -> None:
    held = [row.split("|")[1] for row in ROWS.values()]
    named = {name for cell in held for name in re.findall(r"`([\w/.-]+(?:\.py|\.yml|\.txt|/))`", cell)}

    assert {
        name for name in named if not any((ROOT / base / name).exists() for base in ("src/portfolio_audit", "."))
    } == set()


def test_every_threat_stands_in_the_rows_of_its_requirements() -> None:
    pairs = [(threat, requirement) for threat in THREATS for requirement in threat.requirements]

    assert [threat.name for threat, requirement in pairs if f'"{threat.name}"' not in ROWS[requirement]] == []
