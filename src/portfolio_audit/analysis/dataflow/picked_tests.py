"""Settings that are tried in turn, of which the code takes the one with the best score on a test part."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.looped_tests import body_of
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_LOOP = lazy_regex(r"^(\s{0,40})for \w{1,40} in (?!.{0,80}(?:split\(|fold))[^\n]{1,120}:\s{0,4}(?:#|$)")
_KEEPS = lazy_regex(
    r"\b(\w{1,40})\.append\(\s?(?:[\w.]{1,60}\.score\(\s?[Xx]_?test\b|(?:\w{1,20}\.)?\w{1,30}_(?:score|error)\(\s?y_?test\b"
    r"|(?:np\.)?mean\(\s?\w{1,20} ?[!=]= ?y_?test\b)"
)
"""A list that takes the score of each turn on what is called test."""
_REMADE = lazy_regex(r"\b[Xx]_?test\w{0,6}\b[^=\n()]{0,60} = |\btest_index\b|\btest_idx\b")
"""A test part that is made in each turn, as folds are."""
_CHOSEN = lazy_regex(
    r"\b(?:max|min)\(\s?\w{1,30}, key=lambda \w{1,10}: (?:\w{1,20}\.)?\w{1,30}(?:_score|_error)\(\s?y_?test\b"
    r"|(?<!def )\b\w{0,12}(?:best|optimal|find|choose|pick|tune|select|optimi[sz]e)_(?:\w{1,12}_)?"
    r"(?:threshold|cut_?off)\w{0,12}\(\s?y_?test\b"
)
"""A threshold that is chosen by its score on what is called test, in one call."""
_CURVE = lazy_regex(
    r"^\s{0,40}(?:\w{1,30}\s?,\s?){2}(\w{1,30})\s?="
    r"\s?(?:\w{1,20}\.)?(?:precision_recall|roc)_curve\(\s?y_?test\b",
    re.MULTILINE,
)
"""The thresholds of a curve over that part."""
_LINES = 40


def picked_tests(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Yield where a loop keeps such scores, if the place of the best of them is asked for later in its program."""
    for _, group in groupby(units, key=lambda unit: unit.path):
        program = tuple(group)
        for position, unit in enumerate(program):
            if "test" not in unit.source:
                continue
            later = "\n".join(one.source for one in program[position:])
            if ".append(" in unit.source:
                yield from _of_unit(unit, later)
            yield from _chosen_at_once(unit, later)


def _chosen_at_once(unit: CodeUnit, later: str) -> Iterator[Located]:
    """Yield where one call picks a threshold on the test part, or the best point of its curve is looked up later."""
    found = [*_CHOSEN.finditer(unit.source)]
    found += [curve for curve in _CURVE.finditer(unit.source) if _takes_best_of(curve[1], later)]
    for match in found:
        line = unit.source.count("\n", 0, match.end())
        yield Located(unit.source.splitlines()[line].strip()[:80], unit.place(line + 1))


def _takes_best_of(name: str, later: str) -> bool:
    best = rf"\b{name}\[(?:(?:\w{{1,20}}\.)?arg(?:max|min)\(|\w{{0,8}}(?:best|opt|ix|idx)\w{{0,12}}\])"
    return re.search(best, later) is not None


def _of_unit(unit: CodeUnit, later: str) -> Iterator[Located]:
    lines = unit.source.splitlines()
    for number, line in enumerate(lines):
        loop = _LOOP.match(line[:250])
        body = body_of(lines[number + 1 : number + _LINES], len(loop[1])) if loop else ""
        kept = _KEEPS.search(body)
        if kept is not None and not _REMADE.search(body) and _takes_best(kept[1], later):
            yield Located(line.strip()[:80], unit.place(number + 1))


def _takes_best(name: str, later: str) -> bool:
    return re.search(rf"\barg(?:max|min)\(\s?{name}\b|\b{name}\.index\(\s?(?:max|min)\(\s?{name}\b", later) is not None
