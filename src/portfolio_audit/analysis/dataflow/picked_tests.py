"""Models, settings, thresholds and epochs, of which the code takes the one that does best on a test part."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.best_of_tests import best_of_tests
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

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
_TEST = r"(?:[\w.]{0,30}[\[('\"_]{1,2})?(?<![a-z])[Xx]?_?test(?:ing)?(?:_\w{1,10})?(?![\w])"
_WATCHED = lazy_regex(
    rf"\b(?:eval_dataset\s?=\s?{_TEST}|validation_data\s?=\s?\(?\s?{_TEST}|eval_set\s?=\s?\[?\s?\(?\s?{_TEST})"
)
"""The part by which the training is watched, where it is called test."""
_WATCHING = frozenset({"eval_dataset", "validation_data", "eval_set"})
_KEEPS_BEST = frozenset({"load_best_model_at_end", "restore_best_weights", "save_best_only", "early_stopping_rounds"})
"""Arguments that keep the best epoch or round, unless they are switched off."""
_LINES = 30
"""Of a longer call the first ones are read."""
_OFF = frozenset({"False", "None", "0"})
_PARTED_BY_THE_LIBRARY = ".train_test_split("
"""What calls the part for validation `test`, too."""
_VALIDATION = lazy_regex(
    r"(?i)(?:[xy]|df|data|ds|set|loader)_?val(?:id\w{0,6})?\b|\b(?!validation_data\s?=)val(?:id\w{0,6})?_(?:x|y|df|ds|data|set|loader|gen)|['\"]val(?:idation)?['\"]\s?\]"
)
"""A part for validation, which may be what is watched elsewhere."""


def picked_tests(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Yield where the best of such scores is asked for, a threshold is set by them, and the best epoch is kept."""
    kept = tuple(units)
    yield from best_of_tests(kept)
    for _, group in groupby(kept, key=lambda unit: unit.path):
        program = tuple(group)
        for position, unit in enumerate(program):
            if "test" in unit.source:
                yield from _chosen_at_once(unit, "\n".join(one.source for one in program[position:]))
        yield from _watched(program)


def _watched(program: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Yield the first training of which the epoch or round is kept that does best on what is called test."""
    calls = [(unit, call) for unit in program for call in (unit.module.calls if unit.module else ())]
    whole = "\n".join(unit.source for unit in program)
    if not any(_keeps_best(call) for _, call in calls) or _VALIDATION.search(whole) or _PARTED_BY_THE_LIBRARY in whole:
        return
    watching = ((unit, call) for unit, call in calls if _WATCHING & {word for word, _ in call.keywords})
    yield from islice((found for unit, call in watching for found in _watched_by(unit, call)), 1)


def _watched_by(unit: CodeUnit, call: Call) -> Iterator[Located]:
    """Yield the lines of a training that hand it the test part to watch."""
    last = min(max(call.line, call.end_line), call.line + _LINES)
    for number, line in enumerate(unit.source.splitlines()[call.line - 1 : last], call.line):
        if _WATCHED.search(line.partition("#")[0]):
            yield Located(line.strip()[:80], unit.place(number))


def _keeps_best(call: Call) -> bool:
    is_asked = any(word in _KEEPS_BEST and value not in _OFF for word, value in call.keywords)
    return is_asked or call.name.rpartition(".")[2] == "early_stopping"


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
