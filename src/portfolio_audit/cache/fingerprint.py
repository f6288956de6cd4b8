"""What kept values depend on beside the content: this program, its libraries and the interpreter."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = Path(msgspec.__file__).resolve().parents[1]
_SOURCES = (".py", ".json")


@cache
def fingerprint() -> str:
    """Give a text that changes whenever a parser could answer differently."""
    digest = sha256(repr((sys.version, sorted(_installed()))).encode())
    for path in _sources(_PACKAGE):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]


def _sources(folder: Path) -> Iterator[Path]:
    """Yield the files of the program in a fixed order."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.endswith(_SOURCES):
            yield Path(entry.path)
        elif entry.is_dir() and entry.name.isidentifier() and entry.name != "__pycache__":
            yield from _sources(Path(entry.path))


def _installed() -> Iterator[str]:
    """Yield names and versions of what is installed beside us, as the names of their folders say them."""
    with os.scandir(_LIBRARIES) as entries:
        yield from (entry.name for entry in entries if entry.name.endswith(".dist-info"))
