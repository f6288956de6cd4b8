"""Which lines put a question of the work or name who needs its answer."""

import re

from portfolio_audit.analysis.prose.sentence_classes import SentenceClass, classify_sentence
from portfolio_audit.patterns import lazy_regex

_SURE = 0.5
"""Chance of a question from which a line counts: below it, most are those of exercises."""
_MARKUP = lazy_regex(r"^[#>*\s\d.-]{1,12}|\*\*")
_WORDED = lazy_regex(
    r"\b(?:the|our|my|this) (?:research )?question\b|\b(?:can|could|do|does|how|which|what|why) (?:we|one"
    r"|you|the|a|an|do|does|many|much|often|early|well|factors?|features?)\b[^.?\n]{5,160}\?"
    r"|\b(?:what|which) (?:is|are|was|were) the [^.?\n]{15,160}\?|\b(?:we"
    r"|I) (?:ask|asked|wanted to know|investigate|hypothesi[sz]e|propose)\b"
    r"|\b(?:helps?|enables?|allows?|so that) (?:\w+ ){0,3}(?:hospitals?|doctors?|clinicians?|banks?"
    r"|farmers?|teachers?|agencies|agency|departments?|police|retailers?|managers?|analysts?|planners?"
    r"|investigators?|patients?|researchers?|operators?|players?|users?|teams?|companies|business(?:es)?)\b"
    r"|\b(?:motivation|real[- ]world problem|(?:stakeholders?|decision[- ]makers?) (?:can|could|need|needs|want|who|to)"
    r"|use case)\b",
    re.IGNORECASE,
)


def asks_question(line: str) -> bool:
    """Tell whether a line of prose, which may be a heading, asks by its wording or surely by what it says."""
    if line.startswith(">"):
        return False
    chance = classify_sentence(_MARKUP.sub("", line), "").get(SentenceClass.QUESTION, 0.0)
    return bool(_WORDED.search(line)) or chance >= _SURE
