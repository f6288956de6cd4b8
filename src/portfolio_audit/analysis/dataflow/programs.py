"""The project's programs followed one by one: files, and notebooks in the order of their cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from posixpath import dirname, join, normpath

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.entry_points import follow_uncalled
from portfolio_audit.analysis.dataflow.judgement import Leak, LeakKind, judge
from portfolio_audit.analysis.dataflow.machine import STEPS, Exhausted, Follower
from portfolio_audit.analysis.dataflow.values import Known, Scope
from portfolio_audit.evidence import Located
from portfolio_audit.parsers import python_code as code

STEPS_OF_ALL = 600_000
"""Steps for all programs of a repository together."""
_MAIN = "__main__"


class Dataflow(Struct, frozen=True):
    """What following the values of all programs tells."""

    leaks: tuple[Leak, ...]
    safe: tuple[Located, ...]
    """Preparations that learn from the training part only."""
    unfinished: tuple[str, ...]
    """Paths of programs that were not followed to their end."""


@dataclass(eq=False, slots=True)
class _Project:
    """All sources by path, and the modules that were imported so far."""

    units: dict[str, list[CodeUnit]]
    left: int = STEPS_OF_ALL
    scopes: dict[str, Scope] = field(default_factory=dict)


def follow(units: Iterable[CodeUnit]) -> Dataflow:
    """Follow every program, and then the functions that none of them calls."""
    python = [unit for unit in units if unit.module is not None and unit.module.code]
    project = _Project({path: list(program) for path, program in groupby(python, key=lambda unit: unit.path)})
    leaks: list[Leak] = []
    safe: list[Located] = []
    unfinished: list[str] = []
    for path, program in project.units.items():
        follower, is_finished = _follow(project, path, program)
        if not is_finished:
            unfinished.append(path)
        leaks += _in_both_orders(project, path, program, judge(follower.record))
        safe += follower.record.safe
    return Dataflow(tuple(dict.fromkeys(leaks)), tuple(dict.fromkeys(safe)), tuple(unfinished))


def leaks_of(dataflow: Dataflow, *kinds: LeakKind, is_sure: bool) -> tuple[Leak, ...]:
    """Give the leaks of some kinds, those of low confidence or the others, surest first."""
    found = [leak for leak in dataflow.leaks if leak.kind in kinds and (leak.confidence != "low") is is_sure]
    return tuple(sorted(found, key=lambda leak: leak.confidence != "high"))


def _follow(project: _Project, path: str, program: list[CodeUnit]) -> tuple[Follower, bool]:
    imported: dict[str, Scope] = {}
    follower = Follower(lambda meaning, source: _module(project, imported, follower, meaning, source))
    follower.steps_left = allowed = min(STEPS, max(project.left, 1))
    scope = Scope(None, path)
    scope["__name__"] = Known(_MAIN)
    is_finished = True
    try:
        for unit in program:
            follower.run(unit.module.code if unit.module is not None else (), scope, unit.cell, unit.execution_count)
        follow_uncalled(follower, path)
    except (Exhausted, RecursionError):
        is_finished = False
    project.left -= allowed - follower.steps_left
    return follower, is_finished


def _in_both_orders(project: _Project, path: str, program: list[CodeUnit], leaks: tuple[Leak, ...]) -> Iterator[Leak]:
    """Where cells were run in another order than they stand, a leak of one order only is a question."""
    counts = [unit.execution_count for unit in program if unit.execution_count is not None]
    if len(program) == 1 or counts == sorted(counts) or len(counts) * 2 < len(program):
        yield from leaks
        return
    ordered = sorted(
        (unit for unit in program if unit.execution_count is not None), key=lambda unit: unit.execution_count or 0
    )
    follower, _ = _follow(project, path, ordered)
    as_run = {(leak.kind, leak.at): leak for leak in judge(follower.record)}
    as_written = {(leak.kind, leak.at): leak for leak in leaks}
    for key, leak in {**as_run, **as_written}.items():
        yield leak if key in as_run and key in as_written else msgspec.structs.replace(leak, confidence="low")


def _module(
    project: _Project, imported: dict[str, Scope], follower: Follower, meaning: str, source: str
) -> Scope | None:
    """Give the names of a module of the project: its definitions and assignments, nothing that it runs."""
    path = _find(project.units, meaning, source)
    if path is None or path == source:
        return None
    if path not in imported:
        imported[path] = scope = Scope(None, path)
        unit = project.units[path][0]
        kept = (code.Bind, code.Define, code.DefineClass, code.Assign)
        block = unit.module.code if unit.module is not None else ()
        before = follower.where()
        follower.run(tuple(statement for statement in block if isinstance(statement, kept)), scope)
        follower.go_to(*before)
    return imported[path]


def _find(units: dict[str, list[CodeUnit]], meaning: str, source: str) -> str | None:
    """Find the file of a module: beside the importing file or a folder above it, or by the end of its path."""
    bare = meaning.lstrip(".")
    dots = len(meaning) - len(bare)
    inner = bare.replace(".", "/")
    folder = dirname(source)
    bases = [normpath(join(folder, *[".."] * (dots - 1)))] if dots else [folder, dirname(folder), "", "src"]
    for base in bases:
        for candidate in (f"{inner}.py", f"{inner}/__init__.py"):
            path = normpath(join(base, candidate)) if inner else normpath(join(base, "__init__.py"))
            if path in units:
                return path
    return None
