"""Which project of a collection stands for the others."""

from collections.abc import Sequence

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.reading import steps_of
from portfolio_audit.analysis.steps import Step, StepKind
from portfolio_audit.analysis.sub_projects import find_sub_projects
from portfolio_audit.evidence import Located
from portfolio_audit.snapshot.snapshot import Snapshot

UnitSteps = tuple[CodeUnit, tuple[Step, ...]]

_LEARNING = frozenset({StepKind.MODEL, StepKind.FIT, StepKind.CLEAN, StepKind.INSPECT, StepKind.TRANSFORM})
_SHARE = 0.6
"""Share of the steps that must stand in the projects, so that helper folders of one project are no collection."""
_FEWEST = 3
_RANK = 3


class ReadCode(Struct, frozen=True):
    """The code that stands for the repository, with its steps."""

    typical: str
    """Folder of the project that is looked at in a collection; else empty."""
    has_fit: bool
    """True when a model is trained anywhere, also outside the typical project."""
    by_unit: tuple[UnitSteps, ...]


def read_steps(snapshot: Snapshot) -> ReadCode:
    """Read the steps of all own code, or of the typical project of a collection."""
    return snapshot.derived(_read_steps)


def _read_steps(snapshot: Snapshot) -> ReadCode:
    by_unit = tuple((unit, snapshot.recalled(steps_of, unit, unit.key)) for unit in read_code_units(snapshot))
    has_fit = any(step.kind is StepKind.FIT for _, found in by_unit for step in found)
    typical = typical_project(find_sub_projects(snapshot), by_unit)
    return ReadCode(typical, has_fit, only_in(typical, by_unit) if typical else by_unit)


def typical_project(projects: Sequence[Located], by_unit: Sequence[UnitSteps]) -> str:
    """Give the third-fullest project, since a reader opens the fullest few; empty where all code is one project."""
    counts = {project.text: 0 for project in projects}
    learning: set[str] = set()
    total = 0
    for unit, steps in by_unit:
        total += len(steps)
        folder = next((name for name in counts if unit.path.startswith(f"{name}/")), None)
        if folder is not None:
            counts[folder] += len(steps)
            if any(step.kind in _LEARNING for step in steps):
                learning.add(folder)
    ordered = sorted((counts[name], name) for name in learning)
    if len(ordered) < _FEWEST or sum(counts.values()) < _SHARE * total:
        return ""
    return ordered[max(len(ordered) // 2, len(ordered) - _RANK)][1]


def only_in(folder: str, by_unit: Sequence[UnitSteps]) -> tuple[UnitSteps, ...]:
    """Keep the units of one folder."""
    return tuple((unit, steps) for unit, steps in by_unit if unit.path.startswith(f"{folder}/"))
