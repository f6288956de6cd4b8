from datetime import date
from pathlib import Path

import pytest

from portfolio_audit.configuration.user import read_user_configuration
from portfolio_audit.errors import UsageError

FULL = """
career:
  background: nursing
  showcase: [ada/trams, ada/bikes]
  stated-on: 2026-11-20
  courses:
    - Machine Learning by A. Ng, 2025
  coding-challenges: [60 problems]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_declared_is_read_with_its_day(tmp_path: Path) -> None:
    career = read_user_configuration(write(tmp_path, FULL)).career

    assert career
    assert (career.background, career.showcase) == ("nursing", ("ada/trams", "ada/bikes"))
    assert career.stated_on == date(2026, 11, 20)
    assert [(one.subject, one.entries) for one in career.declared] == [
        ("courses", ("Machine Learning by A. Ng, 2025",)),
        ("coding challenges", ("60 problems",)),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("career:\n  courses: [ML]\n", "2:3: `stated-on` is missing"),
        ("career:\n  stated-on: yesterday\n", "must be a day"),
        ("career:\n  courses: [7]\n  stated-on: 2026-11-20\n", "must hold texts"),
        ("career:\n  corses: [ML]\n", "did you mean `courses`"),
    ],
)
def test_what_is_off_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_user_configuration(write(tmp_path, text))

    assert told in caught.value.message


def test_a_background_alone_needs_no_day(tmp_path: Path) -> None:
    career = read_user_configuration(write(tmp_path, "career: {background: nursing}\n")).career

    assert career
    assert career.declared == ()
