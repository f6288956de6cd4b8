"""The longest stretches of code that two programs share, with their places."""

from array import array
from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.evidence import Place
from portfolio_audit.similarity.marks import marks_of

MOST_STRETCHES = 5
_GAP = 8
"""Marks that may differ inside a stretch: a changed line, or one that was put in."""
_LEAST_MARKS = 3
_NUMBERS = 3
"""Numbers that tell the place of a mark: unit, first and last line."""


class Stretch(Struct, frozen=True):
    """Code that stands in both programs in the same order."""

    first: Place
    second: Place
    marks: int


class _Meeting(Struct, frozen=True):
    """One mark with its position in both programs."""

    first: int
    second: int


def find_stretches(first: CodePrint, second: CodePrint, shared: frozenset[int]) -> tuple[Stretch, ...]:
    """Give the longest stretches, longest first."""
    positions = {mark: position for position, mark in enumerate(marks_of(second)) if mark in shared}
    meetings = [_Meeting(here, positions[mark]) for here, mark in enumerate(marks_of(first)) if mark in shared]
    sides = _Side(first), _Side(second)
    runs = sorted(_runs(meetings, *sides), key=len, reverse=True)
    return tuple(
        Stretch(sides[0].place(one.first for one in run), sides[1].place(one.second for one in run), len(run))
        for run in runs[:MOST_STRETCHES]
        if len(run) >= _LEAST_MARKS
    )


class _Side:
    """The places of one program by the position of their mark."""

    def __init__(self, code_print: CodePrint) -> None:
        self._units = code_print.units
        self._numbers = array("H", code_print.places)

    def unit(self, position: int) -> int:
        return self._numbers[position * _NUMBERS]

    def place(self, positions: Iterable[int]) -> Place:
        """Give the place from the first to the last line of these marks."""
        spans = [self._numbers[position * _NUMBERS : (position + 1) * _NUMBERS] for position in positions]
        path, cell = self._units[spans[0][0]]
        return Place(path, min(span[1] for span in spans), max(span[2] for span in spans), cell)


def _runs(meetings: list[_Meeting], first: _Side, second: _Side) -> list[list[_Meeting]]:
    """Join meetings that follow each other; a stray one between them, which stands elsewhere too, breaks nothing."""
    runs: list[list[_Meeting]] = []
    for meeting in meetings:
        recent = (run for run in runs[: -_GAP - 2 : -1] if _follows(run[-1], meeting, first, second))
        run = next(recent, None)
        if run is None:
            run = []
            runs.append(run)
        run.append(meeting)
    return runs


def _follows(before: _Meeting, after: _Meeting, first: _Side, second: _Side) -> bool:
    is_near = after.first - before.first <= _GAP + 1 and 0 < after.second - before.second <= _GAP + 1
    same_units = first.unit(before.first) == first.unit(after.first)
    return is_near and same_units and second.unit(before.second) == second.unit(after.second)
