"""Compare with a file that a person has read and accepted."""

import os
from pathlib import Path

TESTS = Path(__file__).parent.parent


def assert_golden(name: str, text: str) -> None:
    """Compare with `tests/<name>`; `UPDATE_GOLDEN=1` writes the file instead, to be read before it is accepted."""
    path = TESTS / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    assert text == path.read_text(encoding="utf-8")
