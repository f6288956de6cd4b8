"""Python text to statements of bare tokens, whether it parses or not."""

import re

from msgspec import Struct

LITERAL = "0"
"""The token that stands for one or several literals in a row."""
_TOKEN = re.compile(
    r"(?:(?P<attribute>\.[ \t]*+[^\W\d]\w*+)"
    r'|(?P<string>(?:[rRbBfFuUtT]{1,2})?(?:"""(?:[^\\"]++|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^\\']++|\\.|'(?!''))*+(?:''')?"
    r'|"(?:[^\\"\n]++|\\.)*+"?'
    r"|'(?:[^\\'\n]++|\\.)*+'?))"
    r"|(?P<assigned>[^\W\d]\w*+)[ \t]*+=(?!=)"
    r"|(?P<name>[^\W\d]\w*+)"
    r"|(?P<line>\n)|(?P<opening>[(\[{])|(?P<closing>[)\]}])"
    r"|(?P<number>\.?\d[\w.]*+(?:(?<=[eE])[-+]\d++)?)"
    r"|(?P<operator>\*\*=?|//=?|<<=?|>>=?|->|[-+*/%@&|^<>=!]=?|~)"
    r"|(?P<remark>#[^\n]*+|\\\n)|(?P<end>;))[ \t\f,:]*+",
    re.DOTALL,
)
_LONGEST_NAME = 80


class Statement(Struct, frozen=True, gc=False):
    """One logical line: a simple statement, or the head of a block."""

    line: int
    """First line, from 1."""
    end_line: int
    tokens: tuple[str, ...]
    """Names as written, attributes as `.name`, named arguments as `name=`, literals, operators, `[` and `{`.

    Parentheses, commas, colons, comments and line breaks are left out, so that formatting makes no difference.
    """


def read_statements(text: str, most: int) -> tuple[Statement, ...]:
    """Split source text whose lines end with a line feed, reading at most so many tokens."""
    reading = _Reading()
    for found in _TOKEN.finditer(text):
        reading.take(found.lastgroup or "", found)
        if reading.count >= most:
            break
    reading.end_statement()
    return tuple(reading.statements)


class _Reading:
    """Where the reading stands."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.count = 0
        self.line = 1
        self.depth = 0
        self.first_line = 1
        self.tokens: list[str] = []

    def take(self, kind: str, found: re.Match[str]) -> None:
        """Add one token to the statement, or end it."""
        match kind:
            case "name" | "operator":
                self._add(found[kind][:_LONGEST_NAME])
            case "line":
                if self.depth == 0:
                    self.end_statement()
                self.line += 1
            case "end":
                self.end_statement()
            case "opening" | "closing":
                self._nest(found[kind])
            case "attribute":
                self._add("." + found[kind][1:].lstrip()[:_LONGEST_NAME])
            case "string" | "number":
                self._add_literal()
                self.line += found[kind].count("\n")
            case "assigned" if self.depth == 0:
                self._add(found["assigned"][:_LONGEST_NAME])
                self._add("=")
            case "assigned":
                self._add(found["assigned"][:_LONGEST_NAME] + "=")
            case _:
                self.line += found[0][0] == "\\"

    def end_statement(self) -> None:
        """Close the statement that is being read."""
        if self.tokens:
            self.statements.append(Statement(self.first_line, self.line, tuple(self.tokens)))
            self.tokens = []
        self.depth = 0

    def _nest(self, bracket: str) -> None:
        if bracket in ")]}":
            self.depth = max(0, self.depth - 1)
            return
        self.depth += 1
        if bracket != "(":
            self._add(bracket)

    def _add_literal(self) -> None:
        if not self.tokens or self.tokens[-1] != LITERAL:
            self._add(LITERAL)

    def _add(self, token: str) -> None:
        if not self.tokens:
            self.first_line = self.line
        self.tokens.append(token)
        self.count += 1
