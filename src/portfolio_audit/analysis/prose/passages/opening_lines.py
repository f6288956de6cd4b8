"""Lines of READMEs and of the first cells of notebooks, where a work says what it is about."""

import re

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.notebook import CellKind, parse_notebook
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

LINES = 1_500
"""Lines of a document that are read."""
_HTML = lazy_regex(r"<[^>]{0,200}>|!\[[^\]]{0,100}\]\([^)]{0,300}\)")


def opening_lines(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the lines of READMEs and the Markdown of notebooks at the top, markup of images removed."""
    readmes = [entry for entry in own_files(snapshot, ".md", ".rst", ".txt", "") if _is_front_page(entry.path)]
    found = [
        Located(_HTML.sub(" ", line).strip()[:500], Place(entry.path, number))
        for entry, lines in snapshot.parsed_all(readmes, read_lines)
        for number, line in enumerate(lines[:LINES], 1)
        if line.strip()
    ]
    for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook):
        head = [cell for cell in notebook.cells[:6] if cell.kind is CellKind.MARKDOWN]
        found += [
            Located(line.strip()[:500], Place(entry.path, number, cell=cell.number))
            for cell in head
            for number, line in enumerate(cell.source.splitlines()[:40], 1)
            if line.strip()
        ]
    return tuple(found)


def _is_front_page(path: str) -> bool:
    return bool(
        re.fullmatch(r"(?:\.github/|docs/)?readme[\w.]{0,10}|(?:[\w .-]{1,60}/)?readme\.\w{2,4}", path, re.IGNORECASE)
    )
