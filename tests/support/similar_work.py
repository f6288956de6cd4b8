"""Pairs of a class for tests of the page that shows them side by side."""

from portfolio_audit.evidence import Place
from portfolio_audit.similarity.pairs import Pair, Side, SimilarWork
from portfolio_audit.similarity.side_by_side import Party, Quote, SideBySide, SidePair
from portfolio_audit.similarity.stretches import Stretch
from portfolio_audit.snapshot.records import TargetIdentity


def party(name: str) -> Party:
    """Make one side."""
    identity = TargetIdentity("remote", f"org/{name}", "https://github.com/org/trams", "main", "1" * 40)
    return Party(name, f"org/{name}", identity)


def side_pair(path: str = "train.py", code: str = "x = 1", starter_marks: int = 0) -> SidePair:
    """Make a pair with one stretch."""
    stretch = Stretch(Place(path, 3, 9), Place("eda.ipynb", 1, 7, cell=4), 12)
    pair = Pair(Side(0, 0.62, 0.1), Side(1, 0.34, 0.0), 40, starter_marks, (stretch,))
    return SidePair(pair, (Quote(stretch, code, "y = 2"),))


def side_by_side(*pairs: SidePair, names: tuple[str, ...] = ("Ada", "Alan"), more_pairs: int = 0) -> SideBySide:
    """Make the content of the page."""
    work = SimilarWork(2, (), tuple(pair.pair for pair in pairs), more_pairs)
    return SideBySide("Bootcamp", tuple(party(name) for name in names), work, pairs)
