"""A few numbers that tell whether two bodies of code share their lines."""

import heapq
from collections.abc import Iterable
from hashlib import blake2b

SKETCH = 128
"""Numbers kept of one body of code."""

_LETTERS = 24
"""A shorter line, such as `import pandas as pd`, stands in everybody's code."""
_LINES = 50_000
_BYTES = 6


def sketch_lines(sources: Iterable[str]) -> tuple[int, ...]:
    """Give the smallest hashes of the different telling lines: a fair sample, the same for the same lines."""
    lines: set[str] = set()
    for source in sources:
        lines.update("".join(line.split()) for line in source.splitlines()[:_LINES])
        if len(lines) > _LINES:
            break
    hashes = (_hash(line) for line in lines if len(line) >= _LETTERS and line[0] not in "#\"'")
    return tuple(heapq.nsmallest(SKETCH, hashes))


def shared_share(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """Estimate which share of the smaller body's lines stands in the other one, too."""
    if not first or not second:
        return 0.0
    # Both samples are whole only up to the smaller of their largest numbers
    border = min(first[-1], second[-1])
    own, other = (frozenset(number for number in sketch if number <= border) for sketch in (first, second))
    return len(own & other) / max(1, min(len(own), len(other)))


def _hash(line: str) -> int:
    return int.from_bytes(blake2b(line.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest())
