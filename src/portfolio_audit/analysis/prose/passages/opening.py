"""The opening of a document: what stands below its title and above what comes next."""

from itertools import islice, takewhile

from portfolio_audit.analysis.prose.sentences.headed_sentences import own_sentences
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS, topics_of_heading
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document, Heading

_SENTENCES = 12
_OPENED_BY = frozenset({TopicKind.PURPOSE, TopicKind.PROBLEM, TopicKind.AUDIENCE, TopicKind.MOTIVATION})
"""Topics whose very name may stand above an opening."""
_NO_OPENING = frozenset(TopicKind) - _OPENED_BY


def opening(document: Document) -> tuple[Located, ...]:
    """Give questions right below the title, and the first sentences above the next heading.

    An overview right below the title belongs to the opening.
    """
    headings = [one.heading for one in document.sections if one.heading]
    if headings and _names(headings[0], _NO_OPENING):
        return ()
    leading = list(takewhile(lambda one: _leads_on(one, headings[0], document), headings[1:]))
    end = next((one.line for one in headings[1 + len(leading) :]), None)
    own = (one for one in own_sentences(document) if end is None or (one.at.line or 0) < end)
    asked = (Located(one.text, Place(line=one.line)) for one in leading if one.text.endswith("?"))
    return (*asked, *islice(own, _SENTENCES))


def _leads_on(heading: Heading, title: Heading, document: Document) -> bool:
    """Tell a question or an overview with nothing between it and the title."""
    if any(title.line <= (one.at.line or 0) < heading.line for one in document.sentences):
        return False
    is_question = heading.text.endswith("?") and not topics_of_heading(heading.text.lower())
    return is_question or _names(heading, _OPENED_BY)


def _names(heading: Heading, kinds: frozenset[TopicKind]) -> bool:
    return any(heading.text.lower() in EXACT_HEADINGS[kind] for kind in kinds)
