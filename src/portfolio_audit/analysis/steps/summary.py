"""Lists of steps drawn from all steps: by kind, one for each sort, and the functions they stand in."""

import re
from collections.abc import Iterable

from portfolio_audit.analysis.steps.explained import EVALUATE
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_PARSED = lazy_regex(r"\.(?:py|ipynb|r|rmd|qmd)$", re.IGNORECASE)
"""Files whose calls are read by their names."""
LISTED = 1_000
ORDERED = frozenset({"time", "group"})
"""Sorts of split that keep rows together which belong together."""
_TRAINING = frozenset({StepKind.FIT, StepKind.TRAIN_LOOP, StepKind.TUNE})
_LOADING = lazy_regex(r"_?(?:load|restore)(?:_|$)")
_CALL = lazy_regex(r"[A-Za-z_]\w*(?:\.\w+)+$")
_ASIDES = frozenset({"optimizer", "early-stopping", "schedule", "values"})
_WRITTEN_LOOP = frozenset({"backward", "gradients"})


def of_kind(steps: Iterable[Step], *kinds: StepKind) -> tuple[Step, ...]:
    """Give the steps of these kinds, each name once for a cell, function and sort, at most 1,000."""
    seen: dict[tuple[str, ...], Step] = {}
    for step in steps:
        if step.kind in kinds:
            seen.setdefault((step.text, step.detail, step.at.path, f"{step.at.cell}", step.scope), step)
    return tuple(seen.values())[:LISTED]


def places_of(steps: Iterable[Step], *kinds: StepKind) -> tuple[Step, ...]:
    """Give one step of these kinds for each line and sort, at most 1,000.

    A function that is named for what stands in its body is no place of its own, and one that is only named to
    evaluate is none at all.
    """
    chosen = tuple(step for step in steps if step.kind in kinds)
    lines: dict[tuple[str, int | None], list[int]] = {}
    for step in chosen:
        if not step.defined_until:
            lines.setdefault((step.at.path, step.at.cell), []).append(step.at.line or 1)
    seen: dict[tuple[str, int | None, int | None, str], Step] = {}
    for step in chosen:
        if not _only_names(step, lines.get((step.at.path, step.at.cell), [])):
            seen.setdefault((step.at.path, step.at.cell, step.at.line, step.detail), step)
    return tuple(seen.values())[:LISTED]


def _only_names(step: Step, lines: list[int]) -> bool:
    """Tell a definition whose name says no more than the lines in its body do."""
    if not step.defined_until:
        return False
    return step.detail == "named" or any((step.at.line or 1) <= line <= step.defined_until for line in lines)


def one_of_each(steps: Iterable[Step], *kinds: StepKind, without: frozenset[str] = frozenset()) -> tuple[Step, ...]:
    """Give the first step of each sort, by sort; what a function is named for is none beside what the code shows."""
    first: dict[str, Step] = {}
    for step in steps:
        if step.kind in kinds and step.detail not in without:
            first.setdefault(step.detail, step)
    return tuple(first[detail] for detail in sorted(first) if detail != "own" or len(first) == 1)


def unwrapped(steps: Iterable[Step], kind: StepKind) -> tuple[Step, ...]:
    """Give the steps of a kind without calls of the author's functions that hold such a step themselves.

    A definition whose name tells a sort that its body does not (`split_by_patient`) is kept, and a call that takes a
    part for validation, whose names tell it.
    """
    chosen = tuple(step for step in steps if step.kind is kind)
    holders = {step.scope.rpartition(".")[2] for step in chosen} - {""}
    return tuple(
        step
        for step in chosen
        if step.text.rpartition(".")[2] not in holders
        or (step.defined_until and step.detail in ORDERED)
        or step.detail == "validation"
    )


def trainings(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the places of training: calls that fit, and the lines that drive a loop written out."""
    return places_of(
        (step for step in steps if step.kind is StepKind.FIT or step.detail in _WRITTEN_LOOP),
        StepKind.FIT,
        StepKind.TRAIN_LOOP,
    )


def is_parsed(step: Step) -> bool:
    """Tell a step of a language whose calls are read by their names, and not by the words of lines."""
    return _PARSED.search(step.at.path) is not None


def to_explain(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give what words could stand beside: steps that are surely such, and not each list of values to try."""
    return tuple(step for step in steps if is_parsed(step) and step.detail != "values")


def openings(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the places that open data; what cuts opened data into batches only where nothing else is seen."""
    found = places_of(steps, StepKind.LOAD)
    return tuple(step for step in found if step.detail != "batches") or found


def without_loading(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Leave out what stands in functions that only make a model to load one, and put those that train first."""
    kept = tuple(steps)
    trained = {(step.at.path, step.scope) for step in kept if step.kind in _TRAINING}
    restored = {(step.at.path, step.scope) for step in kept if step.kind is StepKind.RESTORE}
    told = (step for step in kept if (step.at.path, step.scope) in trained or not _loads(step, restored))
    return tuple(sorted(told, key=lambda step: (step.at.path, step.scope) not in trained))


def _loads(step: Step, restored: set[tuple[str, str]]) -> bool:
    return (step.at.path, step.scope) in restored or bool(_LOADING.match(step.scope.rpartition(".")[2]))


def without_names(steps: Iterable[Step], kinds: frozenset[StepKind]) -> tuple[Step, ...]:
    """Leave out steps of these kinds that a name or an argument tells alone, where others of them are there."""
    kept = tuple(steps)
    done = tuple(step for step in kept if step.kind not in kinds or not _is_told_only(step))
    return done if any(step.kind in kinds for step in done) else kept


def _is_told_only(step: Step) -> bool:
    """Tell a definition, the layers of a network, and a metric that is an argument of another call."""
    is_argument = step.kind is StepKind.METRIC and bool(_CALL.match(step.text)) and not _measures(step.text)
    is_name = bool(step.defined_until) and (step.kind is not StepKind.METRIC or step.detail in ("own", "named"))
    return is_name or step.detail == "outline" or is_argument


def is_own_metric(step: Step) -> bool:
    """Tell a function that is one metric by its name: what is written at it is written beside the measuring."""
    return step.kind is StepKind.METRIC and bool(step.defined_until) and step.detail not in ("own", "named")


def is_named_baseline(step: Step) -> bool:
    """Tell a baseline that only a name says: a model or a table that is called so, and no step of evaluation."""
    return step.kind is StepKind.BASELINE and step.detail in ("named", "printed")


def measuring_first(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the steps of evaluation, those that measure before those that explain."""
    return tuple(sorted(of_kind(steps, *EVALUATE), key=lambda step: step.kind is StepKind.EXPLAIN))


def _measures(name: str) -> bool:
    return any(one.kind is StepKind.METRIC for one in meanings(name))


def is_aside(step: Step) -> bool:
    """Tell what belongs to training and is no step by itself: optimizers, schedules, metrics and weights of a model."""
    is_argument = step.text.endswith(".compile") or any(one.kind is StepKind.MODEL for one in meanings(step.text))
    return step.detail in _ASIDES or only_weighs(step) or (step.kind is StepKind.METRIC and is_argument)


def only_weighs(step: Step) -> bool:
    """Tell weights of classes that are an argument of a model or of its training, and no step of their own."""
    return step.kind is StepKind.RESAMPLE and not any(one.kind is StepKind.RESAMPLE for one in meanings(step.text))
