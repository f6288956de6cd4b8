"""Which projects of one person repeat one another."""

import re
from itertools import combinations

from msgspec import Struct

from portfolio_audit.analysis.code.sketches import shared_share
from portfolio_audit.evidence import Place
from portfolio_audit.portfolio.records import Collection, Record

_SAME_CODE = 0.5
"""Share of the smaller project's telling lines that stand in the other one."""
_FEWEST_NUMBERS = 20
"""Telling lines without which nothing is said about shared code."""
_SAME_TITLE = 0.75
_TITLE_WORDS = 2
_COMMON_WORDS = frozenset(
    """
    a an and the of for with using in on to my project projects prediction predict predictor model models machine
    learning deep ml ai data science analysis analytics system app end final capstone zoomcamp mlops pipeline
    classification classifier regression detection portfolio
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_WORD = re.compile(r"[a-z]{2,}")


class Overlap(Struct, frozen=True):
    """Two projects of which a reader may take one for the other."""

    text: str
    """What they share."""
    at: Place
    """The lower-scored one."""
    weaker: str
    better: str


class OverlapFacts(Struct, frozen=True):
    """Pairs of projects that repeat one another."""

    pairs: tuple[Overlap, ...]
    """The same teaching data set, the same lines, or the same subject in the title."""


def draw(collection: Collection) -> OverlapFacts:
    """Compare each project with each better one."""
    return OverlapFacts(find_overlaps(collection.projects))


def find_overlaps(projects: tuple[Record, ...]) -> tuple[Overlap, ...]:
    """Give each project that repeats a better one once; `projects` stand best first."""
    found: dict[str, Overlap] = {}
    for better, weaker in combinations(projects, 2):
        shared = _shared(better, weaker)
        if shared and weaker.name not in found and better.name not in found:
            found[weaker.name] = Overlap(shared, Place(repository=weaker.name), weaker.name, better.name)
    return tuple(found.values())


def _shared(first: Record, second: Record) -> str:
    data = _toy_sets(first) & _toy_sets(second)
    if data:
        return f"the data set {min(data)}"
    sketches = (first.outline.sketch, second.outline.sketch)
    if min(map(len, sketches)) >= _FEWEST_NUMBERS and shared_share(*sketches) >= _SAME_CODE:
        return "much of their code"
    return "their subject" if _same_subject(first, second) else ""


def _toy_sets(record: Record) -> set[str]:
    return {place.text for place in record.sign("toy_data").places}


def _same_subject(first: Record, second: Record) -> bool:
    one, other = _subject(first), _subject(second)
    shared = one & other
    return len(shared) >= _TITLE_WORDS and len(shared) >= _SAME_TITLE * len(one | other)


def _subject(record: Record) -> frozenset[str]:
    """Give the telling words of the title, or of the name where there is no title."""
    text = record.outline.title or record.name.rpartition("/")[2]
    return frozenset(_WORD.findall(text.lower())) - _COMMON_WORDS
