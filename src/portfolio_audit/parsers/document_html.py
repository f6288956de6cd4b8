"""HTML inside prose files to headings, text, images, links, tables and code."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.parsers.document_builder import DocumentBuilder
from portfolio_audit.patterns import lazy_regex

_TAG_CHARACTERS = 2_000
_BLOCK_CHARACTERS = 100_000
_NAME = lazy_regex(r"</?([a-zA-Z][a-zA-Z0-9]{0,15})")
_ATTRIBUTE = lazy_regex(r"([a-zA-Z-]{1,30})\s{0,3}=\s{0,3}(\"[^\"]*\"|'[^']*'|[^\s>\"']+)")
_ENDS_TEXT = {
    "p",
    "div",
    "li",
    "tr",
    "td",
    "th",
    "table",
    "details",
    "summary",
    "center",
    "ul",
    "ol",
    "hr",
    "blockquote",
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ICON_PIXELS = 100
_SILENT = {"script", "style"}
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&mdash;": "—"}


class Piece(Struct, frozen=True):
    """A tag or a run of text in HTML."""

    tag: str
    """Lower-case name, empty for text."""
    is_end: bool
    attributes: dict[str, str]
    text: str
    line: int
    """Line breaks before it."""


def scan_html(html: str) -> Iterator[Piece]:
    """Yield tags and texts in order, comments left out; linear in the length."""
    html = html[:_BLOCK_CHARACTERS]
    position, line = 0, 0
    while position < len(html):
        end, piece = _next_piece(html, position, line)
        if piece is not None:
            yield piece
        line += html.count("\n", position, end)
        position = end


def _next_piece(html: str, position: int, line: int) -> tuple[int, Piece | None]:
    if html.startswith("<!--", position):
        end = html.find("-->", position + 4)
        return (len(html) if end < 0 else end + 3), None
    name = _NAME.match(html, position)
    if name is not None:
        end = html.find(">", position, position + _TAG_CHARACTERS)
        if end > 0:
            return end + 1, _tag(name.group(1).lower(), html[position : end + 1], line)
    end = html.find("<", position + 1)
    end = len(html) if end < 0 else end
    return end, Piece("", is_end=False, attributes={}, text=html[position:end], line=line)


def _tag(name: str, raw: str, line: int) -> Piece:
    attributes = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(raw)}
    return Piece(name, is_end=raw.startswith("</"), attributes=attributes, text="", line=line)


def is_small(attributes: dict[str, str]) -> bool:
    """Tell a picture that is shown in the size of an icon."""
    sizes = (attributes.get(side, "").lower().removesuffix("px").strip() for side in ("width", "height"))
    return any(size.isdigit() and int(size) <= _ICON_PIXELS for size in sizes)


def unescape(text: str) -> str:
    """Replace the common entities."""
    if "&" in text:
        for entity, character in _ENTITIES.items():
            text = text.replace(entity, character)
    return text


class HtmlReader:
    """Feeds one HTML block to a builder."""

    def __init__(self, builder: DocumentBuilder, first_line: int) -> None:
        """Read for a builder a block that starts at a line."""
        self._builder = builder
        self._first_line = first_line
        self._text: list[str] = []
        self._text_line = first_line
        self._is_item = False
        self._silent = ""
        self._links: list[str] = []
        self._rows: list[list[str]] | None = None
        self._row_lines: list[int] = []
        self._table_line = first_line

    def read(self, html: str) -> None:
        """Read the whole block."""
        for piece in scan_html(html):
            line = self._first_line + piece.line
            if not piece.tag:
                self._take_text(piece.text, line)
            elif piece.is_end:
                self._end(piece.tag)
            else:
                self._start(piece, line)
        self._flush()
        self._close_table()

    def _take_text(self, text: str, line: int) -> None:
        if self._silent or not text.strip():
            return
        if not self._text:
            self._text_line = line + len(text[: len(text) - len(text.lstrip())].split("\n")) - 1
            text = text.lstrip()
        self._text.append(unescape(text))

    def _start(self, piece: Piece, line: int) -> None:
        if piece.tag in _SILENT:
            self._silent = piece.tag
        elif piece.tag in _ENDS_TEXT or piece.tag in _HEADINGS or piece.tag == "pre":
            self._flush()
            self._open_block(piece.tag, line)
        elif piece.tag == "br":
            self._text.append(" " if self._text else "")
        elif piece.tag == "a":
            self._links.append(piece.attributes.get("href", ""))
            self._builder.add_link(self._links[-1], piece.attributes.get("title", ""), line)
        elif piece.tag == "img":
            source, text = piece.attributes.get("src", ""), unescape(piece.attributes.get("alt", ""))
            self._builder.add_link(source, text, line, is_image=True, is_badge=is_small(piece.attributes))

    def _open_block(self, tag: str, line: int) -> None:
        self._is_item = tag == "li"
        if tag == "table":
            self._rows, self._row_lines, self._table_line = [], [], line
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
            self._row_lines.append(line)

    def _end(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag in _HEADINGS:
            text = self._take()
            self._builder.add_heading(text, self._text_line, int(tag[1]))
        elif tag == "summary":
            self._end_summary()
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(self._take())
        elif tag == "pre":
            self._builder.add_code("", self._take(), self._text_line)
        elif tag == "table":
            self._close_table()
        elif tag in _ENDS_TEXT:
            self._flush()

    def _end_summary(self) -> None:
        text = self._take()
        if text.lower().startswith(("click", "show", "expand", "see", "view")):
            return
        self._builder.add_heading(text, self._text_line)

    def _close_table(self) -> None:
        if self._rows:
            header, *rows = self._rows
            self._builder.add_table(header, rows, self._table_line, self._row_lines[1:])
        self._rows = None

    def _take(self) -> str:
        text = "".join(self._text).strip()
        self._text = []
        return text

    def _flush(self) -> None:
        text = self._take()
        if text:
            self._builder.add_prose(text, self._text_line, is_item=self._is_item)
        self._is_item = False
