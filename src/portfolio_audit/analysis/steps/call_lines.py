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


@lru_cache(maxsize=4)
def _lines(source: str) -> list[str]:
    return source.splitlines()
