"""Whether a text is written in another language than English, in which sentences are hardly recognised."""

import re

from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent

_CHARACTERS = 20_000
_FEWEST = 8
_LETTERS = 100
"""Such words, or letters of other scripts, before a text is called foreign."""
_ENGLISH = lazy_regex(r"\b(?:the|of|and|to|with|that|this|are|from|by|which|was)\b", re.IGNORECASE)
_ABROAD = lazy_regex(
    r"\b(?:de|la|en|el|los|las|del|que|para|con|una|por|como|más|pero|su|os|dos|das|uma|não|são|foi|nos"
    r"|les|des|une|est|pour|dans|avec|sur|nous|qui|pas|aux|il|gli|che|della|sono|nel|dei|di"
    r"|der|die|und|das|ist|mit|für|von|wir|den|eine|nicht|auf|werden|wurde|het|een|van|voor|niet|zijn|wordt"
    r"|och|att|som|för|är|jest|nie|oraz|dla|się|przez|ve|bir|için|olarak|yang|untuk|dari|dengan|adalah"
    r"|của|và|các|được|không|și|pentru|este)\b",
    re.IGNORECASE,
)
_OTHER_SCRIPTS = lazy_regex(r"[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTER = lazy_regex(r"[^\W\d_]")


def is_foreign_text(text: str) -> bool:
    """Tell a text with twice as many common words of other languages as English ones, or mostly in other scripts."""
    text = text[:_CHARACTERS]
    strange = len(_OTHER_SCRIPTS.findall(text))
    if strange >= _LETTERS and 2 * strange > len(_LETTER.findall(text)):
        return True
    abroad = len(_ABROAD.findall(text))
    return abroad >= _FEWEST and abroad > 2 * len(_ENGLISH.findall(text))


def is_in_foreign_words(document: Document) -> bool:
    """Tell this of the prose of a document."""
    return is_foreign_text(" ".join(sentence.text for sentence in document.sentences))


def wording_read(foreign: str) -> bool | Absent:
    """Give True without the path of a text that is not in English; with one say that its sentences are hardly told."""
    if not foreign:
        return True
    reason = f"{foreign} is not in English, and sentences in other languages are hardly recognised"
    return Absent(reason, "Add a summary in English, if readers of English are meant too.")
