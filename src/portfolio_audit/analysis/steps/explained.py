"""Which steps have a reason written next to them."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
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
_LINES_ABOVE = 4
_PARAGRAPH = 20
"""Lines without a blank one among them, which a comment at their top speaks of together."""
_SCREEN = 40
"""Lines of a function that stand on one screen with its docstring."""
_LINES_BELOW = 15
"""Lines of a longer function that its docstring still stands beside."""


def explained_steps(unit: CodeUnit, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give the steps with eight words of prose beside the cell, in comments or a docstring near the line."""
    if len(_WORD.findall(unit.prose[:4_000])) >= _REASON_WORDS:
        return steps
    lines = unit.source.splitlines()
    return tuple(step for step in steps if _has_reason(unit.module, lines, step))


def _has_reason(module: Module | None, lines: list[str], step: Step) -> bool:
    line = step.at.line or 1
    top = _top_of_paragraph(lines, line)
    if module is None:
        above = lines[max(0, min(top, line - _LINES_ABOVE) - 1) : line]
        said = " ".join(found.group(1) for one in above if (found := _COMMENT.search(one[:300])))
        return len(_WORD.findall(said)) >= _REASON_WORDS
    near = [
        note.text
        for note in module.comments
        if (line - _LINES_ABOVE <= note.line <= line or (note.is_alone and top <= note.line <= line))
        and not (is_code(note.text) or is_code(note.text.rstrip(":")))
    ]
    if len(_WORD.findall(" ".join(near))) >= _REASON_WORDS:
        return True
    if any(function.qualified_name == step.scope and _tells_near(function, line) for function in module.functions):
        return True
    around = [one for one in module.classes if one.has_docstring and one.line <= line <= one.line + _LINES_BELOW]
    return any(_tells(lines, one.line) for one in around)


def _tells(lines: list[str], line: int) -> bool:
    """Tell a class whose docstring has eight words."""
    found = _DOCSTRING.search("\n".join(lines[line - 1 : line + _LINES_BELOW]))
    return found is not None and len(_WORD.findall(found[2])) >= _REASON_WORDS


def _top_of_paragraph(lines: list[str], line: int) -> int:
    """Give the first of the lines above that no blank line parts from this one."""
    top = min(line, len(lines))
    while top > max(1, line - _PARAGRAPH) and lines[top - 2].strip():
        top -= 1
    return top


def _tells_near(function: Function, line: int) -> bool:
    """Tell a docstring of eight words that a reader still sees beside the line."""
    is_near = function.end_line - function.line < _SCREEN or line - function.line <= _LINES_BELOW
    return is_near and len(_WORD.findall(function.docstring)) >= _REASON_WORDS


def share(explained: tuple[Step, ...], steps: tuple[Step, ...], kinds: frozenset[StepKind]) -> float:
    """Give the share of the steps of these kinds that are explained; 0 where there are none."""
    concerned = sum(step.kind in kinds for step in steps)
    return round(sum(step.kind in kinds for step in explained) / concerned, 2) if concerned else 0.0
