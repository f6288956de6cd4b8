"""What a sentence tells by the learned weights, and what it tells by plain wordings that they know too little of."""

from collections.abc import Iterator, Mapping

from portfolio_audit.analysis.prose.sentences.classes import SentenceClass, classify_sentence, sentence_chances
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.prose.words.audience import (
    may_serve,
    names_served,
    promises_benefit,
    speaks_of_people,
    surely_serves,
    tells_need,
)
from portfolio_audit.analysis.prose.words.caveat import tells_caveat
from portfolio_audit.analysis.prose.words.comparing import compares_results, tells_finding
from portfolio_audit.analysis.prose.words.data import tells_learnt, tells_source_or_size
from portfolio_audit.analysis.prose.words.lesson import tells_lesson
from portfolio_audit.analysis.prose.words.sentences import tells
from portfolio_audit.analysis.prose.words.task import tells_task
from portfolio_audit.patterns import lazy_regex

LEARNED = {
    SentenceClass.MOTIVATION: TopicKind.MOTIVATION,
    SentenceClass.TASK: TopicKind.PROBLEM,
    SentenceClass.QUESTION: TopicKind.PROBLEM,
    SentenceClass.AUDIENCE: TopicKind.AUDIENCE,
    SentenceClass.SUCCESS: TopicKind.SUCCESS,
    SentenceClass.DATA: TopicKind.DATA,
    SentenceClass.APPROACH: TopicKind.METHOD,
    SentenceClass.EVALUATION: TopicKind.EVALUATION,
    SentenceClass.INTERPRETATION: TopicKind.INTERPRETATION,
    SentenceClass.LIMITS: TopicKind.LIMITS,
    SentenceClass.FUTURE: TopicKind.FUTURE,
    SentenceClass.LESSONS: TopicKind.LESSONS,
    SentenceClass.CREDITS: TopicKind.CREDITS,
}
_WORDED = {
    TopicKind.AUDIENCE: (SentenceClass.AUDIENCE, 0.05),
    TopicKind.SUCCESS: (SentenceClass.SUCCESS, 0.0),
    TopicKind.MOTIVATION: (SentenceClass.MOTIVATION, 0.1),
    TopicKind.CREDITS: (SentenceClass.CREDITS, 0.05),
}
"""Topics too seldom told to be learned well: their older wordings count from a lower chance, too."""
_BY_WORDING = 0.5
"""Chance that is given to these, which is not sure."""
_LESSON = 0.8
"""Chance of a lesson by its wording: 11 of 12 such sentences in the labelled repositories tell one."""
_THANKS = lazy_regex(
    r"(?i)[;,:(–—-] ?(?:many )?thank(?:s| you)\s?[!.)]"
    r"|\b(?:thank you|(?:many|special|big|warm|my|our) thanks|grateful) to "
    r"(?!(?:you|everyone|all) (?:who|for) (?:read|visit|star))"
)
"""Thanks to somebody for a part in the work; readers are thanked at the end of very many pages."""
_PLAIN = {
    TopicKind.DATA: tells_learnt,
    TopicKind.AUDIENCE: names_served,
    TopicKind.MOTIVATION: promises_benefit,
    TopicKind.LIMITS: tells_caveat,
    TopicKind.INTERPRETATION: tells_finding,
}

_SURE = {TopicKind.DATA: tells_source_or_size, TopicKind.AUDIENCE: surely_serves}
"""Topics of which these wordings leave no doubt."""


def learned_kinds(text: str, heading: str) -> dict[TopicKind, float]:
    """Give the topics of a sentence by the learned classes, the surest last."""
    chances = classify_sentence(text, heading)
    return {LEARNED[one]: chances[one] for one in sorted(chances, key=chances.__getitem__) if one in LEARNED}


def worded_kinds(
    text: str, heading: str, lowered: str, learned: Mapping[TopicKind, float]
) -> Iterator[tuple[TopicKind, float]]:
    """Give the topics that its wording tells besides; `lowered` is its text in lower case without paths."""
    chances = sentence_chances(text, heading)
    found = {kind for kind, (one, least) in _WORDED.items() if chances[one] >= least and tells(kind, lowered)}
    found |= {kind for kind, told in _PLAIN.items() if told(text)}
    if tells_need(text) or speaks_of_people(text):
        found.add(TopicKind.MOTIVATION)
    if speaks_of_people(text):
        found.add(TopicKind.AUDIENCE)
    if tells_task(text) and tells(TopicKind.PROBLEM, lowered):
        found.add(TopicKind.PROBLEM)
    if not may_serve(text):
        found.discard(TopicKind.AUDIENCE)
    surely = {kind for kind, told in _SURE.items() if told(text) and learned.get(kind, 0.0) < _LESSON}
    if learned.get(TopicKind.INTERPRETATION, 0.0) < _LESSON and compares_results(text, heading):
        surely.add(TopicKind.INTERPRETATION)
    yield from ((kind, _LESSON) for kind in TopicKind if kind in surely)
    found -= surely
    yield from ((kind, _BY_WORDING) for kind in TopicKind if kind in found and kind not in learned)
    if TopicKind.LESSONS not in learned and tells_lesson(text):
        yield TopicKind.LESSONS, _LESSON
    if TopicKind.CREDITS not in learned and _THANKS.search(text):
        yield TopicKind.CREDITS, _LESSON
