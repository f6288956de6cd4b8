"""Which of many patterns are worth a search in which line, by texts that every match holds."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

Row = TypeVar("Row")


def rows_by_line(lines: Sequence[str], gates: Sequence[tuple[tuple[str, ...], Row]]) -> Mapping[int, Sequence[Row]]:
    """Give for the index of a line, in the order of the rows, each row of whose texts (lower case) it holds one.

    Each text is looked for in all lines at once, so that the time grows with what is found.
    """
    lowered = [line.lower() for line in lines]
    whole = "\n".join(lowered)
    ends = list(accumulate(len(line) + 1 for line in lowered))
    found: dict[int, list[Row]] = {}
    for texts, row in gates:
        for index in sorted({index for text in texts for index in _lines_with(text, whole, ends)}):
            found.setdefault(index, []).append(row)
    return found


def _lines_with(text: str, whole: str, ends: Sequence[int]) -> Iterator[int]:
    position = whole.find(text)
    while position >= 0:
        index = bisect_right(ends, position)
        yield index
        position = whole.find(text, ends[index])
