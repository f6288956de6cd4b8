"""Which numbers beside a metric are no value that this project reached: wishes, rules, examples, other people's."""

import re

from portfolio_audit.patterns import lazy_regex

_AIMED = lazy_regex(
    r"\b(?:we|i|you) (?:want|hope|aim|wish)\b|\byou should (?:now )?(?:get|see|reach)\b"
    r"|\bshould (?:produce|reach|give)\b|\byour (?:final|test|model)\b"
    r"|\b(?:must|needs? to|has to|have to|required to) (?:be|score|reach|achieve|get|exceed|stay|have)\b"
    r"|\b(?:goal|aim|objective|target|requirement) (?:is|was|of)\b",
    re.IGNORECASE,
)
"""Words of sentences that say which value is wanted, and not which was reached."""
_REACHED = lazy_regex(
    r"\b(?:reach(?:ed|es)|achiev(?:ed|es)|exceed(?:ed|s)?|beats?|met|meets|surpass\w{0,3}|ended|got|scored|obtained)\b",
    re.IGNORECASE,
)
_RULE = lazy_regex(
    r"\b(?:retrain\w{0,3}|re-?calibrat\w{1,3}|alert\w{0,3}|trigger\w{0,3}|roll(?:s|ed)? back|alarm|warn\w{0,3}"
    r"|fail\w{0,3}|stops?|halts?|promot\w{1,3}|deploy\w{0,3})\b.{0,60}?"
    r"\b(?:if|when|once|as soon as|until|unless|only)\b"
    r"|\b(?:if|when|once|until|unless|whenever)\b.{0,60}?\b(?:exceeds?|(?:drops?|falls?|sinks?|goes) (?:below|under)"
    r"|(?:rises?|climbs?|goes) (?:above|over)|is (?:below|above|under|over)"
    r"|(?:has|have|does|do|did) not improve\w{0,1})\b",
    re.IGNORECASE,
)
"""A rule that watches the metric: retrain when it drops below, stop when it has not improved."""
_EXAMPLE = lazy_regex(
    r"^\W{0,3}(?:if|suppose|imagine|assume|consider|say|let'?s say|for (?:example|instance)|e\.g\.)\b"
    r"|\b(?:always|simply|blindly|randomly) (?:predict|guess|answer|say|output|choos)\w{0,4}\b"
    r"|\b(?:random(?:ly)? guess\w{0,3}|by chance|chance level|coin (?:flip|toss))\b|\bmeans? (?:random )?guess\w{0,3}",
    re.IGNORECASE,
)
"""An example that explains the metric, and the answer that needs no model."""
_OF_OTHERS = lazy_regex(
    r"\bet al\b|\b(?:paper|authors?|publication|literature|state[- ]of[- ]the[- ]art|sota|prior work|previous work"
    r"|winn(?:er|ing)\w{0,1}|humans?|annotators?|experts?|radiologists?|physicians?|doctors?|clinicians?)\b"
    r"|\b[A-Z]\w{1,30}['’]s (?:group|team|lab|model|study|work)\b|\b[A-Z]\w{1,30} and colleagues\b",
    re.IGNORECASE,
)
"""Somebody else whose number it is, where the sentence does not speak of the project too."""
_OWN = lazy_regex(
    r"\b(?:we|our|ours|us|i|my|mine|it|this (?:project|model|repo\w{0,8}|notebook|work|study)"
    r"|the (?:final|best|tuned|trained|proposed|forest|model|network|classifier|detector|regression|net))\b",
    re.IGNORECASE,
)
_CHANGE = lazy_regex(
    r"\b(?:improv|increas|decreas|drop|fell|fall|rose|ris|reduc|gain|lower|rais|chang)\w{0,6} (?:\w{1,12} ){0,2}?"
    r"by\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_CHANGE_NOUN = lazy_regex(
    r"\b(?:improvement|increase|gain|drop|reduction|decrease|rise|change|better|higher|lower)\b", re.IGNORECASE
)
_WANTED = lazy_regex(
    r"\b(?:target|goal|minimum|min\.?|maximum|required|acceptable|desired|expected|threshold)s?[\s:]{1,3}"
    r"(?:\w{1,20} ){0,1}$",
    re.IGNORECASE,
)
"""What stands before a metric whose wanted value follows."""
_COLUMN_OF_OTHERS = lazy_regex(
    r"target|goal|threshold|minimum|required|acceptable|sota|state of the art|winner|paper|publi|human"
    r"|literature|et al",
    re.IGNORECASE,
)


def tells_no_result(sentence: str) -> bool:
    """Tell a sentence whose numbers are wished for, watched for, made up or of others."""
    if _RULE.search(sentence) or (_AIMED.search(sentence) and not _REACHED.search(sentence)):
        return True
    if _EXAMPLE.search(sentence) and not _OWN.search(sentence):
        return True
    return _OF_OTHERS.search(sentence) is not None and _OWN.search(sentence) is None


def is_wanted_or_changed(before: str, between: str) -> bool:
    """Tell by what stands before a metric, and between it and the number, that it is wanted or a difference."""
    return _WANTED.search(before) is not None or _CHANGE.search(between) is not None


def is_change(between: str) -> bool:
    """Tell a difference in front of the name of a metric (`a 3 % improvement in accuracy`)."""
    return _CHANGE_NOUN.search(between) is not None


def is_of_others(name: str) -> bool:
    """Tell the row or column of a table that holds goals or other people's values."""
    return _COLUMN_OF_OTHERS.search(name) is not None
