"""Tests that read a table which the project keeps, and assert something of its columns."""

from collections.abc import Sequence

from portfolio_audit.analysis.testing.surroundings import Surroundings, calls_of
from portfolio_audit.parsers.python import Function
from portfolio_audit.patterns import lazy_regex

_READS = lazy_regex(
    r"^csv\.(?:DictReader|reader)$|^(?:pandas|polars|geopandas|dask\.dataframe)\.(?:read|scan)_"
    r"(?:csv|parquet|excel|feather|json|table|file|ndjson)$"
)
_MADE_HERE = lazy_regex(r"\btmp_?path\b|\btmpdir\b|StringIO|BytesIO|tempfile|\bto_(?:csv|parquet|excel)\(")
"""What a test reads that it has written itself."""
_ASSERTS_COLUMN = lazy_regex(r"\bassert\b[^\n#]{0,160}\[['\"]\w{1,40}['\"]\]")
_OF_RESULTS = lazy_regex(r"metric|result|score|pred|accura|report")
_CHARACTERS = 20_000


def asserts_on_kept_table(function: Function, lines: Sequence[str], around: Surroundings) -> bool:
    """Tell such a test, which may read through a helper of its file."""
    body = "\n".join(lines[function.line - 1 : function.end_line])[:_CHARACTERS]
    if not _ASSERTS_COLUMN.search(body) or _MADE_HERE.search(body):
        return False
    reads = [call for call in calls_of(function, lines, around) if _READS.search(call.name)]
    return bool(reads) and not any(_OF_RESULTS.search(text.lower()) for call in reads for text in call.strings)
