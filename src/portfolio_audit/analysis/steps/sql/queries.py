"""What queries do with rows: count what must not be there, hold some out, and even the classes."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_STOPS = lazy_regex(r"\braise\b|\bassert\b|\bexit\(|errors?\.append\(|logg?\w{0,4}\.(?:error|warning)\(")
_COUNTS_WRONG_ROWS = lazy_regex(
    r"(?is)^\s*select\s+count\([^()]{1,40}\)(?:\s+as)?(?:\s+\w{1,20})?\s+from\b.{1,160}\bwhere\b"
    r".{0,120}(?:\bis null\b|[<>]|\bnot in\b|\bnot between\b)|\bhaving\s+count\([^()]{1,40}\)\s?>\s?1\b"
)
_PART = lazy_regex(
    r"(?is)\b(?:table|view|into)\s+(?:if\s+not\s+exists\s+)?[\w.`\"{}]{0,60}?(\w{1,40})[`\"]?\s+(?:as\s+)?\(?\s*select\b"
    r"[^;]{1,160}?\bfrom\s+([\w.`\"{}]{1,60})\s+(?:as\s+)?(?:\w{1,12}\s+)?where\b"
)
"""A table that is filled with some rows of another."""
_CHOSEN = lazy_regex(
    r"(?is)^\s*select\b(?!\s+(?:count|avg|sum|min|max)\b)[^;]{1,160}?\bfrom\s+([\w.`\"{}]{1,60})\s+(?:as\s+)?(?:\w{1,12}\s+)?where\b"
)
_LEARNT = lazy_regex(r"(?i)(?:^|_)(?:train\w{0,4}|fit|learn\w{0,4})(?:$|_)")
_HELD = lazy_regex(r"(?i)(?:^|_)(?:test|eval\w{0,6}|val|valid\w{0,5}|hold_?out|unseen)(?:$|_)")
_SIDES = lazy_regex(
    r"(?is)\bthen\s+'train\w{0,4}'.{0,160}'(?:test|val\w{0,7}|eval\w{0,6}|hold_?out)'"
    r"|\bthen\s+'(?:test|val\w{0,7}|eval\w{0,6}|hold_?out)'.{0,160}'train\w{0,4}'"
)
"""The side that a query writes beside each row."""
_CLASS = r"[\w.\"]{0,20}(?:label|class|target|outcome|churn|fraud|spam|sentiment|species|\bis_\w{2,20}|\by\b)\w{0,10}"
_EVENED = lazy_regex(
    rf"(?is)\bunion\s+all\b.{{0,200}}\blimit\s+\(\s*select\s+(?:count|min)\(|\bpartition\s+by\s+{_CLASS}\"?\s+order\s+by\s+"
    r"(?:random|rand|newid|hash|md5|farm_fingerprint)\w{0,4}\("
)
"""As many rows of one class as another has, and rows of each class that are numbered by chance."""
_OF_REQUESTS = lazy_regex(r"\b(?:fastapi|flask|django|starlette)\b")


def query_checks(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the queries, with their lines, in a file that stops or complains."""
    if "count(" not in unit.source.lower() or unit.module is None:
        return
    if _STOPS.search(unit.source) and not _OF_REQUESTS.search(unit.source):
        for text in unit.module.texts:
            if _COUNTS_WRONG_ROWS.search(text.value):
                yield " ".join(text.value.split())[:80], text.line


def query_splits(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the queries that take rows of one table to learn from and others to hold out."""
    texts = unit.module.texts if unit.module else ()
    sides: dict[str, dict[bool, int]] = {}
    for text in texts:
        if _SIDES.search(text.value):
            yield " ".join(text.value.split())[:80], text.line
        parts = [(found[1], found[2]) for found in _PART.finditer(text.value)]
        chosen = _CHOSEN.match(text.value)
        parts += [(name, chosen[1]) for name in _names_at(unit, text.line)] if chosen else []
        for name, table in parts:
            if _LEARNT.search(name) or _HELD.search(name):
                sides.setdefault(table.lower(), {})[bool(_HELD.search(name))] = text.line
    for table, lines in sides.items():
        if len(lines) > 1:
            yield f"rows of {table} in two queries", lines[True]


def _names_at(unit: CodeUnit, line: int) -> Iterator[str]:
    """Give the names that the calls around a line are kept under."""
    for call in unit.module.calls if unit.module else ():
        if call.line <= line <= max(call.line, call.end_line):
            yield from call.targets


def query_balances(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the queries that take as many rows of each class."""
    for text in unit.module.texts if unit.module else ():
        if _EVENED.search(text.value):
            yield " ".join(text.value.split())[:80], text.line
