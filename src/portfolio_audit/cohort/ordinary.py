"""The words that the tool itself uses, which cannot tell a person from anything else."""

import builtins
import keyword
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from portfolio_audit.rulebook.packs import builtin_pack

_WORD = re.compile(r"[^\W\d_]+")
_SPOKEN = frozenset({".py", ".yaml", ".html", ".css", ".js", ".svg"})


@cache
def ordinary_words() -> frozenset[str]:
    """Give every word of this package and of its rules, in small letters, and those of Python."""
    words = {word.lower() for name in (*keyword.kwlist, *dir(builtins)) for word in _WORD.findall(name)}
    for path in _texts():
        words.update(_WORD.findall(path.read_text(encoding="utf-8").lower()))
    return frozenset(words)


def _texts() -> Iterator[Path]:
    for folder in (Path(__file__).parents[1], builtin_pack()):
        yield from (path for path in folder.rglob("*") if path.suffix in _SPOKEN)
