"""Which rows reach which fit and which test, with both places."""

from msgspec import Struct

from portfolio_audit.analysis.dataflow.fills_of_r import fills_of_r
from portfolio_audit.analysis.dataflow.judgement import LEARNT, Leak, LeakKind
from portfolio_audit.analysis.dataflow.looped_tests import looped_tests, on_test_parts
from portfolio_audit.analysis.dataflow.picked_tests import picked_tests
from portfolio_audit.analysis.dataflow.programs import follow, leaks_of
from portfolio_audit.analysis.dataflow.taught_classes import taught_in_fit
from portfolio_audit.analysis.kinds.typical import read_steps
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located
from portfolio_audit.snapshot.records import SnapshotWarning
from portfolio_audit.snapshot.snapshot import Snapshot

_PATHS = 20


class DataflowFacts(Struct, frozen=True):
    """Values followed through own programs and notebooks (in a collection those of its typical project)."""

    typical_project: str
    """In a collection the folder of the project that is looked at: the third-fullest; else empty."""
    leaks: tuple[Leak, ...]
    """What is learnt from rows that are tested later (preparation, resampling, fits), and targets among the features;
    surest first, none of low confidence."""
    possible_leaks: tuple[Leak, ...]
    """The same where it is only possible: inside the training part, or on a way that the program does not take."""
    choosing_tests: tuple[Leak, ...]
    """Test parts that compare several models while no part is kept for the end: questions."""
    picked_tests: tuple[Located, ...]
    """Loops over settings of which the one with the best score on what is called test is taken."""
    shuffled_orders: tuple[Leak, ...]
    """Splits that shuffle rows with lags, or with running values of groups: questions."""
    unheld_tests: tuple[Leak, ...]
    """Models that are asked only about the rows of their fit: questions."""
    safe_preparations: tuple[Located, ...]
    """Preparation that learns from the training part only."""


def collect(snapshot: Snapshot) -> DataflowFacts:
    """Follow the values, and tell where that ended at the bound of steps."""
    code = read_steps(snapshot)
    units = tuple(unit for unit, _ in code.by_unit)
    found = follow(units)
    compared = on_test_parts(leaks_of(found, LeakKind.MULTI_TEST, is_sure=False), units)
    if found.unfinished:
        snapshot.warn(_not_followed(found.unfinished))
    return DataflowFacts(
        typical_project=code.typical,
        leaks=(*leaks_of(found, *LEARNT, is_sure=True), *fills_of_r(units)),
        possible_leaks=leaks_of(found, *LEARNT, is_sure=False),
        choosing_tests=compared or tuple(looped_tests(units))[:_PATHS],
        picked_tests=tuple(picked_tests(units))[:_PATHS],
        shuffled_orders=leaks_of(found, LeakKind.ORDER, is_sure=False),
        unheld_tests=leaks_of(found, LeakKind.SAME_ROWS, is_sure=False),
        safe_preparations=found.safe or tuple(taught_in_fit(units))[:_PATHS],
    )


def _not_followed(paths: tuple[str, ...]) -> SnapshotWarning:
    text = f"What {len(paths)} programs do with rows was followed in part: they take more steps than the bound allows"
    return SnapshotWarning("not-followed", text, paths[:_PATHS])


COLLECTOR = Collector("dataflow", DataflowFacts, collect)
