"""Answers of a model that a script of R writes into a file or table, followed by name from line to line."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_LINES = 4_000
_NAMES = 60
_ASSIGNS = lazy_regex(
    r"^\s{0,20}([A-Za-z.][\w.]{0,30})(?:\$[\w.]{1,30}|\[[^\]]{0,60}\])?\s{0,4}(?:<-|=)\s{0,4}(?![=])(.{1,300})"
)
_ASKS = lazy_regex(r"\b(?:predict|forecast|augment)\(")
_MEASURES = lazy_regex(
    r"confusionMatrix|\btable\(|rmse|accuracy|\bmean\(|metrics\(|\bauc\b|roc\(|conf_mat|postResample", re.IGNORECASE
)
_WRITES = lazy_regex(
    r"\b(?:write[._]csv2?|write_csv|fwrite|write[._]table|write_\w{3,10}|dbWriteTable|saveRDS)\((.{0,200})"
)
_PIPED = lazy_regex(r"(?:%>%|\|>|,|\()\s{0,4}$")


def stored_in_r(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give the first place of each script of R."""
    for unit in units:
        if unit.language == "r" and _ASKS.search(unit.source) and _WRITES.search(unit.source):
            line = next(_lines_that_store(unit.source), None)
            if line is not None:
                yield Located("write", unit.place(line))


def _lines_that_store(source: str) -> Iterator[int]:
    """Follow the names that stand for answers, and give the lines that write them."""
    names: list[str] = []
    for number, line in _joined(source):
        asks = _ASKS.search(line) is not None or _mentions(line, names)
        written = _WRITES.search(line)
        if written and asks and (_ASKS.search(line) or _mentions(written[1], names) or "%>%" in line or "|>" in line):
            yield number
        assigned = _ASSIGNS.match(line)
        if assigned and asks and not _MEASURES.search(assigned[2]) and len(names) < _NAMES:
            names.append(assigned[1])


def _joined(source: str) -> Iterator[tuple[int, str]]:
    """Give the lines without comments, a pipe over several lines as one."""
    kept, first = "", 1
    for number, line in enumerate(source.splitlines()[:_LINES], 1):
        code = line[:300].split("#", 1)[0].rstrip()
        if not kept:
            first = number
        kept = f"{kept} {code.strip()}"[:1_500] if kept else code
        if not _PIPED.search(code) and kept.strip():
            yield first, kept
            kept = ""
    if kept.strip():
        yield first, kept


def _mentions(line: str, names: list[str]) -> bool:
    return any(re.search(rf"(?<![\w.]){re.escape(name)}(?![\w(])", line) for name in names)
