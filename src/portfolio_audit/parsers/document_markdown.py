"""Markdown to a document: GitHub's dialect with front matter, footnotes and task lists."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_builder import DocumentBuilder, is_badge_target
from portfolio_audit.parsers.document_html import HtmlReader, is_small, scan_html
from portfolio_audit.parsers.document_plain import parse_plain_text
from portfolio_audit.parsers.document_text import count_words, decode
from portfolio_audit.patterns import lazy_regex

_PSEUDO_HEADING_CHARACTERS = 80
_RUN_IN_CHARACTERS = 40
_RUN_IN_PARTS = 4
_NESTING = 20
_SWALLOWED_LINES = 2
_TIGHT_HEADING = lazy_regex(r"^(#{1,6})(?=[^\s#!\d])")
_FENCE = lazy_regex(r"^ {0,3}(`{3,}|~{3,})")
_TASK = lazy_regex(r"^\[[ xX]\]\s+")


@kept
def parse_markdown(content: bytes) -> Document:
    """Read Markdown; never raises on bad content."""
    text, error = decode(content)
    return parse_markdown_text(text, error)


def parse_markdown_text(text: str, error: str | None = None) -> Document:
    """Read Markdown that is already text, such as a notebook cell."""
    try:
        tokens = _reader().parse(_loosen_headings(text))
    except (RecursionError, ValueError, IndexError):
        return parse_plain_text(text, "the Markdown could not be read and was taken as plain text")
    walk = _Walk(DocumentBuilder("md", error))
    walk.builder.open_fence = _open_fence(tokens, text)
    previous: Token | None = None
    for token in tokens:
        walk.take(token, previous)
        previous = token
    return walk.builder.build(text.count("\n") + 1)


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    reader.use(front_matter_plugin).use(footnote_plugin, inline=False)
    reader.core.ruler.at("inline", _read_inline)
    return reader


def _read_inline(state: StateCore) -> None:
    """Do what the rule of this name does, but take text without any mark, such as most cells of tables, as it is."""
    has_mark = state.md.inline.terminator_re.search
    for token in state.tokens:
        if token.type != "inline":
            continue
        if has_mark(token.content):
            token.children = state.md.inline.parse(token.content, state.md, state.env, [])
        elif token.content:
            token.children = [Token("text", "", 0, content=token.content)]


def _loosen_headings(text: str) -> str:
    """Write `#Title` as `# Title` outside code: authors mean a heading, older renderers made it one."""
    if "#" not in text:
        return text
    lines, fence = [], ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark.group(1)
        elif mark and mark.group(1).startswith(fence):
            fence = ""
        lines.append(line if fence else _TIGHT_HEADING.sub(r"\1 ", line))
    return "\n".join(lines)


def _open_fence(tokens: list[Token], text: str) -> int | None:
    """Give the line of a code fence outside lists that never closes, with two lines of text and more behind it."""
    fence = next((token for token in reversed(tokens) if token.type == "fence"), None)
    if fence is None or fence.map is None or fence.level or not text:
        return None
    first, end = fence.map
    is_closed = end - 1 > first and not text.split("\n")[end - 1].strip().strip(fence.markup[0])
    is_long = sum(bool(line.strip()) for line in fence.content.split("\n")) >= _SWALLOWED_LINES
    return first + 1 if is_long and not is_closed else None


class _Walk:
    """Goes over the flat tokens of one document once."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self._items = 0
        self._fresh_item = False
        self._rows: list[list[str]] = []
        self._row_lines: list[int] = []
        self._table_line = 1
        self._line = 1

    def take(self, token: Token, previous: Token | None) -> None:
        """Take the next token."""
        if token.map:
            self._line = token.map[0] + 1
        match token.type:
            case "inline":
                self._take_inline(token, previous)
            case "list_item_open":
                self._items += 1
                self._fresh_item = True
            case "list_item_close":
                self._items -= 1
            case "fence" | "code_block":
                first = self._line + (token.type == "fence")
                self.builder.add_code((token.info.split() or [""])[0], token.content, first)
            case "html_block":
                HtmlReader(self.builder, self._line).read(token.content)
            case "front_matter":
                self.builder.front_matter = token.content
            case "table_open" | "tr_open" | "table_close":
                self._take_table(token)

    def _take_table(self, token: Token) -> None:
        if token.type == "table_open":
            self._rows, self._row_lines, self._table_line = [], [], self._line
        elif token.type == "tr_open":
            self._rows.append([])
            self._row_lines.append(self._line)
        elif self._rows:
            self.builder.add_table(self._rows[0], self._rows[1:], self._table_line, self._row_lines[1:])

    def _take_inline(self, token: Token, previous: Token | None) -> None:
        inline = _Inline(self.builder, self._line)
        text = inline.read(token)
        before = previous.type if previous else ""
        if before == "heading_open" and previous is not None:
            self.builder.add_heading(text, self._line, int(previous.tag[1]))
        elif before in {"th_open", "td_open"}:
            self._rows[-1].append(text)
        elif inline.html_heading:
            self.builder.add_heading(text, self._line, inline.html_heading)
        elif not self._items and token.level == 1 and _is_pseudo_heading(token, text):
            self.builder.add_heading(text, self._line)
        elif text:
            is_item = self._items > 0 and self._fresh_item
            plain = _TASK.sub("", text) if is_item else text
            self.builder.add_prose(plain, self._line, is_item=is_item, code_words=inline.code_words)
            self._fresh_item = False
            label = "" if self._items or before != "paragraph_open" else _run_in_label(token)
            if label:
                self.builder.add_run_in(label, text, self._line)


