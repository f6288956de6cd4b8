"""What a sentence of a README, report or notebook tells, by learned weights of its words and its heading."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from portfolio_audit.analysis.prose.sentences.features import sentence_traits
from portfolio_audit.analysis.prose.sentences.learned_weights import class_chances, read_weights

WEIGHTS = "sentence_weights.json"


class SentenceClass(StrEnum):
    """What a sentence tells; it may tell several things, and most tell none of these."""

    MOTIVATION = "motivation"
    """Why the work is worth doing: who has which trouble today, what a good answer would gain."""
    TASK = "task"
    """What is predicted, classified, grouped, recommended, detected or estimated."""
    AUDIENCE = "audience"
    """Who would use the answer, or which decision it serves."""
    SUCCESS = "success"
    """The measure or bar by which the work decides whether it succeeded."""
    QUESTION = "question"
    """A question about the world that the data shall answer."""
    LIMITS = "limits"
    """Limits, assumptions and weaknesses of this work, its data and results."""
    FUTURE = "future"
    """What would be done next."""
    LESSONS = "lessons"
    """What was learned, was hard, or went wrong on the way."""
    REASON = "reason"
    """The reason for a decision in this work."""
    INTERPRETATION = "interpretation"
    """What a result of this work means."""
    DATA = "data"
    """What the data is: rows, columns, size, period, origin."""
    APPROACH = "approach"
    """How it is solved: models, features, preparation, training."""
    EVALUATION = "evaluation"
    """How the models are judged."""
    CREDITS = "credits"
    """Who or what the work owes something to."""


CLASSES = tuple(SentenceClass)


@lru_cache(maxsize=20_000)
def sentence_chances(text: str, heading: str) -> Mapping[SentenceClass, float]:
    """Give the chance (0 to 1) that a sentence below a heading (empty without one) tells each class."""
    chances = class_chances(sentence_traits(text, heading), read_weights(WEIGHTS))
    return {kind: round(chance, 3) for kind, chance in zip(CLASSES, chances, strict=True)}


def classify_sentence(text: str, heading: str) -> Mapping[SentenceClass, float]:
    """Give what a sentence below a heading tells, with the chance of each: what reaches the class's threshold."""
    chances = sentence_chances(text, heading)
    limits = zip(CLASSES, read_weights(WEIGHTS).thresholds, strict=True)
    return {kind: chances[kind] for kind, limit in limits if chances[kind] >= limit}
