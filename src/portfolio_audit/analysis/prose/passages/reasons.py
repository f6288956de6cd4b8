"""Which sentences give a reason for a choice or weigh an alternative, the most telling first."""

from collections.abc import Callable, Iterable, Iterator

from portfolio_audit.analysis.prose.sentences.classes import SentenceClass, classify_sentence, sentence_chances
from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences
from portfolio_audit.analysis.prose.words.reason import gives_reason, gives_reason_abroad
from portfolio_audit.evidence import SURE, Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_CHOICE = lazy_regex(
    r"(?i)\b(?:(?:we|i) (?!have\b|see\b)[a-z]+|chos\w{1,4}|prefer\w{0,4}|used?|using|kept|decided|opted|rather than"
    r"|instead of"
    r"|dropp?(?:ed|s)|remov(?:ed|es)|avoids?|prevents?|robust|suited|reasons?|reasoning)\b"
)
"""Words of somebody who chooses: what only happens for a reason stands after these."""
_ABROAD = 0.6
"""Chance of a reason that is told by its wording alone, and not surely."""
_LEAST = 0.2
"""From here on the wording of a reason counts, too."""


def find_reasons(document: Document, place: Callable[[int | None], Place]) -> Iterator[Located]:
    """Give the sentences with a reason, the surest first; gaps of a form that nobody filled give none."""
    found = [
        (_chance(sentence.text, heading), sentence)
        for sentence, heading in headed_sentences(document, document.sentences)
        if " ..." not in sentence.text
    ]
    for chance, sentence in sorted(found, key=lambda one: -one[0]):
        if chance:
            yield Located(sentence.text, place(sentence.at.line), chance)


def _chance(text: str, heading: str) -> float:
    learned = classify_sentence(text, heading).get(SentenceClass.REASON)
    if learned is not None:
        return learned
    worded = gives_reason(text) and sentence_chances(text, heading)[SentenceClass.REASON] >= _LEAST
    return _ABROAD if worded or gives_reason_abroad(text) else 0.0


def choices_first(reasons: Iterable[Located]) -> tuple[Located, ...]:
    """Give what is sure first, of this the reasons of choices before explanations of what happens, then the surest."""
    return tuple(sorted(reasons, key=lambda one: (one.chance < SURE, not _CHOICE.search(one.text), -one.chance)))
