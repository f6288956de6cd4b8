"""The classes of README sections: what and why, how, when, who, references, contribution, other."""

import math
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.section_features import SectionText, SectionTraits, read_traits

_SECTIONS = 2_000
_WEIGHTS = "section_weights.json"


class SectionClass(StrEnum):
    """What a section is for, after Prana and others, Categorizing the Content of GitHub README Files (2019)."""

    WHAT_WHY = "what_why"
    """What the project is, its features, why it exists."""
    HOW = "how"
    """Install, configure, use, build, test."""
    WHEN = "when"
    """Status, versions, changes, plans."""
    WHO = "who"
    """Authors, credits, licence, contact, community."""
    REFERENCES = "references"
    """Documentation elsewhere, support, related projects, further reading."""
    CONTRIBUTION = "contribution"
    """How to take part."""
    OTHER = "other"
    EXCLUDED = "excluded"
    """Not English, empty, or no section at all (a comment inside a code block)."""


CLASSES = tuple(SectionClass)
LEARNED = tuple(kind for kind in SectionClass if kind is not SectionClass.EXCLUDED)
"""The classes that weights tell; `excluded` follows from signs alone."""


class SectionWeights(Struct, frozen=True):
    """A learned table: one logistic model per class over names of traits."""

    digest: str
    """SHA-256 of the file that it was learned from."""
    thresholds: tuple[float, ...]
    """The probability from which a class is given, in the order of `LEARNED`."""
    weights: dict[str, tuple[int, ...]]
    """Thousandths per class for each trait; the empty name is the base."""


def classify_sections(
    sections: Sequence[SectionText], weights: SectionWeights | None = None
) -> tuple[tuple[SectionClass, ...], ...]:
    """Give each section of one README its classes, the likeliest first; at least one each.

    Further classes are given generously, as the labels of the literature do: who needs one answer takes the first.

    After 2,000 sections the rest is `other`, unread.
    """
    table = weights or shipped_weights()
    read = tuple(decide_classes(traits, table) for traits in read_traits(sections[:_SECTIONS]))
    return read + ((SectionClass.OTHER,),) * max(0, len(sections) - _SECTIONS)


def decide_classes(traits: SectionTraits, table: SectionWeights) -> tuple[SectionClass, ...]:
    """Give the likeliest class and then all that reach their threshold, or `excluded` alone."""
    if traits.is_outside:
        return (SectionClass.EXCLUDED,)
    chances = class_chances(traits, table)
    best = max(chances)
    ranked = sorted(zip(LEARNED, chances, table.thresholds, strict=True), key=lambda item: -item[1])
    return tuple(kind for kind, chance, threshold in ranked if chance == best or chance >= threshold)


def class_chances(traits: SectionTraits, table: SectionWeights) -> tuple[float, ...]:
    """Give the probability of each learned class."""
    sums = list(table.weights[""])
    for name in traits.names:
        for index, weight in enumerate(table.weights.get(name, ())):
            sums[index] += weight
    return tuple(1 / (1 + math.exp(-max(-30_000, min(30_000, total)) / 1000)) for total in sums)


@cache
def shipped_weights() -> SectionWeights:
    """Read the table that comes with the package."""
    content = files("portfolio_audit.analysis").joinpath(_WEIGHTS).read_bytes()
    return msgspec.json.decode(content, type=SectionWeights)