def _run_in_label(token: Token) -> str:
    """Give the bold words that open a paragraph and end in a full stop or colon, empty without such."""
    children = [child for child in token.children or () if child.content or child.type != "text"]
    if [child.type for child in children[:3]] != ["strong_open", "text", "strong_close"] or len(
        children
    ) < _RUN_IN_PARTS:
        return ""
    label, rest = children[1].content.strip(), children[3].content
    is_label = label.endswith((".", ":")) or rest.lstrip().startswith((":", "–", "—"))
    return label.rstrip(".:") if is_label and len(label) <= _RUN_IN_CHARACTERS else ""


def _is_pseudo_heading(token: Token, text: str) -> bool:
    """Tell whether a paragraph is bold from end to end and short, as hand-made headings are."""
    children = [child for child in token.children or () if child.content or child.type != "text"]
    if not children or len(text) > _PSEUDO_HEADING_CHARACTERS or "\n" in text or text.endswith((".", "!", ",")):
        return False
    strong = [child.type for child in children if child.type.startswith("strong_")]
    return (
        children[0].type == "strong_open"
        and strong == ["strong_open", "strong_close"]
        and (children[-1].type == "strong_close" or children[-1].content in {":", " :"})
        and not any(child.type in {"link_open", "image"} for child in children)
    )


class _Inline:
    """Turns the children of one inline token into plain text, links and images."""

    def __init__(self, builder: DocumentBuilder, line: int) -> None:
        self._builder = builder
        self._line = line
        self._link: tuple[str, int] | None = None
        self._link_from = 0
        self._has_badge = False
        self._parts: list[str] = []
        self.code_words = 0
        self.html_heading = 0

    def read(self, token: Token) -> str:
        """Give the plain text; links, images and code marks go to the builder."""
        for child in token.children or ():
            self._take(child)
        return "".join(self._parts).strip()

    def _take(self, child: Token) -> None:
        match child.type:
            case "text":
                self._parts.append(child.content)
            case "softbreak" | "hardbreak":
                self._parts.append("\n")
                self._line += 1
            case "code_inline":
                self._parts.append(child.content)
                self.code_words += count_words(child.content)
                self._builder.add_inline_code(child.content, self._line)
            case "link_open":
                self._link = (str(child.attrs.get("href", "")), self._line)
                self._link_from, self._has_badge = len(self._parts), False
            case "link_close":
                self._close_link()
            case "image":
                self._add_image(str(child.attrs.get("src", "")), child.content)
            case "html_inline":
                self._take_html(child.content)
            case _:
                pass

    def _add_image(self, source: str, alternative: str, *, is_icon: bool = False) -> None:
        self._has_badge = self._has_badge or is_icon or is_badge_target(source)
        self._builder.add_link(source, alternative, self._line, is_image=True, is_badge=is_icon)

    def _close_link(self) -> None:
        if self._link is not None:
            text = "".join(self._parts[self._link_from :])
            if text.strip() == self._link[0]:
                self._link = None  # a bare address: found again, with the others, in the prose
                return
            self._builder.add_link(self._link[0], text, self._link[1], is_badge=self._has_badge)
        self._link = None

    def _take_html(self, html: str) -> None:
        for piece in scan_html(html):
            if piece.tag == "br":
                self._parts.append(" ")
            elif piece.tag == "img":
                alternative = piece.attributes.get("alt", "")
                self._add_image(piece.attributes.get("src", ""), alternative, is_icon=is_small(piece.attributes))
            elif piece.tag == "a" and not piece.is_end:
                self._link = (piece.attributes.get("href", ""), self._line)
                self._link_from, self._has_badge = len(self._parts), False
            elif piece.tag == "a":
                self._close_link()
            elif piece.tag in {"h1", "h2", "h3"} and not piece.is_end:
                self.html_heading = int(piece.tag[1])
