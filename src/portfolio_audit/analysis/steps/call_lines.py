"""The text of the lines that a call stands on."""

from functools import lru_cache

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.python import Call

_LINE_CHARACTERS = 300
_LINES = 3


def lines_of(unit: CodeUnit, call: Call) -> str:
    """Give its first lines as one."""
    last = min(max(call.line, call.end_line), call.line + _LINES)
    return " ".join(line[:_LINE_CHARACTERS] for line in _lines(unit.source)[call.line - 1 : last])


def line_above(unit: CodeUnit, call: Call) -> str:
    """Give the line before its first; empty at the top."""
    return "".join(_lines(unit.source)[max(0, call.line - 2) : call.line - 1])[-_LINE_CHARACTERS:]


@lru_cache(maxsize=4)
def _lines(source: str) -> list[str]:
    return source.splitlines()
