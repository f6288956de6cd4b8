"""Which lines put a question of the work."""

from portfolio_audit.analysis.prose.sentences.classes import SentenceClass, classify_sentence
from portfolio_audit.patterns import lazy_regex

_MARKUP = lazy_regex(r"^[#>*\s\d.-]{1,12}|\*\*")


def asks_question(line: str) -> bool:
    """Tell whether a line of prose, which may be a heading but no quotation, asks what the data shall answer."""
    return not line.startswith(">") and SentenceClass.QUESTION in classify_sentence(_MARKUP.sub("", line), "")
