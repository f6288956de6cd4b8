"""What the code of the whole repository is made with, also where a collection is judged by one project."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from portfolio_audit.analysis.code.sketches import sketch_lines
from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.kinds.typical import read_steps
from portfolio_audit.analysis.library_use import LibraryUse
from portfolio_audit.analysis.own_code import unread_notebooks
from portfolio_audit.analysis.running.package_uses import local_names
from portfolio_audit.analysis.steps import summary
from portfolio_audit.analysis.steps.problem_types import problem_types
from portfolio_audit.analysis.steps.steps import Step
from portfolio_audit.analysis.steps.steps import StepKind as Kind
from portfolio_audit.collectors.interface import Collector, Unavailable
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.distributions import is_standard
from portfolio_audit.snapshot.snapshot import Snapshot


class CraftFacts(Struct, frozen=True):
    """Steps and libraries over all own code, those of every project of a collection."""

    tasks: tuple[str, ...]
    """Sorts of problem with at least two signs, most signs first."""
    families: tuple[Step, ...]
    """One step of each family of models, baselines left out."""
    libraries: tuple[LibraryUse, ...]
    """Libraries by number of different names called, most first; at most 40."""
    inspections: tuple[Step, ...]
    """Looking at the data, one of each sort."""
    preparations: tuple[Step, ...]
    """Cleaning, transforming and deriving columns, one of each sort."""
    evaluations: tuple[Step, ...]
    """Metrics, held-out data and errors looked at, one of each sort."""
    tunings: tuple[Step, ...]
    """Search for settings, one of each sort."""
    statistics: tuple[Step, ...]
    """Intervals, bootstraps, several seeds and tests, one of each sort."""
    plots: tuple[Step, ...]
    """One of each sort of plot."""
    collections: tuple[Step, ...]
    """Data fetched from the web or an interface."""
    sketch: tuple[int, ...]
    """The smallest hashes of its lines: two repositories that share code share these numbers."""


_LIBRARIES = 40


def collect(snapshot: Snapshot) -> CraftFacts:
    """Sort the steps of all code."""
    everything = read_steps(snapshot).everything
    unread = unread_notebooks(snapshot)
    if unread is not None and not everything:
        raise Unavailable(unread.reason, unread.cure)
    units = tuple(unit for unit, _ in everything)
    steps = tuple(step for _, found in everything for step in found)
    return CraftFacts(
        tasks=problem_types(units, steps),
        families=tuple(step for step in summary.one_of_each(steps, Kind.MODEL) if step.detail != "baseline"),
        libraries=_libraries(units, local_names(snapshot)),
        inspections=summary.one_of_each(steps, Kind.INSPECT),
        preparations=summary.one_of_each(
            steps, Kind.CLEAN, Kind.TRANSFORM, Kind.ENGINEER, without=frozenset({"own", "names"})
        ),
        evaluations=summary.one_of_each(
            steps, Kind.METRIC, Kind.SPLIT, Kind.CROSS_VALIDATE, Kind.ANALYSE_ERRORS, without=_NAMED
        ),
        tunings=summary.one_of_each(steps, Kind.TUNE, without=_NAMED),
        statistics=summary.one_of_each(steps, Kind.UNCERTAINTY),
        plots=summary.one_of_each(steps, Kind.PLOT),
        collections=tuple(step for step in summary.of_kind(steps, Kind.COLLECT) if step.detail != "hub"),
        sketch=sketch_lines(unit.source for unit in units),
    )


_NAMED = frozenset({"own", "named", "argument", "loss"})


class _Library:
    def __init__(self, at: Place) -> None:
        self.imported_at = at
        self.called_at: Place | None = None
        self.names: set[str] = set()
        self.calls = 0


def _libraries(units: tuple[CodeUnit, ...], local: frozenset[str]) -> tuple[LibraryUse, ...]:
    found: dict[str, _Library] = {}
    for name, place in _imports(units):
        if name not in local:
            found.setdefault(name, _Library(place))
    for name, call, place in _calls(units):
        if name in found:
            library = found[name]
            library.called_at = library.called_at or place
            library.names.add(call)
            library.calls += 1
    uses = (
        LibraryUse(name, one.called_at or one.imported_at, len(one.names), one.calls) for name, one in found.items()
    )
    return tuple(islice(sorted(uses, key=lambda use: (-use.names, use.text)), _LIBRARIES))


def _imports(units: tuple[CodeUnit, ...]) -> Iterator[tuple[str, Place]]:
    for unit in units:
        for one in unit.module.imports if unit.module else ():
            top = one.module.split(".", 1)[0]
            if top and not is_standard(top):
                yield top, unit.place(one.line)


def _calls(units: tuple[CodeUnit, ...]) -> Iterator[tuple[str, str, Place]]:
    for unit in units:
        for call in unit.module.calls if unit.module else ():
            yield call.name.split(".", 1)[0], call.name, unit.place(call.line)


COLLECTOR = Collector("craft", CraftFacts, collect)
