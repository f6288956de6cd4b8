"""Steps that only several lines tell: own checks and looks, own bounds, and own logs of runs."""

import re
from collections.abc import Callable, Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.models.tried_settings import settings_in_turn
from portfolio_audit.analysis.steps.names.named_metrics import ranking_keys
from portfolio_audit.analysis.steps.own.agents import own_agents
from portfolio_audit.analysis.steps.own.bounds import NEEDED_BY_BOUNDS, find_bounds
from portfolio_audit.analysis.steps.own.check_words import NEEDED_BY_CHECKS
from portfolio_audit.analysis.steps.own.checks import find_checks
from portfolio_audit.analysis.steps.own.files import NEEDED_BY_BAD_FILES, NEEDED_BY_COUNTS, find_bad_files, find_counts
from portfolio_audit.analysis.steps.own.fresh_draws import FRESH, fresh_draws
from portfolio_audit.analysis.steps.own.kept_measures import kept_measures
from portfolio_audit.analysis.steps.own.looks import own_looks
from portfolio_audit.analysis.steps.own.plain_guessers import plain_guessers
from portfolio_audit.analysis.steps.own.readings import own_readings
from portfolio_audit.analysis.steps.own.run_logs import (
    NEEDED_BY_HEADS,
    NEEDED_BY_LOGS,
    NEEDED_BY_TABLES,
    find_heads,
    find_run_logs,
)
from portfolio_audit.analysis.steps.own.skipped_rows import NEEDED_BY_SKIPPED_ROWS, find_skipped_rows
from portfolio_audit.analysis.steps.own.slices import own_slices
from portfolio_audit.analysis.steps.own.spreads import own_spreads
from portfolio_audit.analysis.steps.shapes.played import played
from portfolio_audit.analysis.steps.sql.queries import query_balances, query_checks, query_splits
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope, scopes_of
from portfolio_audit.patterns import lazy_regex

_OF_REQUESTS = frozenset({"fastapi", "flask", "django", "starlette", "sanic"})
"""Imports of files whose rows and schemas are those of requests."""
_LIGHTNING = lazy_regex(r"^(?:pytorch_)?lightning\b")
"""A module of it records what it logs, unless its trainer is told not to."""
_SELECTS = lazy_regex(r"(?i)\bselect\s")
_CODES = lazy_regex(r"^\s{0,40}(\w{1,40})\s?=\s?\{\s{0,40}['\"][^'\"\n]{1,40}['\"]\s?:\s?-?\d", re.MULTILINE)
_MAPPED = lazy_regex(r"\[['\"][^'\"]{1,60}['\"]\]\.(?:map|replace)\(\s?(\w{1,40})\s?[,)]")
_OF_ROWS = frozenset({"rows", "schema"})


_Needed = tuple[tuple[str, ...], ...]
_Finder = Callable[[SyntaxScope], Iterable[tuple[str, int]]]
_FINDERS: tuple[tuple[StepKind, str, _Finder, _Needed], ...] = (
    (StepKind.CLEAN, "outliers", find_bounds, NEEDED_BY_BOUNDS),
    (StepKind.CLEAN, "filtered", find_bad_files, NEEDED_BY_BAD_FILES),
    (StepKind.CLEAN, "filtered", find_skipped_rows, NEEDED_BY_SKIPPED_ROWS),
    (StepKind.ENGINEER, "derived", find_counts, NEEDED_BY_COUNTS),
    (StepKind.TRACK, "own", find_heads, NEEDED_BY_HEADS),
)
"""What is looked for in each function of a source that holds one text of each group needed."""


