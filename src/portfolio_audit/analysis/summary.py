"""Lists of steps drawn from all steps: by kind, one for each sort, and the functions they stand in."""

import re
from collections.abc import Iterable

from portfolio_audit.analysis.steps import Step, StepKind
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_PARSED = lazy_regex(r"\.(?:py|ipynb|r|rmd|qmd)$", re.IGNORECASE)
"""Files whose calls are read by their names."""
LISTED = 1_000


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


def models_by_name(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the first step of each different model; layers of one network count as one."""
    first: dict[str, Step] = {}
    for step in steps:
        if step.kind is StepKind.MODEL:
            name = _name_of(step)
            first.setdefault(name, step)
    return tuple(first[name] for name in sorted(first))


def _name_of(step: Step) -> str:
    """Name the model; where only words of a line tell it, the family is all that is known."""
    if step.detail == "neural":
        return "network"
    if not _PARSED.search(step.at.path):
        return step.detail
    owner, _, name = step.text.rpartition(".")
    return owner.rpartition(".")[2] if name == "from_pretrained" else name


def functions_with(steps: Iterable[Step], kinds: frozenset[StepKind]) -> tuple[Located, ...]:
    """Give the functions of modules that hold a step of these kinds, by place."""
    found: dict[tuple[str, str], Located] = {}
    for step in steps:
        if step.scope and not step.in_notebook and step.kind in kinds:
            found.setdefault((step.at.path, step.scope), Located(step.scope, step.at))
    return tuple(found[key] for key in sorted(found))[:LISTED]
