"""Where prose, notebooks and comments link to data."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.data.words import LINKS
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.notebook import CellKind, parse_notebook
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 200
_CELL_CHARACTERS = 10_000


def links_to_data(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give the lines of prose, the notebooks and the comments of scripts that link to data."""
    prose = [entry for entry in own_files(snapshot, ".md", ".rst", ".txt", "") if _is_prose(entry.path)]
    found = [
        Located(lines[index].strip()[:200], Place(entry.path, index + 1))
        for entry, lines in snapshot.parsed_all(prose, read_lines)
        for index in LINKS.in_lines(lines)
    ]
    found += _in_notebooks(snapshot)
    found += [place for unit in units if not unit.in_notebook for place in _told_links(unit)]
    return tuple(found)[:_PLACES]


def _in_notebooks(snapshot: Snapshot) -> Iterator[Located]:
    """Give the lines of Markdown cells that link to data."""
    for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook):
        for cell in notebook.cells:
            if cell.kind is CellKind.MARKDOWN:
                lines = cell.source[:_CELL_CHARACTERS].splitlines()
                for index in LINKS.in_lines(lines):
                    yield Located(lines[index].strip()[:200], Place(entry.path, index + 1, cell=cell.number))


def _told_links(unit: CodeUnit) -> Iterator[Located]:
    """Give the comments of a script that link to data."""
    lines = unit.source.splitlines()
    for index in LINKS.in_lines(lines):
        if lines[index].lstrip().startswith("#"):
            yield Located(lines[index].strip()[:200], unit.place(index + 1))


def _is_prose(path: str) -> bool:
    return bool(re.search(r"readme|data|docs?/", path, re.IGNORECASE)) and not path.lower().endswith("requirements.txt")
