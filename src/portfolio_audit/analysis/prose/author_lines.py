"""The line below a title that lists the authors by name."""

from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_FIRST = 3
"""Sentences among which the authors of a paper stand."""
_NAME = r"[A-ZÀ-Þ][\w’'.-]{1,20}(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'.-]{0,20}){1,3}[\d*†‡]{0,3}"
_NAMES = lazy_regex(rf"^{_NAME}(?:(?:, and |, & |,| and| &|;) ?{_NAME}){{1,11}}\W{{0,3}}$")
_NO_NAME = lazy_regex(
    r"(?i)\b(?:learning|data|networks?|forests?|trees?|regression|science|analysis|vision|language|python|models?"
    r"|university|institute|department|conference|society|dashboard|engineering|api|platform|maps?|research|journal"
    r"|generator|analy[sz]er|selection|tuning|training|test(?:ing)?|validation|deployment|notes)\b"
)


def author_line(document: Document) -> Located | None:
    """Give the sentence near the top that is nothing but two names or more, `None` without one."""
    lines = (one for one in document.sentences[:_FIRST] if _NAMES.match(one.text[:400]))
    return next((one for one in lines if not _NO_NAME.search(one.text)), None)
