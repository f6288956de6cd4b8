"""The marks of a fingerprint that tell programs apart: without starter code and what many programs share."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from portfolio_audit.analysis.code.code_print import CodePrint

SHARE_OF_MANY = 1 / 3
"""A mark that stands in more than this share of the programs is the class's, not one person's."""
LEAST_OF_MANY = 5
"""Programs that must hold it at least, so that two who share much in a class of four are still seen."""
_SAMPLE = 512
"""Programs that are counted: enough to see a third, and memory does not grow with the class."""


class Background(Struct, frozen=True):
    """What is no evidence."""

    starter: frozenset[int]
    """Marks of the code that was handed out."""
    many: frozenset[int]
    """Marks that many programs hold."""


def marks_of(code_print: CodePrint) -> "array[int]":
    """Give the marks in the order of the program."""
    return array("Q", code_print.hashes)


def make_background(prints: Sequence[CodePrint], starters: Iterable[CodePrint]) -> Background:
    """Gather the marks of starter code, and those that many of the programs hold."""
    step = max(1, len(prints) / _SAMPLE)
    sampled = [prints[int(number * step)] for number in range(min(len(prints), _SAMPLE))]
    held = Counter(mark for code_print in sampled for mark in marks_of(code_print))
    least = max(LEAST_OF_MANY - 1, len(sampled) * SHARE_OF_MANY)
    return Background(
        starter=frozenset(mark for code_print in starters for mark in marks_of(code_print)),
        many=frozenset(mark for mark, count in held.items() if count > least),
    )
