"""What one prose document tells by itself, read once for all who ask and kept for later runs."""

from msgspec import Struct

from portfolio_audit.analysis.prose.passages.reasons import find_reasons
from portfolio_audit.analysis.prose.passages.topics import measured_lines
from portfolio_audit.analysis.prose.printed_blocks import printed_claims
from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims
from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.topics import Topic
from portfolio_audit.cache.kept import kept
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.snapshot.snapshot import Snapshot


class ProseReading(Struct, frozen=True):
    """Topics, metric values and reasons of a document, each at its place in the file."""

    topics: tuple[Topic, ...] = ()
    metric_claims: tuple[MetricClaim, ...] = ()
    reasons: tuple[Located, ...] = ()
    measured_lines: tuple[int, ...] = ()


def read_prose(snapshot: Snapshot, path: str, document: Document) -> ProseReading:
    """Read a document of the snapshot; an empty path stands for a document that is not there."""
    return snapshot.told(snapshot.by_path[path], _read, (document, path)) if path else ProseReading()


@kept
def _read(item: tuple[Document, str]) -> ProseReading:
    document, path = item
    return ProseReading(
        topics=find_topics(document, path),
        metric_claims=(
            *find_metric_claims(document.sentences, document.tables, path),
            *printed_claims(document, path),
        ),
        reasons=tuple(find_reasons(document, lambda line: Place(path, line))),
        measured_lines=measured_lines(document),
    )
