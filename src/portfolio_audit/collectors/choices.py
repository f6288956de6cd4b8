"""Choices of the author that are written into the code as a number or a word."""

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from portfolio_audit.analysis.code.settled_choices import choices_of_all, stops_early
from portfolio_audit.analysis.code_units import read_code_units, units_by_file
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 100


class ChoiceFacts(Struct, frozen=True):
    """Each choice once, at its first place."""

    settings: tuple[Located, ...]
    """Models with a number that no library gives by itself (`RandomForestClassifier(max_depth=7)`)."""
    clusters: tuple[Located, ...]
    """Numbers of groups asked for (`KMeans(n_clusters=5)`)."""
    dropped_rows: tuple[Located, ...]
    """Tables whose rows with missing values are dropped."""
    filled_values: tuple[Located, ...]
    """Columns or tables whose missing values become a fixed number."""
    random_splits: tuple[Located, ...]
    """Splits that draw rows at random, neither by class nor in order."""
    epochs: tuple[Located, ...]
    """Trainings with a fixed number of epochs, where nothing in the project stops early."""
    logarithms: tuple[Located, ...]
    """Logarithms of what seems to be the target."""


def collect(snapshot: Snapshot) -> ChoiceFacts:
    """Read the code in order."""
    units = read_code_units(snapshot)
    by_file = (snapshot.told(entry, choices_of_all, of_file) for entry, of_file in units_by_file(snapshot))
    found = tuple(chain.from_iterable(by_file))
    return ChoiceFacts(
        settings=_once(one.settings for one in found),
        clusters=_once(one.clusters for one in found),
        dropped_rows=_once(one.dropped for one in found),
        filled_values=_once(one.filled for one in found),
        random_splits=_once(one.test_shares for one in found),
        epochs=() if stops_early(units) else _once(one.epochs for one in found),
        logarithms=_once(one.logarithms for one in found),
    )


def _once(groups: Iterable[tuple[Located, ...]]) -> tuple[Located, ...]:
    first: dict[str, Located] = {}
    for located in chain.from_iterable(groups):
        first.setdefault(located.text, located)
    return tuple(first.values())[:_PLACES]


COLLECTOR = Collector("choices", ChoiceFacts, collect)
