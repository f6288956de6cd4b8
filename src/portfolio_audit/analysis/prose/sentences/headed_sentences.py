"""Sentences of a document that are its own, and the heading that they stand under."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_ELSEWHERE = lazy_regex(r"https?://(?!(?:www\.)?(?:github|gitlab)\.com/)")
_TAIL = lazy_regex(r"[\s.,;:]+$")


def headed_sentences(document: Document, sentences: Iterable[Located]) -> Iterator[tuple[Located, str]]:
    """Give each sentence with the heading above it, which is empty before the first."""
    headings = [section.heading for section in document.sections if section.heading is not None]
    lines = [heading.line for heading in headings]
    for sentence in sentences:
        above = bisect_right(lines, sentence.at.line or 0)
        yield sentence, headings[above - 1].text if above else ""


def own_sentences(document: Document) -> tuple[Located, ...]:
    """Leave out lines that only link a page elsewhere: the title of somebody's paper tells nothing of this work."""
    titles = {(link.line, link.text.strip()) for link in document.links if _ELSEWHERE.match(link.target)}
    return tuple(one for one in document.sentences if (one.at.line, _TAIL.sub("", one.text)) not in titles)
