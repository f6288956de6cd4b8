"""The classes of README sections: what and why, how, when, who, references, contribution, other."""

from collections.abc import Sequence
from enum import StrEnum

from portfolio_audit.analysis.prose.sections.features import SectionText, SectionTraits, read_traits
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights, class_chances, read_weights

_SECTIONS = 2_000
WEIGHTS = "section_weights.json"


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


def classify_sections(
    sections: Sequence[SectionText], weights: LearnedWeights | None = None
) -> tuple[tuple[SectionClass, ...], ...]:
    """Give each section of one README its classes, the likeliest first; at least one each.

    Further classes are given generously, as the labels of the literature do: who needs one answer takes the first.

    After 2,000 sections the rest is `other`, unread.
    """
    table = weights or read_weights(WEIGHTS)
    read = tuple(decide_classes(traits, table) for traits in read_traits(sections[:_SECTIONS]))
    return read + ((SectionClass.OTHER,),) * max(0, len(sections) - _SECTIONS)


def decide_classes(traits: SectionTraits, table: LearnedWeights) -> tuple[SectionClass, ...]:
    """Give the likeliest class and then all that reach their threshold, or `excluded` alone."""
    if traits.is_outside:
        return (SectionClass.EXCLUDED,)
    chances = class_chances(traits.names, table)
    best = max(chances)
    ranked = sorted(zip(LEARNED, chances, table.thresholds, strict=True), key=lambda item: -item[1])
    return tuple(kind for kind, chance, threshold in ranked if chance == best or chance >= threshold)
