"""Which project of a collection stands for the others, and the files of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from posixpath import dirname

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit, units_by_file
from portfolio_audit.analysis.kinds.sub_projects import find_sub_projects
from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.analysis.steps.reading import steps_of_all
from portfolio_audit.analysis.steps.steps import Step, StepKind
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


class ReadCode(Struct, frozen=True):
    """The code that stands for the repository, with its steps."""

    typical: str
    """Folder of the project that is looked at in a collection; else empty."""
    has_fit: bool
    """True when a model is trained anywhere, also outside the typical project."""
    by_unit: tuple[UnitSteps, ...]
    everything: tuple[UnitSteps, ...]
    """All own code with its steps, also that of the other projects of a collection."""


def read_steps(snapshot: Snapshot) -> ReadCode:
    """Read the steps of all own code, or of the typical project of a collection."""
    return snapshot.derived(_read_steps)


def undivided(snapshot: Snapshot) -> Snapshot:
    """Give the snapshot of a collection as if all its projects were one."""
    code = read_steps(snapshot)
    return snapshot.assuming(_read_steps, replace(code, typical="", by_unit=code.everything))


def share_of_projects(snapshot: Snapshot, paths: Iterable[str]) -> float:
    """Give the share of a collection's projects that hold one of the files, 0 to 1."""
    names = frozenset(project.text for project in find_sub_projects(snapshot))
    return len({_folder_of(path, names) for path in paths} - {""}) / max(len(names), 1)


def judged_units(snapshot: Snapshot) -> tuple[CodeUnit, ...]:
    """Give the code that stands for the repository."""
    return tuple(unit for unit, _ in read_steps(snapshot).by_unit)


def judged_files(snapshot: Snapshot, *suffixes: str) -> tuple[Entry, ...]:
    """Give the author's files with one of the suffixes, of a collection those of the typical project."""
    typical = read_steps(snapshot).typical
    return tuple(entry for entry in own_files(snapshot, *suffixes) if stands_in(entry.path, typical))


def serving_files(snapshot: Snapshot) -> tuple[Entry, ...]:
    """Give the author's files, of a collection those that serve the typical project: in it, or directly above it."""
    return snapshot.derived(_serving_files)


def _serving_files(snapshot: Snapshot) -> tuple[Entry, ...]:
    typical = read_steps(snapshot).typical
    return tuple(entry for entry in snapshot.files if is_own_code(entry.path) and serves(entry.path, typical))


def stands_in(path: str, folder: str) -> bool:
    """Say whether a file is inside the folder; every file is where there is no typical project."""
    return not folder or path.startswith(f"{folder}/")


def serves(path: str, folder: str) -> bool:
    """Say whether a file is inside the folder, beside one of the folders above it, or in a hidden folder there."""
    visible = takewhile(lambda part: not part.startswith("."), dirname(path).split("/"))
    beside = "/".join(visible)
    return stands_in(path, folder) or stands_in(f"{folder}/", beside)


def _read_steps(snapshot: Snapshot) -> ReadCode:
    by_unit = tuple(_by_unit(snapshot))
    has_fit = any(step.kind is StepKind.FIT for _, found in by_unit for step in found)
    fronts = frozenset(dirname(entry.path) for entry in snapshot.files if "/readme" in entry.path.lower())
    typical = typical_project(find_sub_projects(snapshot), by_unit, fronts)
    judged = tuple((unit, steps) for unit, steps in by_unit if stands_in(unit.path, typical))
    return ReadCode(typical, has_fit, judged, by_unit)


def _by_unit(snapshot: Snapshot) -> Iterator[UnitSteps]:
    for entry, units in units_by_file(snapshot):
        yield from zip(units, snapshot.told(entry, steps_of_all, units), strict=True)


def typical_project(projects: Sequence[Located], by_unit: Sequence[UnitSteps], fronts: frozenset[str]) -> str:
    """Give the third-fullest project, since a reader opens the fullest few; empty where all code is one project.

    A folder is a project where it trains a model, or learns of data and has a README (`fronts`) of its own.
    """
    names = frozenset(project.text for project in projects)
    counts = dict.fromkeys(sorted(names), 0)
    kinds: dict[str, set[StepKind]] = {name: set() for name in counts}
    total = 0
    for unit, steps in by_unit:
        counted = sum(step.kind is not StepKind.DESIGN for step in steps)
        total += counted
        folder = _folder_of(unit.path, names)
        if folder:
            counts[folder] += counted
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
