"""A linear scan of Python text for comments, strings and nesting, without a parser."""

import re

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex

BRACKET_DEPTH = 100
"""Deepest nesting of brackets; CPython itself stops at 200."""
INDENT_DEPTH = 60
"""Deepest nesting of blocks; CPython itself stops at 100."""
CHAIN_LENGTH = 400
"""Longest run of operators, attributes or calls in one statement, and of `elif` in one block."""

_TOKEN = lazy_regex(
    r"#[^\n]*+"
    r'|"""(?:[^\\"]++|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^\\']++|\\.|'(?!''))*+(?:''')?"
    r'|"(?:[^\\"\n]++|\\.)*+"?'
    r"|'(?:[^\\'\n]++|\\.)*+'?"
    r"|[([{]|[)\]}]|\\\n|\n",
    re.DOTALL,
)
_CHAIN = lazy_regex(r"[-+*/%@&|^~<>=!.]|\b(?:not|lambda|else|and|or|in|is|await)\b|[)\]]\s*+[(\[]|[,;\n([{)\]}:]")
_DEEP_INDENT = lazy_regex(rf"^[ \t]{{{INDENT_DEPTH}}}", re.MULTILINE)
_WORD_CHAIN_BREAK = frozenset(",;\n")


class Remark(Struct, frozen=True):
    """A comment and whether it stands alone on its line."""

    text: str
    line: int
    is_alone: bool


class Scan(Struct, frozen=True):
    """What the scan saw."""

    total: int
    """Physical lines."""
    comments: tuple[Remark, ...]
    long_strings: tuple[tuple[int, int], ...]
    """First and last line of each string over several lines."""
    is_too_deep: bool
    """True when a parser might run out of stack."""


def scan_source(text: str) -> Scan:
    """Scan text whose lines end with a line feed."""
    return _Scanner(text).scan()


class _Scanner:
    """The state of one scan: where it stands and how deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line = 1
        self.counted_to = 0
        self.depth = 0
        self.deepest = 0
        self.statement_start = 0
        self.indents = [0]
        self.elifs = 0
        self.is_too_deep = False
        self.may_be_deep = _DEEP_INDENT.search(text) is not None or text.count("elif") > CHAIN_LENGTH
        self.comments: list[Remark] = []
        self.long_strings: list[tuple[int, int]] = []

    def scan(self) -> Scan:
        """Read token by token to the end."""
        for token in _TOKEN.finditer(self.text):
            first = token.group()[0]
            if first == "\n":
                if self.depth == 0:
                    self._end_statement(token.start())
            elif first in "([{":
                self.depth += 1
                self.deepest = max(self.deepest, self.depth)
            elif first in ")]}":
                self.depth = max(0, self.depth - 1)
            elif first == "#":
                self._take_comment(token)
            elif first != "\\":
                self._take_string(token)
        self._end_statement(len(self.text))
        total = self.text.count("\n") + (not self.text.endswith("\n") and bool(self.text))
        is_too_deep = self.is_too_deep or self.deepest > BRACKET_DEPTH
        return Scan(total, tuple(self.comments), tuple(self.long_strings), is_too_deep)

    def _line_at(self, position: int) -> int:
        self.line += self.text.count("\n", self.counted_to, position)
        self.counted_to = position
        return self.line

    def _take_comment(self, token: re.Match[str]) -> None:
        start = self.text.rfind("\n", 0, token.start()) + 1
        is_alone = not self.text[start : token.start()].strip()
        self.comments.append(Remark(token.group()[1:501], self._line_at(token.start()), is_alone))

    def _take_string(self, token: re.Match[str]) -> None:
        lines = token.group().count("\n")
        if lines:
            first = self._line_at(token.start())
            self.long_strings.append((first, first + lines))

    def _end_statement(self, end: int) -> None:
        """Weigh the statement that ends here: its indentation, and its chains where it is long enough to have any."""
        start, self.statement_start = self.statement_start, end + 1
        if end - start > CHAIN_LENGTH and _longest_chain(self.text[start:end]) > CHAIN_LENGTH:
            self.is_too_deep = True
        if not self.may_be_deep:
            return
        head = self.text[start : min(end, start + 1_000)]
        stripped = head.lstrip(" \t\f")
        if stripped and stripped[0] not in "#\n":
            self._take_indent(len(head) - len(stripped), stripped)

    def _take_indent(self, width: int, head: str) -> None:
        while width < self.indents[-1]:
            self.indents.pop()
        if width > self.indents[-1]:
            self.indents.append(width)
        if head.startswith("elif"):
            self.elifs += 1
        elif width == 0:
            self.elifs = 0
        if len(self.indents) > INDENT_DEPTH or self.elifs > CHAIN_LENGTH:
            self.is_too_deep = True


def _longest_chain(statement: str) -> int:
    """Count operators between commas at one bracket depth, strings and comments left out."""
    longest = 0
    chains = [0]
    for found in _CHAIN.finditer(_TOKEN.sub(_blank_text, statement)):
        mark = found.group()
        if mark in _WORD_CHAIN_BREAK:
            chains[-1] = 0
            continue
        if mark in "([{":
            chains.append(0)
        elif mark in ")]}" and len(chains) > 1:
            chains.pop()
        elif len(mark) > 1 and mark[0] in ")]" and len(chains) > 1:
            chains.pop()
            chains[-1] += 1
            chains.append(0)
        else:
            chains[-1] += 1
        longest = max(longest, chains[-1])
    return longest


def _blank_text(token: re.Match[str]) -> str:
    """Keep brackets, drop strings, comments and line breaks."""
    text = token.group()
    return text if text[0] in "([{)]}" else " "
