"""What a prose document can speak about."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.evidence import Place


class TopicKind(StrEnum):
    """What a section or sentence of a README is about."""

    PURPOSE = "purpose"
    """What the project is or does."""
    MOTIVATION = "motivation"
    """Why it matters: background, need, stakes."""
    PROBLEM = "problem"
    """The question, task or hypothesis, with what goes in and what is predicted."""
    AUDIENCE = "audience"
    """Who uses the answer or which decision it serves."""
    SUCCESS = "success"
    """How success is measured, stated as a goal."""
    DATA = "data"
    METHOD = "method"
    EVALUATION = "evaluation"
    RESULTS = "results"
    INTERPRETATION = "interpretation"
    """What the results mean: findings, conclusions, comparisons."""
    INSTALL = "install"
    USAGE = "usage"
    STRUCTURE = "structure"
    LIMITS = "limits"
    """Limitations, assumptions, ethics, caveats."""
    FUTURE = "future"
    """Next steps, roadmap."""
    LESSONS = "lessons"
    """Lessons, challenges, decisions with their reasons."""
    REFERENCES = "references"
    CREDITS = "credits"
    CONTRIBUTION = "contribution"
    LICENCE = "licence"
    CONTACT = "contact"
    DEMO = "demo"
    DEPLOYMENT = "deployment"
    TESTING = "testing"
    MODEL_CARD = "model-card"
    CONTENTS = "contents"
    """A table of contents."""


class Topic(Struct, frozen=True):
    """One passage of a document that speaks about one topic; a passage may give several."""

    kind: TopicKind
    text: str
    """The heading, or the first sentence that tells the topic, cut to 300 characters."""
    at: Place
    words: int
    """Words of prose of the passage (the section with its sub-sections, or the sentence)."""
    blocks: int
    """Code blocks, tables and images of the section with its sub-sections; 0 for a sentence."""
    by_heading: bool
    """True when a heading names the topic; false when only sentences tell it."""
    chance: float = 1.0
    """How surely, 0 to 1; below 1 for sentences told by learned weights."""
