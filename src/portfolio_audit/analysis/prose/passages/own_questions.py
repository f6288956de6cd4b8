"""Which lines put a question of the work."""

from collections import Counter
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.prose.sentences.classes import SentenceClass, classify_sentence
from portfolio_audit.analysis.prose.words.heading_phrases import heads_answers
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_MARKUP = lazy_regex(r"^[#>*\s\d.-]{1,12}|\*\*")
_OF_THE_AUTHORS = lazy_regex(r"(?i)\b(?:did|do|does|have|are|would) (?:you|your)\b.*\?\W*$")
_WANTED = lazy_regex(
    r"(?i)\b(?:wants?|wanted|needs?|needed) to (?:know|find out) (?:where|when|whether|which|who|what|why|if|how)\b"
    r"(?!.*\byou\b)"
)
"""A question that somebody has: `A driver wants to know where the road is slippery`."""
_FORM = 2


def own_questions(lines: Sequence[Located]) -> Iterator[Located]:
    """Give the lines that ask what the data shall answer; a form that asks its authors twice puts none."""
    forms = Counter(line.at.path for line in lines if _OF_THE_AUTHORS.search(line.text))
    yield from (line for line in lines if forms[line.at.path] < _FORM and asks_question(line.text))


def asks_question(line: str) -> bool:
    """Tell whether a line of prose, which may be a heading but no quotation, asks what the data shall answer."""
    plain = _MARKUP.sub("", line)
    if line.startswith(">") or heads_answers(plain):
        return False
    return bool(_WANTED.search(plain)) or SentenceClass.QUESTION in classify_sentence(plain, "")
