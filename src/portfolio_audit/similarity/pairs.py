"""Pairs of programs that share code, with shares and places on both sides."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.similarity.candidates import CandidateIndex
from portfolio_audit.similarity.marks import Background, make_background, marks_of
from portfolio_audit.similarity.stretches import Stretch, find_stretches

LEAST_MARKS = 15
"""Marks that a program must have to be compared, and that two must share: about twenty lines."""
LEAST_SHARE = 0.2
"""Share of one side that must stand in the other."""
MOST_PAIRS = 500
"""Pairs that are given, those with the largest shares."""
_SETS = 256
"""Programs whose marks are at hand as sets, since they take ten times their size."""


class Side(Struct, frozen=True):
    """One program of a pair."""

    program: int
    """Its number in the order given."""
    share: float
    """Share of its own code that stands in the other one too."""
    set_aside_share: float
    """Share of its whole code that was left out: starter code and what many programs hold."""


class Pair(Struct, frozen=True):
    """Two programs that share code; how that came to be, it does not say."""

    first: Side
    second: Side
    marks: int
    """Places that agree."""
    starter_marks: int
    """Places that agree too, but stand in the starter code."""
    stretches: tuple[Stretch, ...]
    """The longest stretches that agree."""


class SimilarWork(Struct, frozen=True):
    """What the comparison of many programs gave."""

    programs: int
    """Programs given."""
    small: tuple[int, ...]
    """Numbers of those with too little code of their own to compare."""
    pairs: tuple[Pair, ...]
    """Largest share first."""
    more_pairs: int
    """Pairs beyond the most that are given."""


def find_pairs(prints: Sequence[CodePrint], starters: Iterable[CodePrint] = (), most: int = MOST_PAIRS) -> SimilarWork:
    """Compare programs; `prints` may read from a disk, since only the sketches are kept."""
    comparison = _Comparison(prints, make_background(prints, starters))
    found = sorted(comparison.find())
    pairs = tuple(comparison.pair(first, second) for _, first, second in found[:most])
    return SimilarWork(len(prints), tuple(comparison.small), pairs, max(0, len(found) - most))


class _Comparison:
    """The programs with what is no evidence in them."""

    def __init__(self, prints: Sequence[CodePrint], background: Background) -> None:
        self.prints = prints
        self.background = background
        self.small: list[int] = []
        self.own = lru_cache(_SETS)(self._own)

    def _own(self, number: int) -> frozenset[int]:
        """Give the marks that are evidence."""
        return frozenset(marks_of(self.prints[number])) - self.background.starter - self.background.many

    def find(self) -> Iterator[tuple[float, int, int]]:
        """Give the pairs that share enough: the larger share with a minus, and both numbers."""
        index = CandidateIndex()
        for number in range(len(self.prints)):
            marks = self.own(number)
            if len(marks) < LEAST_MARKS:
                self.small.append(number)
                continue
            for other in index.add(number, [mark for mark in marks_of(self.prints[number]) if mark in marks]):
                share = max(self._shares(other, number))
                if share >= LEAST_SHARE:
                    yield -share, other, number

    def _shares(self, first: int, second: int) -> tuple[float, float]:
        """Give the share of each side, both seen as coarsely as the larger program was."""
        shared = len(self.own(first) & self.own(second))
        if shared < LEAST_MARKS:
            return 0.0, 0.0
        limit = min(self.prints[first].limit, self.prints[second].limit)
        return shared / _count(self.own(first), limit), shared / _count(self.own(second), limit)

    def pair(self, first: int, second: int) -> Pair:
        """Look closely at two programs."""
        shares = self._shares(first, second)
        shared = self.own(first) & self.own(second)
        both = frozenset(marks_of(self.prints[first])) & frozenset(marks_of(self.prints[second]))
        return Pair(
            first=self._side(first, shares[0]),
            second=self._side(second, shares[1]),
            marks=len(shared),
            starter_marks=len(both & self.background.starter),
            stretches=find_stretches(self.prints[first], self.prints[second], shared),
        )

    def _side(self, number: int, share: float) -> Side:
        every = len(marks_of(self.prints[number]))
        return Side(number, round(share, 3), round(1 - len(self.own(number)) / every, 3))


def _count(marks: frozenset[int], limit: int) -> int:
    return sum(mark < limit for mark in marks)
