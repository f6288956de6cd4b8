"""Which words stand beside a step of SQL: comments, and what a dbt project says of a model."""

import re
from collections.abc import Iterator, Sequence
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
_PARAGRAPH = 20
_SCREEN = 40
_LINES_BELOW = 15


def said_beside(lines: Sequence[str], line: int, description: str) -> tuple[str, ...]:
    """Give the comments near a line, on top of its paragraph and of the part that it stands in, and those of the file.

    What is said of the whole, by its first lines or by the project, stands beside lines near the top only.
    """
    near = (found[1] for one in lines[max(0, line - 1 - _LINES_ABOVE) : line] if (found := _COMMENT.search(one[:300])))
    beside = [*near, *_on_paragraph(lines, line), *_on_part(lines, line)]
    if len(lines) < _SCREEN or line <= _LINES_BELOW:
        beside += [description, *_at_the_top(lines)]
    return tuple(dict.fromkeys(one.strip("-/*{}# ") for one in beside))


def _on_paragraph(lines: Sequence[str], line: int) -> Iterator[str]:
    """Give the comment on top of the lines that no blank one parts from this one."""
    paragraph = takewhile(lambda number: lines[number - 1].strip(), range(line, max(0, line - _PARAGRAPH), -1))
    top = next((number for number in paragraph if _ALONE.match(lines[number - 1][:300])), 0)
    return _comments_above(lines, top + 1)


def _on_part(lines: Sequence[str], line: int) -> Iterator[str]:
    """Give the comment above the named part of a query, or the statement, that a line stands in."""
    numbers = range(line, max(0, line - _SCREEN), -1)
    head = next((number for number in numbers if _HEAD.match(lines[number - 1][:300])), 0)
    is_left = any(one.startswith(")") for one in lines[head : line - 1])
    return _comments_above(lines, 0 if is_left else head)


def _comments_above(lines: Sequence[str], line: int) -> Iterator[str]:
    above = takewhile(lambda one: _ALONE.match(one[:300]), reversed(lines[: max(0, line - 1)]))
    return (found[1] for one in above if (found := _ALONE.match(one[:300])))


def _at_the_top(lines: Sequence[str]) -> Iterator[str]:
    """Give the comment that a file opens with, a block of several lines in full."""
    in_block = False
    for one in lines[:_SCREEN]:
        text = one.strip()
        if in_block or text.startswith(("--", "/*", "{#")):
            yield text
            in_block = (in_block or text.startswith(("/*", "{#"))) and "*/" not in text and "#}" not in text
        elif text:
            break
