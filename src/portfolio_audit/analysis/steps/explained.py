"""Which steps have a reason written next to them."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.sql.explained import said_beside
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import Function, Module
from portfolio_audit.parsers.python_lines import is_code
from portfolio_audit.patterns import lazy_regex

PREPARE = frozenset({StepKind.CLEAN, StepKind.TRANSFORM, StepKind.ENGINEER, StepKind.VALIDATE, StepKind.RESAMPLE})
MODEL = frozenset({StepKind.MODEL, StepKind.FIT, StepKind.TUNE, StepKind.TRAIN_LOOP})
EVALUATE = frozenset(
    {StepKind.METRIC, StepKind.CROSS_VALIDATE, StepKind.ANALYSE_ERRORS, StepKind.BASELINE, StepKind.EXPLAIN}
)
MEASURE = EVALUATE - {StepKind.BASELINE, StepKind.EXPLAIN}

_WORD = lazy_regex(r"[A-Za-zÀ-ɏ]{2,30}|[぀-ヿ一-鿿]{2}")
_REASON_WORDS = 8
_COMMENT = lazy_regex(r"(?://|#|^\s{0,40}\*)\s?([^/#*].{0,300})$")
"""A comment of a language that is read line by line."""
_DOCSTRING = lazy_regex(r""":\s{0,8}(?:\#[^\n]{0,100})?\n\s{0,40}[rRuU]?(\"{3}|'{3})(.{1,1000}?)(?:\1|$)""", re.DOTALL)
"""The docstring below the first line of a class."""
_ALONE = lazy_regex(r"^\s{0,60}(?:///?|#(?!include\b|define\b|pragma\b|ifn?def\b|endif\b)|\*)\s?(.{0,300})$")
"""A line that is a comment and nothing else."""
_LINES_ABOVE = 4
_PARAGRAPH = 20
"""Lines without a blank one among them, which a comment on top of them speaks of together."""
_SCREEN = 40
"""Lines of a function that stand on one screen with its docstring."""
_LINES_BELOW = 15
"""Lines of a longer function that its docstring still stands beside."""


def explained_steps(unit: CodeUnit, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give the steps with eight words of prose beside the cell, in comments or a docstring near the line."""
    lines = unit.source.splitlines()
    if unit.language == "sql":
        return tuple(step for step in steps if _tells(said_beside(lines, step.at.line or 1, unit.prose)))
    if len(_WORD.findall(unit.prose[:4_000])) >= _REASON_WORDS:
        return steps
    return tuple(step for step in steps if _has_reason(unit.module, lines, step))


def _has_reason(module: Module | None, lines: list[str], step: Step) -> bool:
    line = step.at.line or 1
    if _tells(_block_above(lines, line)):
        return True
    last = _end_of_brackets(lines, line)
    if module is None:
        near = lines[max(0, line - 1 - _LINES_ABOVE) : last]
        return _tells(found.group(1) for one in near if (found := _COMMENT.search(one[:300])))
    if _tells(note.text for note in module.comments if line - _LINES_ABOVE <= note.line <= last):
        return True
    holding = (one for one in module.functions if one.qualified_name == step.scope or one.line <= line <= one.end_line)
    if any(_tells_near(function, line) for function in holding):
        return True
    around = [one for one in module.classes if one.has_docstring and one.line <= line <= one.line + _LINES_BELOW]
    return any(_has_docstring(lines, one.line) for one in around)


def _end_of_brackets(lines: list[str], line: int) -> int:
    """Give the line where the brackets of a line close; the line itself where they do not within a paragraph.

    Braces hold the bodies of functions in other languages, and are left aside.
    """
    depth = 0
    for number, one in enumerate(lines[line - 1 : line - 1 + _PARAGRAPH], line):
        code = one.partition("#")[0]
        depth += sum(map(code.count, "([")) - sum(map(code.count, ")]"))
        if depth <= 0:
            return number
    return line


def _has_docstring(lines: list[str], line: int) -> bool:
    """Tell a class whose docstring has eight words."""
    found = _DOCSTRING.search("\n".join(lines[line - 1 : line + _LINES_BELOW]))
    return found is not None and len(_WORD.findall(found[2])) >= _REASON_WORDS


def _tells(comments: Iterable[str]) -> bool:
    """Tell comments of eight words together; code that is switched off has none."""
    said = (one for one in comments if not (is_code(one) or is_code(one.rstrip(":"))))
    return len(_WORD.findall(" ".join(said))) >= _REASON_WORDS


def _block_above(lines: list[str], line: int) -> Iterator[str]:
    """Give the comment on top of the lines that no blank one parts from this one, unless it stands further inside."""
    above = lines[max(0, line - 1 - _PARAGRAPH) : line - 1][::-1]
    depth = min((_depth(one) for one in lines[line - 1 : line]), default=0)
    code = takewhile(lambda one: one.strip() and not _ALONE.match(one), above)
    for one in above[sum(1 for _ in code) :]:
        found = _ALONE.match(one[:300])
        if found is None or _depth(one) > depth:
            return
        yield found[1]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _tells_near(function: Function, line: int) -> bool:
    """Tell a docstring of eight words that a reader still sees beside the line."""
    is_near = function.end_line - function.line < _SCREEN or line - function.line <= _LINES_BELOW
    return is_near and len(_WORD.findall(function.docstring)) >= _REASON_WORDS


def share(explained: tuple[Step, ...], steps: tuple[Step, ...], kinds: frozenset[StepKind]) -> float:
    """Give the share of the steps of these kinds that are explained; 0 where there are none."""
    concerned = sum(step.kind in kinds for step in steps)
    return round(sum(step.kind in kinds for step in explained) / concerned, 2) if concerned else 0.0
