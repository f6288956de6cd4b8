"""Where rows that are tested later took part in the preparation, as far as names in the order of the text tell."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps import StepKind
from portfolio_audit.analysis.vocabulary import meanings
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python import Call


class LeakKind(StrEnum):
    """How knowledge of the test part reaches the training."""

    PREPROCESSING = "preprocessing"
    OVERLAP = "overlap"


class Leak(Struct, frozen=True):
    """A fit or a resampling that stands before the split of the same rows."""

    text: str
    """The call that learns from all rows."""
    at: Place
    kind: LeakKind
    confidence: str
    """`high` where names lead straight to the split, else `medium`."""
    split_line: int
    split_cell: int | None


class Preparation(Struct, frozen=True):
    """What one program does about leaks."""

    leaks: tuple[Leak, ...]
    safe: tuple[Located, ...]
    """Preparations that learn from the training part only."""


class _Mark(Struct, frozen=True):
    """What has been learnt from the rows that a name stands for."""

    text: str
    at: Place
    kind: LeakKind
    confidence: str


_PLAIN_ASSIGNMENT = re.compile(r"^\s{0,40}(\w{1,60})\s?=\s?(\w{1,60})\s{0,4}(\[|\.|$)")
_ROOT = re.compile(r"^\w+")
_TRAIN_NAME = re.compile(r"train|_tr\b", re.IGNORECASE)
_LEARNING_SORTS = frozenset({"scale", "select", "reduce", "text", "missing"})
_STATELESS = frozenset(
    {"HashingVectorizer", "Normalizer", "FunctionTransformer", "Tokenizer", "AutoTokenizer", "FeatureHasher"}
)
_SPLITTERS = ("train_test_split",)
_EVENTS = 6_000


def read_preparation(units: Iterable[CodeUnit]) -> Preparation:
    """Follow each program (a file, or a notebook in cell order) function by function."""
    leaks: list[Leak] = []
    safe: list[Located] = []
    for _, program in groupby(units, key=lambda unit: unit.path):
        for events in _by_scope(list(program)).values():
            found = _follow(events)
            leaks += found.leaks
            safe += found.safe
    return Preparation(tuple(leaks), tuple(safe))


_Event = tuple[CodeUnit, int, Call | tuple[str, str]]


def _by_scope(program: list[CodeUnit]) -> dict[str, list[_Event]]:
    """Sort calls and plain assignments of a program into functions, in the order of the text."""
    scopes: dict[str, list[_Event]] = {}
    for unit in program:
        if unit.module is None:
            continue
        ranges = [(function.line, function.end_line, function.qualified_name) for function in unit.module.functions]
        for call in unit.module.calls:
            scopes.setdefault(call.scope, []).append((unit, call.end_line, call))
        for number, line in enumerate(unit.source.splitlines()[:_EVENTS], start=1):
            matched = _PLAIN_ASSIGNMENT.match(line[:300])
            if matched and "(" not in line:
                scope = next((name for first, last, name in reversed(ranges) if first <= number <= last), "")
                scopes.setdefault(scope, []).append((unit, number, (matched.group(1), matched.group(2))))
    for events in scopes.values():
        events.sort(key=lambda event: (event[0].cell or 0, event[1]))
    return scopes


def _follow(events: list[_Event]) -> Preparation:
    marks: dict[str, _Mark] = {}
    fitted: dict[str, _Mark] = {}
    training: set[str] = set()
    leaks: list[Leak] = []
    safe: list[Located] = []
    chained = {
        (unit.cell, call.line): call.targets for unit, _, call in events if isinstance(call, Call) and call.targets
    }
    for unit, line, event in events[:_EVENTS]:
        if isinstance(event, tuple):
            _pass_on(marks, (event[0],), (event[1],))
            continue
        roots = tuple(_roots(event))
        if event.name.endswith(_SPLITTERS):
            leaks += [_leak(marks[root], unit, line) for root in roots if root in marks]
            training |= set(event.targets)
            for target in event.targets:
                marks.pop(target, None)
            continue
        learnt = _learnt(event, unit) or _used(event, fitted)
        learns_from_training = any(root in training or _TRAIN_NAME.search(root) for root in roots)
        if learnt is None:
            if learns_from_training and event.name.endswith(".fit_transform"):
                safe.append(Located(event.name, unit.place(event.line)))
            _pass_on(marks, event.targets, roots)
        elif learns_from_training:
            safe.append(Located(event.name, learnt.at))
        elif event.name.endswith(".fit"):
            fitted[event.receiver] = learnt
        else:
            _mark(marks, event.targets or chained.get((unit.cell, event.line), ()), learnt)
    return Preparation(tuple(dict.fromkeys(leaks)), tuple(safe))


def _mark(marks: dict[str, _Mark], targets: Iterable[str], learnt: _Mark) -> None:
    """Mark what the call gives; in a chain, what the whole line gives."""
    for target in targets:
        root = _root(target)
        if root:
            marks[root] = learnt


def _pass_on(marks: dict[str, _Mark], targets: Iterable[str], sources: tuple[str, ...]) -> None:
    """Let the first marked source mark the targets; a target that is made of unmarked values loses its mark."""
    found = next((marks[source] for source in sources if source in marks), None)
    for target in targets:
        root = _root(target)
        if found is not None and root:
            marks[root] = found
        elif root == target and root not in sources:
            marks.pop(root, None)


def _learnt(call: Call, unit: CodeUnit) -> _Mark | None:
    """Tell whether a call learns from the rows it is given: fit_transform of what has statistics, or a resampling."""
    owner, _, method = call.name.rpartition(".")
    place = unit.place(call.line)
    sorts = {meaning.kind: meaning.detail for meaning in meanings(owner)}
    if method in ("fit_resample", "fit_sample"):
        return _Mark(call.name, place, LeakKind.OVERLAP, "high")
    if method not in ("fit_transform", "fit") or owner.rpartition(".")[2] in _STATELESS:
        return None
    learns = {sorts.get(StepKind.TRANSFORM, ""), sorts.get(StepKind.CLEAN, "")} & _LEARNING_SORTS
    if learns:
        return _Mark(call.name, place, LeakKind.PREPROCESSING, "high")
    if StepKind.PIPELINE in sorts and method == "fit_transform":
        return _Mark(call.name, place, LeakKind.PREPROCESSING, "medium")
    return None


def _used(call: Call, fitted: dict[str, _Mark]) -> _Mark | None:
    """Give the mark of a preparation that was fitted on all rows before and is applied here."""
    return fitted.get(call.receiver) if call.name.endswith(".transform") and call.receiver else None


def _leak(mark: _Mark, unit: CodeUnit, line: int) -> Leak:
    return Leak(mark.text, mark.at, mark.kind, mark.confidence, line, unit.cell)


def _roots(call: Call) -> Iterator[str]:
    for text in (call.receiver, *call.arguments, *(value for _, value in call.keywords)):
        root = _root(text)
        if root:
            yield root


def _root(text: str) -> str:
    matched = _ROOT.match(text)
    return matched.group(0) if matched else ""
