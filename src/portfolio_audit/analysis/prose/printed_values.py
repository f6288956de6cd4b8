"""Metric values that the output of a cell prints."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims
from portfolio_audit.evidence import Located, Place
from portfolio_audit.patterns import lazy_regex

_CHARACTERS = 1_500
_LINES = 40
_NAME_ABOVE = lazy_regex(r"^([A-Za-z][^\d\n]{0,38}(?:\d[^\d\n]{0,3})?:)[ \t]{0,5}\n[ \t]{0,5}(?=[-+]?\d)", re.MULTILINE)
"""A line that ends with a colon, above the number that it names."""


def printed_values(text: str, path: str, cell: int) -> Iterator[MetricClaim]:
    """Give the values that the first lines of an output print, at the cell."""
    written = _NAME_ABOVE.sub(r"\1 ", text[:_CHARACTERS]).split("\n")[:_LINES]
    lines = tuple(Located(line, Place(line=1)) for line in written if "Warning" not in line)
    for claim in find_metric_claims(lines, (), path):
        yield MetricClaim(claim.metric, claim.value, claim.text, Place(path, cell=cell), in_table=False)
