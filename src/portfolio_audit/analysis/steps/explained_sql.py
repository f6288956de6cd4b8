"""Which steps of SQL have a reason beside them: comments, and what a dbt project says of a model."""

import re
from collections.abc import Sequence
from itertools import takewhile

from portfolio_audit.patterns import lazy_regex

_COMMENT = lazy_regex(r"(?:--|/\*|\{#)\s?(.{0,300})$")
_ALONE = lazy_regex(r"^\s{0,60}(?:--|/\*|\*(?!\s*(?:,|from\b|$))|\{#)\s?(.{0,300})$")
"""A line that is a comment and nothing else."""
_HEAD = lazy_regex(
    r"^\s{0,8}(?:,\s{0,4})?(?:with\s+)?[\w\"]{1,60}\s+as\s+(?:not\s+materialized\s+|materialized\s+)?\(|^\s{0,8}(?:create|insert|update|delete)\b",
    re.IGNORECASE,
)
"""What begins a named part of a query, or a statement."""
_LINES_ABOVE = 4
_SCREEN = 40
_LINES_BELOW = 15


def said_beside(lines: Sequence[str], line: int, description: str) -> tuple[str, ...]:
    """Give comments near a line, above the part that it stands in, and, near the top, what is said of the whole."""
    near = tuple(
        found[1] for one in lines[max(0, line - 1 - _LINES_ABOVE) : line] if (found := _COMMENT.search(one[:300]))
    )
    head = next((number for number in range(line, 0, -1) if _HEAD.match(lines[number - 1][:300])), 0)
    is_inside = bool(head) and line - head < _SCREEN and not any(one.startswith(")") for one in lines[head : line - 1])
    of_part = _comments_above(lines, head) if is_inside else ()
    is_near_the_top = len(lines) < _SCREEN or line <= _LINES_BELOW
    return (*near, *of_part, *((description, *_at_the_top(lines)) if is_near_the_top else ()))


def _comments_above(lines: Sequence[str], line: int) -> tuple[str, ...]:
    above = takewhile(lambda one: _ALONE.match(one[:300]), reversed(lines[: line - 1]))
    return tuple(found[1] for one in above if (found := _ALONE.match(one[:300])))


def _at_the_top(lines: Sequence[str]) -> tuple[str, ...]:
    """Give the comment that a file opens with, a block of several lines in full."""
    said: list[str] = []
    in_block = False
    for one in lines[:_SCREEN]:
        text = one.strip()
        if in_block or text.startswith(("--", "/*", "{#")):
            said.append(text.strip("-/*{}# "))
            in_block = (in_block or text.startswith(("/*", "{#"))) and "*/" not in text and "#}" not in text
        elif text:
            break
    return tuple(said)
