"""Checks of data that are written as queries which count what must not be there."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_STOPS = lazy_regex(r"\braise\b|\bassert\b|\bexit\(|errors?\.append\(|logg?\w{0,4}\.(?:error|warning)\(")
_COUNTS_WRONG_ROWS = lazy_regex(
    r"(?is)^\s*select\s+count\([^()]{1,40}\)(?:\s+as)?(?:\s+\w{1,20})?\s+from\b.{1,160}\bwhere\b"
    r".{0,120}(?:\bis null\b|[<>]|\bnot in\b|\bnot between\b)|\bhaving\s+count\([^()]{1,40}\)\s?>\s?1\b"
)
_OF_REQUESTS = lazy_regex(r"\b(?:fastapi|flask|django|starlette)\b")


def query_checks(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the queries, with their lines, in a file that stops or complains."""
    if "count(" not in unit.source.lower() or unit.module is None:
        return
    if _STOPS.search(unit.source) and not _OF_REQUESTS.search(unit.source):
        for text in unit.module.texts:
            if _COUNTS_WRONG_ROWS.search(text.value):
                yield " ".join(text.value.split())[:80], text.line