def _logged(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give what a module of Lightning logs."""
    if unit.module is not None and any(_LIGHTNING.match(one.module) for one in unit.module.imports):
        for call in unit.module.calls:
            if call.receiver == "self" and call.name in (".log", ".log_dict"):
                yield f"self{call.name}", call.line


_OF_UNITS: tuple[tuple[StepKind, str, Callable[[CodeUnit], Iterable[tuple[str, int]]]], ...] = (
    (StepKind.UNCERTAINTY, "spread", own_spreads),
    (StepKind.TRACK, "board", _logged),
    (StepKind.SPLIT, FRESH, fresh_draws),
    (StepKind.ANALYSE_ERRORS, "slices", own_slices),
    (StepKind.BASELINE, "rule", plain_guessers),
    (StepKind.TUNE, "manual", settings_in_turn),
)
"""What is looked for in each source as a whole."""


def closer_steps(unit: CodeUnit) -> Iterator[Step]:
    """Give them in any order; a unit without their texts is not parsed again."""
    for detail, text, line in own_looks(unit):
        yield _step(unit, StepKind.INSPECT, detail, (text, line))
    yield from _query_steps(unit)
    for found in _mapped_codes(unit) if ".map(" in unit.source or ".replace(" in unit.source else ():
        yield _step(unit, StepKind.TRANSFORM, "encode", found)
    for scope, text, line in played(unit):
        yield Step(StepKind.METRIC, text, "reward of an episode", unit.place(line), scope, unit.in_notebook)
    yield from own_agents(unit)
    for detail, text, line in own_readings(unit):
        yield _step(unit, StepKind.LOAD, detail, (text, line))
    for kind, detail, find in _OF_UNITS:
        yield from (_step(unit, kind, detail, found) for found in find(unit))
    for metric, text, line in (*ranking_keys(unit), *kept_measures(unit)):
        yield _step(unit, StepKind.METRIC, metric, (text, line))
    yield from _steps_of_functions(unit)


def _steps_of_functions(unit: CodeUnit) -> Iterator[Step]:
    checks = _may_hold(unit.source, NEEDED_BY_CHECKS)
    logs = _may_hold(unit.source, NEEDED_BY_LOGS) or _may_hold(unit.source, NEEDED_BY_TABLES)
    finders = [one for one in _FINDERS if _may_hold(unit.source, one[3])]
    tree = tree_of(unit) if checks or logs or finders else None
    for part in scopes_of(tree) if tree is not None else ():
        yield from _checks(unit, part) if checks else ()
        for kind, detail, find, _ in finders:
            yield from (_step(unit, kind, detail, found) for found in find(part))
        for found in find_run_logs(part, unit.source) if logs else ():
            yield _step(unit, StepKind.TRACK, "own", found)


def _query_steps(unit: CodeUnit) -> Iterator[Step]:
    if not _SELECTS.search(unit.source):
        return
    for found in query_checks(unit):
        yield _step(unit, StepKind.VALIDATE, "values", found)
    for found in query_splits(unit):
        yield _step(unit, StepKind.SPLIT, "own", found)
    for found in query_balances(unit):
        yield _step(unit, StepKind.RESAMPLE, "own", found)


def _mapped_codes(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the lines that put numbers of a dict in the place of names."""
    codes = {found[1] for found in _CODES.finditer(unit.source)}
    for number, line in enumerate(unit.source.splitlines(), 1) if codes else ():
        found = _MAPPED.search(line[:240])
        if found and found[1] in codes:
            yield found[0], number


def _may_hold(source: str, needed: _Needed) -> bool:
    return all(any(text in source for text in group) for group in needed)


def _checks(unit: CodeUnit, scope: SyntaxScope) -> Iterator[Step]:
    for check in find_checks(scope):
        if check.detail not in _OF_ROWS or not unit.roots & _OF_REQUESTS:
            yield _step(unit, StepKind.VALIDATE, check.detail, (check.text, check.line))


def _step(unit: CodeUnit, kind: StepKind, detail: str, found: tuple[str, int]) -> Step:
    text, line = found
    functions = unit.module.functions if unit.module else ()
    holding = [one for one in functions if one.line <= line <= one.end_line]
    scope = max(holding, key=lambda one: one.line).qualified_name if holding else ""
    return Step(kind, text, detail, unit.place(line), scope, unit.in_notebook)
