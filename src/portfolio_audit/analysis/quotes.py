"""The code that stands at some places, as it is written."""

from collections.abc import Iterable

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.parsers.python_tree import decode_source
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

MOST_LINES = 40
"""Lines of one quote; the rest is left out."""
_LINE_CHARACTERS = 200


def read_quotes(snapshot: Snapshot, places: Iterable[Place]) -> tuple[str, ...]:
    """Give the lines at each place of a Python file or a notebook cell; empty where they cannot be read."""
    return tuple(_quote(snapshot, place) for place in places)


def _quote(snapshot: Snapshot, place: Place) -> str:
    first = (place.line or 1) - 1
    last = min(place.end_line or first + 1, first + MOST_LINES)
    lines = _source(snapshot, place).split("\n")[first:last]
    return "\n".join(line[:_LINE_CHARACTERS] for line in lines)


def _source(snapshot: Snapshot, place: Place) -> str:
    entry = next((entry for entry in own_files(snapshot, ".py", ".ipynb") if entry.path == place.path), None)
    if entry is None:
        return ""
    if place.cell is not None:
        notebook = snapshot.parsed(entry, parse_notebook)
        cells = () if isinstance(notebook, Absent) else notebook.cells
        return next((cell.source for cell in cells if cell.number == place.cell), "").replace("\r\n", "\n")
    content = snapshot.read(entry)
    return "" if isinstance(content, Absent) else decode_source(content)
