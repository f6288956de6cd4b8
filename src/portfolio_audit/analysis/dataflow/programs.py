"""The project's programs followed one by one: files, and notebooks in the order of their cells."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.entry_points import follow_uncalled
from portfolio_audit.analysis.dataflow.judgement import Leak, LeakKind, judge, surest
from portfolio_audit.analysis.dataflow.machine import STEPS, Exhausted, Follower
from portfolio_audit.analysis.dataflow.modules import Modules
from portfolio_audit.analysis.dataflow.values import Known, Scope
from portfolio_audit.evidence import Located

STEPS_OF_ALL = 400_000
"""Steps for all programs of a repository together."""
_MAIN = "__main__"


class Dataflow(Struct, frozen=True):
    """What following the values of all programs tells."""

    leaks: tuple[Leak, ...]
    safe: tuple[Located, ...]
    """Preparations that learn from the training part only."""
    unfinished: tuple[str, ...]
    """Paths of programs that were not followed to their end."""


def follow(units: Iterable[CodeUnit]) -> Dataflow:
    """Follow every program, and then the functions that none of them calls."""
    python = [unit for unit in units if unit.module is not None and unit.module.code]
    modules = Modules({path: list(program) for path, program in groupby(python, key=lambda unit: unit.path)})
    left = STEPS_OF_ALL
    leaks: list[Leak] = []
    safe: list[Located] = []
    unfinished: list[str] = []
    for path, program in sorted(modules.units.items(), key=_notebooks_first):
        if not modules.may_learn(path):
            continue
        follower, is_finished = _follow(modules, path, program, left)
        left -= follower.steps
        unfinished += [] if is_finished else [path]
        leaks += _in_both_orders(modules, path, program, judge(follower.record))
        safe += follower.record.safe
    return Dataflow(surest(leaks), tuple(dict.fromkeys(safe)), tuple(unfinished))


def _notebooks_first(one: tuple[str, list[CodeUnit]]) -> bool:
    """Begin with what tells most, in case that the bound is reached."""
    return not one[1][0].in_notebook


def leaks_of(dataflow: Dataflow, *kinds: LeakKind, is_sure: bool) -> tuple[Leak, ...]:
    """Give the leaks of some kinds, those of low confidence or the others, surest first."""
    found = [leak for leak in dataflow.leaks if leak.kind in kinds and (leak.confidence != "low") is is_sure]
    return tuple(sorted(found, key=lambda leak: leak.confidence != "high"))


def _follow(modules: Modules, path: str, program: list[CodeUnit], left: int = STEPS) -> tuple[Follower, bool]:
    follower = Follower(modules.import_into, modules.sources, min(STEPS, left))
    scope = Scope(None, path)
    scope["__name__"] = Known(_MAIN)
    try:
        for unit in program:
            follower.run(unit.module.code if unit.module is not None else (), scope, unit.cell, unit.execution_count)
        follow_uncalled(follower, path)
    except (Exhausted, RecursionError):
        return follower, False
    return follower, True


def _in_both_orders(modules: Modules, path: str, program: list[CodeUnit], leaks: tuple[Leak, ...]) -> Iterator[Leak]:
    """Where cells were run in another order than they stand, a leak of one order only is a question."""
    counts = [unit.execution_count for unit in program if unit.execution_count is not None]
    if len(program) == 1 or counts == sorted(counts) or len(counts) * 2 < len(program):
        yield from leaks
        return
    ordered = sorted(
        (unit for unit in program if unit.execution_count is not None), key=lambda unit: unit.execution_count or 0
    )
    follower, _ = _follow(modules, path, ordered)
    as_run = {(leak.kind, leak.at): leak for leak in judge(follower.record)}
    as_written = {(leak.kind, leak.at): leak for leak in leaks}
    for key, leak in {**as_run, **as_written}.items():
        yield leak if key in as_run and key in as_written else msgspec.structs.replace(leak, confidence="low")
