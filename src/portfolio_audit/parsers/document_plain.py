"""Plain text, and formats without a parser of their own, to a document."""

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_builder import DocumentBuilder
from portfolio_audit.parsers.document_text import decode
from portfolio_audit.patterns import lazy_regex

_UNDERLINE = lazy_regex(r"^([=\-~^*#_])\1{2,}\s*$")
_MARKED = lazy_regex(r"^(={1,6}|#{1,6}|\*{2,6})\s+(\S.*)$")
_ITEM = lazy_regex(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(\S.*)$")
_HEADING_CHARACTERS = 80
_HEADING_WORDS = 6


@kept
def parse_plain(content: bytes) -> Document:
    """Read plain text, AsciiDoc or Org by lines; never raises on bad content."""
    text, error = decode(content)
    return parse_plain_text(text, error)


def parse_plain_text(text: str, error: str | None = None) -> Document:
    """Read plain text: underlined, marked or capital lines are headings, indented lines are code."""
    builder = DocumentBuilder("txt", error)
    lines = text.split("\n")
    reader = _Lines(builder)
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        reader.take(line, following, index + 1)
    reader.finish()
    return builder.build(len(lines))


class _Lines:
    """Gathers lines to paragraphs and blocks."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._paragraph: list[str] = []
        self._code: list[str] = []
        self._start = 1

    def take(self, line: str, following: str, number: int) -> None:
        """Take the next line, with a look at the one after it."""
        if _UNDERLINE.match(line):
            self.finish()
            return
        level = _heading_level(line, following, is_first=not self._paragraph)
        item = _ITEM.match(line)
        if level:
            self.finish()
            marked = _MARKED.match(line)
            self._builder.add_heading(marked.group(2) if marked else line.strip(), number, level)
        elif item:
            self.finish()
            self._builder.add_prose(item.group(1), number, is_item=True)
        elif line.startswith(("    ", "\t")) and line.strip() and not self._paragraph:
            self._start = self._start if self._code else number
            self._code.append(line)
        elif line.strip():
            self._end_code()
            self._start = self._start if self._paragraph else number
            self._paragraph.append(line.strip())
        else:
            self.finish()

    def finish(self) -> None:
        """End the paragraph or block at hand."""
        self._end_code()
        if self._paragraph:
            self._builder.add_prose("\n".join(self._paragraph), self._start)
            self._paragraph = []

    def _end_code(self) -> None:
        if self._code:
            self._builder.add_code("", "\n".join(self._code), self._start)
            self._code = []


def _heading_level(line: str, following: str, *, is_first: bool) -> int:
    """Tell the level of a heading line, 0 for others."""
    plain = line.strip()
    if not plain or len(plain) > _HEADING_CHARACTERS or line.startswith((" ", "\t")):
        return 0
    marked = _MARKED.match(line)
    if marked:
        return len(marked.group(1))
    underline = _UNDERLINE.match(following)
    if underline:
        return 1 if underline.group(1) == "=" else 2
    is_capital = plain.isupper() and len(plain.split()) <= _HEADING_WORDS and any(c.isalpha() for c in plain)
    return 2 if is_first and is_capital and not following.strip() else 0
