"""Values of metrics that a README shows as they were printed, in a block below a heading on results."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.prose_metrics import metric_name, metric_value
from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.prose.words.topics import topics_of_heading
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_ON_ANSWERS = frozenset({TopicKind.RESULTS, TopicKind.EVALUATION, TopicKind.INTERPRETATION})
_PLAIN = frozenset({"", "text", "txt", "console", "output"})
_LINE = lazy_regex(
    r"^\s{0,12}([A-Za-z][\w²^@ -]{0,30}?)\s{0,8}[:=]?\s{1,12}"
    r"(-?\d{1,9}(?:[.,]\d{1,9})?)\s?(%)?(?:\s[a-zA-Z€$£/]{1,8})?\s*$"
)
_VAGUE = frozenset({"loss", "lift", "map", "gini", "score"})
"""What may count or grade anything else that is printed."""
_LINES = 60
_SHOWN = 200


def printed_claims(document: Document, path: str) -> Iterator[MetricClaim]:
    """Give the lines of such blocks that are nothing but the name of a metric and its value."""
    blocks = [one for one in document.code_blocks if one.language in _PLAIN]
    places = [Located(str(index), Place(path, block.line)) for index, block in enumerate(blocks)]
    for place, heading in headed_sentences(document, places):
        if not _ON_ANSWERS.intersection(topics_of_heading(heading.lower())):
            continue
        block = blocks[int(place.text)]
        for offset, line in enumerate(block.text.split("\n")[:_LINES]):
            found = _LINE.match(line)
            metric = metric_name(found.group(1)) if found else None
            if found is None or metric is None or metric in _VAGUE:
                continue
            value = metric_value(metric, found.group(2), is_percent=bool(found.group(3)))
            if value is not None:
                yield MetricClaim(
                    metric, value, line.strip()[:_SHOWN], Place(path, block.line + offset), in_table=False
                )
