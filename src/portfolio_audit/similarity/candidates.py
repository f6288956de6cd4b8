"""An index that finds programs worth an exact comparison without looking at all of them."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from portfolio_audit.errors import UsageError

try:
    import rensa
except ImportError:
    rensa = None

CAN_COMPARE = rensa is not None
"""True where what the comparison needs is installed."""
PERMUTATIONS = 64
"""Values of a sketch, 4 bytes each."""
BANDS = 32
"""Bands of two values: two parts that share a fifth of all that they hold meet with a chance of .73, a third .98."""
PART_MARKS = 48
"""A longer program is also sketched in parts of this length, so that what was copied into it is not drowned."""
MOST_CANDIDATES = 200
"""Earlier programs that one is compared with: where more are alike, the first of them show it."""
_SEED = 42
_BYTES = 8


class CandidateIndex:
    """Sketches of sets of marks (MinHash), filed so that alike ones meet (locality-sensitive hashing)."""

    def __init__(self) -> None:
        """Start empty; raise `UsageError` where rensa is not installed."""
        if rensa is None:
            raise UsageError("Comparing work needs rensa.", "Install it with: pip install 'portfolio-audit[cohort]'")
        self._index = rensa.RMinHashLSH(threshold=0.2, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._owners = array("I")

    def add(self, number: int, marks: Sequence[int]) -> list[int]:
        """File a program with its marks in order, and give the numbers of earlier ones that may share much with it."""
        sketches = [_sketch(part) for part in _parts(marks)]
        found = {self._owners[key] for sketch in sketches for key in self._index.query(sketch)}
        for sketch in sketches:
            self._index.insert(len(self._owners), sketch)
            self._owners.append(number)
        return sorted(found)[:MOST_CANDIDATES]


def _parts(marks: Sequence[int]) -> Iterator[Sequence[int]]:
    yield marks
    if len(marks) > PART_MARKS:
        count = -(-len(marks) // PART_MARKS)
        for part in range(count):
            yield marks[len(marks) * part // count : len(marks) * (part + 1) // count]


def _sketch(marks: Sequence[int]) -> Any:  # noqa: ANN401  # rensa has no types
    sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update([mark.to_bytes(_BYTES, "little") for mark in marks])
    return sketch
