"""Loops that score each of several models on the test part, runs ordered by it, and comparisons that are on none."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.judgement import Leak, LeakKind
from portfolio_audit.patterns import lazy_regex

_LOOP = lazy_regex(r"^(\s{0,40})for ([\w, ()]{1,60}) in ([^\n]{1,120}):\s{0,4}(?:#|$)")
_FOLDS = lazy_regex(r"split\(|fold|range\(")
_ANSWERS = r"(?!\w{0,30}(?:pred|prob|hat|scor|acc|rmse|mae|mse|r2|error|result|metric|report))"
_REMADE = lazy_regex(
    rf"\b{_ANSWERS}\w{{0,20}}test\w{{0,20}}(?:, \w{{1,30}})?\s?=[^=]"
    r"|\bval(?:id\w{0,6})?\b|_val\b|cross_val|best_score_"
)
"""What a loop over folds or trials holds: a test part of its own, or one for validation."""
_MODELS = lazy_regex(
    r"^(?:\w{0,20}_)?(?:model|clf|classifier|regressor|est|estimator|pipe(?:line)?)(?:_(?:obj|inst))?$"
)
"""Names of what a loop takes from a list of models."""
_VALIDATION = lazy_regex(r"(?:_|\b)val(?:id\w{0,6})?(?:_|\b)|[Xy]val\b|\bdev_|_dev\b")
_BY_TEST = lazy_regex(r"\border_by\s?=\s?\[?\s?f?[\"'](?:metrics\.)?`?[\w.]{0,40}test\w{0,30}")
"""How runs of a tracker are asked for in the order of a metric of the test part."""
_LINES = 40
_COUNTED = re.compile(r"_score\(|_error\(|_report\(|accuracy|\brmse\b|\bmae\b")


def looped_tests(units: Iterable[CodeUnit]) -> Iterator[Leak]:
    """Yield each loop over models whose test part lies outside, and each order of runs by it, as a question."""
    for unit in units:
        lines = unit.source.splitlines()
        for number, line in enumerate(lines, 1):
            found = _LOOP.match(line[:250])
            if found is not None and not _FOLDS.search(found[3]):
                body = body_of(lines[number : number + _LINES], len(found[1]))
                yield from _questions(unit, found[2], body, number)
            elif _BY_TEST.search(line[:250]):
                place = unit.place(number)
                yield Leak("runs are ordered by a metric of the test part", place, LeakKind.MULTI_TEST, "low", place)


def body_of(lines: list[str], indent: int) -> str:
    """Give the lines that stand deeper than the loop."""
    inner: list[str] = []
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        inner.append(line[:250])
    return "\n".join(inner)


def _questions(unit: CodeUnit, targets: str, body: str, number: int) -> Iterator[Leak]:
    for name in re.findall(r"[A-Za-z_]\w*", targets):
        is_model = _MODELS.match(name) or re.search(rf"\b{name}\.fit\(", body)
        tested = re.search(rf"\b{name}\.(score|evaluate|predict)\w{{0,6}}\(\s?\w{{0,20}}test", body)
        is_scored = tested is not None and (tested[1] != "predict" or _COUNTED.search(body))
        if is_model and tested is not None and is_scored and not _REMADE.search(body):
            line = number + 1 + body.count("\n", 0, tested.start())
            text = f"each {name} of a loop is scored on one test part (line {number})"
            yield Leak(text, unit.place(line), LeakKind.MULTI_TEST, "low", unit.place(number))
            return


def on_test_parts(leaks: Iterable[Leak], units: Iterable[CodeUnit]) -> tuple[Leak, ...]:
    """Leave out comparisons on a part that the lines call one for validation, which is there to choose by."""
    sources = {(unit.path, unit.cell): unit.source.splitlines() for unit in units}
    return tuple(leak for leak in leaks if not _is_validation(" ".join(_lines_of(leak, sources))))


def _lines_of(leak: Leak, sources: dict[tuple[str, int | None], list[str]]) -> Iterator[str]:
    for place in (leak.at, leak.split):
        lines = sources.get((place.path, place.cell), [])
        yield from lines[(place.line or 0) - 1 : place.line][:1]


def _is_validation(lines: str) -> bool:
    return bool(_VALIDATION.search(lines)) and "test" not in lines
