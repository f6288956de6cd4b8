"""Which project of a collection stands for the others, and the files of it."""

from collections.abc import Sequence
from posixpath import dirname

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.reading import steps_of
from portfolio_audit.analysis.steps import Step, StepKind
from portfolio_audit.analysis.sub_projects import find_sub_projects
from portfolio_audit.evidence import Located
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

UnitSteps = tuple[CodeUnit, tuple[Step, ...]]

_LEARNING = frozenset({StepKind.MODEL, StepKind.FIT, StepKind.CLEAN, StepKind.INSPECT, StepKind.TRANSFORM})
_TRAINING = frozenset({StepKind.FIT, StepKind.TRAIN_LOOP})
_SHARE = 0.6
"""Share of the steps that must stand in the projects, so that helper folders of one project are no collection."""
_FEWEST = 3
_RANK = 3


class Judged(Struct, frozen=True):
    """Which code is judged: all, or of a collection that of the typical project."""

    typical: str
    """Folder of the typical project; empty where all code is one project."""

    def holds(self, path: str) -> bool:
        """Tell whether a path is judged."""
        return not self.typical or path.startswith(f"{self.typical}/")


def judged(snapshot: Snapshot) -> Judged:
    """Find out once which part of the repository is judged."""
    return snapshot.derived(_judged)


def judged_units(snapshot: Snapshot) -> tuple[CodeUnit, ...]:
    """Give the author's code that is judged."""
    return tuple(unit for unit, _ in judged_steps(snapshot))


def judged_files(snapshot: Snapshot, *suffixes: str) -> tuple[Entry, ...]:
    """Give the author's files with one of the suffixes that are judged."""
    part = judged(snapshot)
    return tuple(entry for entry in own_files(snapshot, *suffixes) if part.holds(entry.path))


def judged_steps(snapshot: Snapshot) -> tuple[UnitSteps, ...]:
    """Give the code that is judged with its steps."""
    part = judged(snapshot)
    return tuple((unit, steps) for unit, steps in snapshot.derived(_all_steps) if part.holds(unit.path))


def _all_steps(snapshot: Snapshot) -> tuple[UnitSteps, ...]:
    return tuple((unit, steps_of(unit)) for unit in read_code_units(snapshot))


def _judged(snapshot: Snapshot) -> Judged:
    projects = find_sub_projects(snapshot)
    fronts = frozenset(dirname(entry.path) for entry in snapshot.files if "/readme" in entry.path.lower())
    return Judged(typical_project(projects, snapshot.derived(_all_steps), fronts))


def typical_project(projects: Sequence[Located], by_unit: Sequence[UnitSteps], fronts: frozenset[str]) -> str:
    """Give the third-fullest project, since a reader opens the fullest few; empty where all code is one project.

    A folder is a project where it trains a model, or learns of data and has a README (`fronts`) of its own.
    """
    names = frozenset(project.text for project in projects)
    counts = dict.fromkeys(sorted(names), 0)
    kinds: dict[str, set[StepKind]] = {name: set() for name in counts}
    total = 0
    for unit, steps in by_unit:
        total += len(steps)
        folder = _folder_of(unit.path, names)
        if folder:
            counts[folder] += len(steps)
            kinds[folder] |= {step.kind for step in steps}
    ordered = sorted(
        (counts[name], name)
        for name in counts
        if kinds[name] & _TRAINING or (name in fronts and kinds[name] & _LEARNING)
    )
    if len(ordered) < _FEWEST or sum(counts.values()) < _SHARE * total:
        return ""
    return ordered[max(len(ordered) // 2, len(ordered) - _RANK)][1]


def _folder_of(path: str, names: frozenset[str]) -> str:
    folder = dirname(path)
    while folder and folder not in names:
        folder = dirname(folder)
    return folder
