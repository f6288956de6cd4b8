"""Loops that fit each of several models and score it on the test part."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.judgement import Leak, LeakKind
from portfolio_audit.patterns import lazy_regex

_LOOP = lazy_regex(r"^(\s{0,40})for ([\w, ()]{1,60}) in ([^\n]{1,120}):\s{0,4}(?:#|$)")
_FOLDS = lazy_regex(r"split\(|fold|range\(")
_REMADE = lazy_regex(r"\b\w{0,20}test\w{0,20}(?:, \w{1,30})?\s?=[^=]|\bval(?:id\w{0,6})?\b|_val\b|cross_val|SearchCV")
"""What a loop over folds or trials holds: a test part of its own, or one for validation."""
_LINES = 40
_COUNTED = re.compile(r"_score\(|_error\(|_report\(|accuracy|\brmse\b|\bmae\b")


def looped_tests(units: Iterable[CodeUnit]) -> Iterator[Leak]:
    """Yield each loop over models whose test part lies outside, as a question."""
    for unit in units:
        lines = unit.source.splitlines()
        for number, line in enumerate(lines, 1):
            found = _LOOP.match(line[:250])
            if found is not None and not _FOLDS.search(found[3]):
                body = _body(lines[number : number + _LINES], len(found[1]))
                yield from _questions(unit, found[2], body, number)


def _body(lines: list[str], indent: int) -> str:
    """Give the lines that stand deeper than the loop."""
    inner: list[str] = []
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        inner.append(line[:250])
    return "\n".join(inner)


def _questions(unit: CodeUnit, targets: str, body: str, number: int) -> Iterator[Leak]:
    for name in re.findall(r"[A-Za-z_]\w*", targets):
        is_fitted = re.search(rf"\b{name}\.fit\(", body)
        tested = re.search(rf"\b{name}\.(score|evaluate|predict)\w{{0,6}}\(\s?\w{{0,20}}test", body)
        is_scored = tested is not None and (tested[1] != "predict" or _COUNTED.search(body))
        if is_fitted and tested is not None and is_scored and not _REMADE.search(body):
            line = number + 1 + body.count("\n", 0, tested.start())
            text = f"each {name} of a loop is scored on one test part (line {number})"
            yield Leak(text, unit.place(line), LeakKind.MULTI_TEST, "low", unit.place(number))
            return
