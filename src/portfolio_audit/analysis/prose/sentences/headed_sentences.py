"""Sentences of a document with the heading that they stand under."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Document


def headed_sentences(document: Document, sentences: Iterable[Located]) -> Iterator[tuple[Located, str]]:
    """Give each sentence with the heading above it, which is empty before the first."""
    headings = [section.heading for section in document.sections if section.heading is not None]
    lines = [heading.line for heading in headings]
    for sentence in sentences:
        above = bisect_right(lines, sentence.at.line or 0)
        yield sentence, headings[above - 1].text if above else ""
