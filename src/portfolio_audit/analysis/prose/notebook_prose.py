"""The Markdown of a notebook as one document whose lines lead back to cells."""

import re
from bisect import bisect_right

from msgspec import Struct

from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_plain import parse_plain_text
from portfolio_audit.parsers.notebook import CellKind, Notebook
from portfolio_audit.patterns import lazy_regex

_BOLD_LINE = lazy_regex(r"^ {0,3}(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__)[ :]{0,3}$", re.MULTILINE)
"""A line that is bold from end to end, as hand-made headings are."""
_HTML_HEADING = lazy_regex(r"^\s{0,8}<h([1-6])\b[^<>\n]{0,300}>(.{1,200}?)</h\1>\s{0,8}$", re.MULTILINE | re.IGNORECASE)
_TAG = lazy_regex(r"</?[A-Za-z][^<>\n]{0,300}>")
"""Markup of HTML, whose widths and colours are no prose."""
_CELL_CHARACTERS = 8_000
_CHARACTERS = 150_000


class NotebookProse(Struct, frozen=True):
    """The Markdown cells, joined, and where each of them starts."""

    document: Document
    starts: tuple[int, ...]
    """First line of each Markdown cell in the joined text."""
    cells: tuple[int, ...]
    """Number of each of these cells."""

    def place(self, path: str, line: int | None) -> Place:
        """Give the cell, and the line inside it, of a line of the joined text."""
        if line is None or not self.starts:
            return Place(path)
        index = max(0, bisect_right(self.starts, line) - 1)
        return Place(path, line - self.starts[index] + 1, cell=self.cells[index])


def notebook_prose(notebook: Notebook) -> NotebookProse:
    """Join the Markdown cells; markup characters that are left do no harm to words and sentences."""
    lines: list[str] = []
    starts, cells, size = [], [], 0
    for cell in notebook.cells:
        if cell.kind is not CellKind.MARKDOWN or size > _CHARACTERS:
            continue
        headed = _BOLD_LINE.sub(r"###### \1", _HTML_HEADING.sub(_marked, cell.source[:_CELL_CHARACTERS]))
        source = _TAG.sub("", headed.replace("**", "").replace("__", "").replace("<br>", "\n").replace("<br/>", "\n"))
        size += len(source)
        starts.append(len(lines) + 1)
        cells.append(cell.number)
        lines += [*source.split("\n"), ""]
    return NotebookProse(parse_plain_text("\n".join(lines)), tuple(starts), tuple(cells))


def _marked(heading: re.Match[str]) -> str:
    """Write a heading of HTML as Markdown does."""
    return f"{'#' * int(heading[1])} {heading[2]}"
