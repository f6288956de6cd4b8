"""The prose of a notebook: title, purpose, conclusion, and how much of it there is."""

import re

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.notebook import Cell, CellKind, Notebook
from portfolio_audit.patterns import lazy_regex

_EDGE_CELLS = 3
_ENDING_CELLS = 8
_PURPOSE_WORDS = 8
_CHARACTERS = 20_000
_HEADING = lazy_regex(
    r"^[ ]{0,3}(#{1,6})[ \t]*+(\S[^\n]{0,300}+)|<h([1-6])[^>\n]{0,300}+>([^<\n]{1,300}+)"
    r"|^([^\n#]{3,200}+)\n(=|-)[=-]++[ ]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NOT_PROSE = lazy_regex(
    r"```[^`]*+```|`[^`\n]{0,300}+`|<[^>\n]{0,500}+>|!?\[[^\]\n]{0,300}+\]\([^)\n]{0,500}+\)|https?://\S{1,500}+"
    r"|^[ ]{0,3}#[^\n]*+$|\$[^$\n]{0,300}+\$|^\|[^\n]*+$",
    re.MULTILINE,
)
_LINK_TEXT = lazy_regex(r"(?<!!)\[([^\]\n]{1,300}+)\]\([^)\n]{0,500}+\)")
_IMAGE = lazy_regex(r"!\[[^\]\n]{0,300}+\]\(|<img\b", re.IGNORECASE)
_WORD = lazy_regex(r"[぀-ヿ一-鿿]{2}|[^\W\d_぀-ヿ一-鿿]{2,}+")
"""A word, or two letters of a language that puts no blanks between words."""
_ENDING = lazy_regex(
    r"conclu|summary|results?\b|findings|discussion|takeaway|next steps|insights|key (?:points|learnings)|final"
    r"|future work|limitations|closing|wrap",
    re.IGNORECASE,
)


class Narrative(Struct, frozen=True):
    """What a notebook tells besides its code."""

    title: Located | None
    """The first heading in the first 3 cells."""
    has_main_heading: bool
    """True when a heading of the first level stands in the first 3 cells."""
    has_purpose: bool
    """True when the first 3 cells hold at least 8 words of prose besides headings."""
    has_conclusion: bool
    """True when the last 3 cells do, or when a closing section with prose stands in the last 8."""
    prose_words: int
    headings: int
    images: int
    """Pictures shown in Markdown cells."""


def read_narrative(path: str, notebook: Notebook) -> Narrative:
    """Read the Markdown cells of a notebook."""
    filled = tuple(cell for cell in notebook.cells if cell.source.strip())
    first, last = filled[:_EDGE_CELLS], filled[-_EDGE_CELLS:]
    headings = [(cell, found) for cell in _prose_cells(first) for found in headings_of(cell.source)]
    title = next((Located(text, Place(path, cell=cell.number)) for cell, (_, text) in headings), None)
    prose = [cell for cell in notebook.cells if cell.kind is CellKind.MARKDOWN]
    return Narrative(
        title=title,
        has_main_heading=any(level == 1 for _, (level, _) in headings),
        has_purpose=sum(prose_words(cell.source) for cell in _prose_cells(first)) >= _PURPOSE_WORDS,
        has_conclusion=_concludes(last) or _has_closing_section(filled[-_ENDING_CELLS:]),
        prose_words=sum(prose_words(cell.source) for cell in prose),
        headings=sum(len(headings_of(cell.source)) for cell in prose),
        images=sum(1 for cell in prose for _ in _IMAGE.finditer(cell.source[:_CHARACTERS])),
    )


def headings_of(source: str) -> list[tuple[int, str]]:
    """Give level and text of the headings of a Markdown cell."""
    found = []
    for match in _HEADING.finditer(source[:_CHARACTERS]):
        marks, text, html_level, html_text, underlined, line = match.groups()
        level = len(marks) if marks else int(html_level) if html_level else 1 if line == "=" else 2
        found.append((level, (text or html_text or underlined).strip(" #*_:\t")[:200]))
    return found


def prose_words(source: str) -> int:
    """Count the words of a Markdown text without headings, code, tables, formulas, link targets and markup."""
    plain = _LINK_TEXT.sub(r"\1", source[:_CHARACTERS])
    return sum(1 for _ in _WORD.finditer(_NOT_PROSE.sub(" ", plain)))


def _prose_cells(cells: tuple[Cell, ...]) -> list[Cell]:
    return [cell for cell in cells if cell.kind is CellKind.MARKDOWN]


def _concludes(cells: tuple[Cell, ...]) -> bool:
    return sum(prose_words(cell.source) for cell in _prose_cells(cells)) >= _PURPOSE_WORDS


def _has_closing_section(cells: tuple[Cell, ...]) -> bool:
    return any(
        prose_words(cell.source) >= _PURPOSE_WORDS and any(_ENDING.search(text) for _, text in headings_of(cell.source))
        for cell in _prose_cells(cells)
    )
