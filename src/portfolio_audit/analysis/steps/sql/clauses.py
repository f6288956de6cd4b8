"""The clauses of a statement of SQL, each with the text that stands in it, queries inside of queries told apart."""

import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex

_TOKEN = lazy_regex(
    r"'(?:[^'\n]|'')*'|\{\{.{0,1000}?\}\}|\{%.{0,1000}?%\}|[()]"
    r"|\b(select|from|where|group\s+by|having|order\s+by|qualify|(?:cross\s+)?join|on|using|window|limit|union|except|intersect|set"
    r"|values|insert|create|update|delete|with)\b",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_QUERY = lazy_regex(
    r"\s{0,80}(?:\{[%{].{0,200}?[%}]\}\s{0,80})?\({0,20}\s{0,80}(?:select|with|from)\b", re.IGNORECASE | re.DOTALL
)
_CHARACTERS = 60_000


class Clause(Struct, frozen=True):
    """One clause of one query, up to the next one or to a query inside of it."""

    word: str
    """`select`, `from`, `join`, `where`, `group by` ..., in lower case."""
    text: str
    start: int
    """Where the text begins in the source."""


def clauses(code: str, start: int, end: int) -> Iterator[Clause]:
    """Give the clauses of a statement without comments; what stands in brackets of a call belongs to its clause."""
    end = min(end, start + _CHARACTERS)
    word, begun = "", start
    outer: list[tuple[str, bool]] = []
    is_query = True
    for found in _TOKEN.finditer(code, start, end):
        sign = found[0]
        if sign == "(":
            outer.append((word, is_query))
            is_query = _BEGINS_QUERY.match(code, found.end(), end) is not None
            if is_query:
                yield Clause(word, code[begun : found.start()], begun)
                word, begun = "", found.end()
        elif sign == ")" and outer:
            was_query = is_query
            inner, (outer_word, is_query) = word, outer.pop()
            if was_query:
                yield Clause(inner, code[begun : found.start()], begun)
                word, begun = outer_word, found.end()
        elif found[1] and is_query:
            yield Clause(word, code[begun : found.start()], begun)
            word, begun = " ".join(found[1].lower().split()), found.end()
    yield Clause(word, code[begun:end], begun)
