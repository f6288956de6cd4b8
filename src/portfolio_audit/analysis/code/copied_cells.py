"""Code cells that stand in two notebooks."""

import hashlib
from collections.abc import Sequence

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.notebook import CellKind, Notebook
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry

_COPIED_LINES = 4
_SPACE = lazy_regex(r"\s+")


def find_copied_cells(notebooks: Sequence[tuple[Entry, Notebook]]) -> tuple[tuple[Located, ...], int]:
    """Give the code cells that stand in an earlier notebook too, and the number of cells compared."""
    first: dict[bytes, str] = {}
    copied: list[Located] = []
    compared = 0
    for entry, notebook in notebooks:
        for cell in notebook.cells:
            if cell.kind is not CellKind.CODE or cell.source.strip().count("\n") + 1 < _COPIED_LINES:
                continue
            compared += 1
            digest = hashlib.sha256(_SPACE.sub(" ", cell.source).strip().encode("utf-8", "replace")).digest()
            if first.setdefault(digest, entry.path) != entry.path:
                copied.append(Located(f"also in {first[digest]}", Place(entry.path, cell=cell.number)))
    return tuple(copied), compared
