"""The READMEs of sub-folders, each by its title and what it tells."""

from msgspec import Struct

from portfolio_audit.analysis.prose.files.prose import sub_readmes
from portfolio_audit.analysis.prose.prose_reading import ProseReading, read_prose
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot


class SubReadme(Struct, frozen=True):
    """The README of a sub-folder."""

    text: str
    """Its title."""
    at: Place
    prose_words: int
    topics: tuple[str, ...]
    """Kinds of its topics, sorted."""
    metric_claims: int
    images: int


def read_sub_readmes(snapshot: Snapshot, root: Entry | None) -> tuple[SubReadme, ...]:
    """Read those below the root README (or all, without one), by depth and path; what is unreadable is left out."""
    pairs = (
        (entry, snapshot.parsed(entry, document_parser(entry.path))) for entry in sub_readmes(snapshot.files, root)
    )
    return tuple(
        _describe(document, entry.path, read_prose(snapshot, entry.path, document))
        for entry, document in pairs
        if not isinstance(document, Absent)
    )


def title_of(document: Document, path: str) -> Located | None:
    """Take the first heading, else the first sentence, as the title."""
    for section in document.sections:
        if section.heading is not None:
            return Located(section.heading.text, Place(path, section.heading.line))
    return placed(document.sentences[:1], path)[0] if document.sentences else None


def placed(sentences: tuple[Located, ...], path: str) -> tuple[Located, ...]:
    """Give sentences the path of their document."""
    return tuple(Located(sentence.text, Place(path, sentence.at.line)) for sentence in sentences)


def _describe(document: Document, path: str, reading: ProseReading) -> SubReadme:
    title = title_of(document, path)
    return SubReadme(
        text=title.text if title else "",
        at=Place(path),
        prose_words=document.prose_words,
        topics=tuple(sorted({topic.kind.value for topic in reading.topics})),
        metric_claims=len(reading.metric_claims),
        images=sum(link.is_image and not link.is_badge for link in document.links),
    )
