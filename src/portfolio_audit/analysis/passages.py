"""Topics with the source they stand in, and which of them tell results."""

import re

from msgspec import Struct

from portfolio_audit.analysis.topics import Topic, TopicKind
from portfolio_audit.evidence import Place

_CONCLUSION_WORDS = 20
_RESULT_KINDS = frozenset({TopicKind.RESULTS, TopicKind.INTERPRETATION, TopicKind.EVALUATION})
_NUMBER = re.compile(r"\d")
_CONCLUSION = re.compile(
    r"conclu|summary|discussion|key (?:findings|takeaways|insights)|takeaway|findings|"
    r"insights|recommendation|interpretation|"
    r"fazit|résultats|结论|結論|考察|what (?:i|we) (?:learned|found)|final (?:thoughts|remarks)",
    re.IGNORECASE,
)


class Passage(Struct, frozen=True):
    """A topic that some prose of the repository tells."""

    kind: TopicKind
    text: str
    at: Place
    words: int
    by_heading: bool
    source: str
    """`readme`, `sub-readme`, `report` or `notebook`."""
    has_number: bool
    """True when the sentence states a number; false for headings."""


def make_passage(topic: Topic, at: Place, source: str) -> Passage:
    """Join a topic with its place and source."""
    has_number = not topic.by_heading and bool(_NUMBER.search(topic.text))
    return Passage(topic.kind, topic.text, at, topic.words, topic.by_heading, source, has_number)


def result_words(passages: tuple[Passage, ...]) -> int:
    """Count the words of headed sections about results once, whatever number of topics a heading names."""
    sections = {
        (passage.at.path, passage.at.line): passage.words
        for passage in passages
        if passage.by_heading and passage.kind in _RESULT_KINDS and passage.source != "notebook"
    }
    return sum(sections.values())


def is_finding(passage: Passage) -> bool:
    """Tell whether a sentence interprets, with a number."""
    return passage.kind is TopicKind.INTERPRETATION and not passage.by_heading and passage.has_number


def is_conclusion(passage: Passage) -> bool:
    """Tell whether a section concludes, in at least 20 words."""
    return (
        passage.by_heading
        and passage.kind in {TopicKind.INTERPRETATION, TopicKind.RESULTS}
        and passage.words >= _CONCLUSION_WORDS
        and bool(_CONCLUSION.search(passage.text))
    )
