"""The lines that name the authors, say who they are or give their address."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.words.author import gives_address, introduces_author, presents_author
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_OPENING = 40
_LAST = 4
"""Lines of prose at the end among which an author signs."""
_FIRST = 3
"""Sentences among which the authors of a paper stand."""
_NAME = r"[A-ZÀ-Þ][\w’'.-]{1,20}(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'.-]{0,20}){1,3}[\d*†‡]{0,3}"
_NAMES = lazy_regex(rf"^{_NAME}(?:(?:, and |, & |,| and| &|;) ?{_NAME}){{1,11}}\W{{0,3}}$")
_TEAM = lazy_regex(
    r"(?i:\b(?:group|team|gruppe|grupo|équipe|members)\b)[^.:–]{0,20}[:–] ?"
    rf"({_NAME}(?:(?:, and |, & |,| and| &|;) ?{_NAME}){{1,11}})\W{{0,3}}$"
)
"""`Project of the course, group 7: Ada Example and Bo Sample`."""
_NO_NAME = lazy_regex(
    r"(?i)\b(?:learning|data|networks?|forests?|trees?|regression|science|analysis|vision|language|python|models?"
    r"|university|institute|department|conference|society|dashboard|engineering|api|platform|maps?|research|journal"
    r"|generator|analy[sz]er|selection|tuning|training|test(?:ing)?|validation|deployment|notes)\b"
)


def author_lines(document: Document) -> Iterator[Located]:
    """Give the sentence near the top that is names or ends in those of a team, and lines that present a person."""
    yield from [one for one in document.sentences[:_FIRST] if _names_people(one.text[:400])][:1]
    yield from (one for one in document.sentences if presents_author(one.text) or gives_address(one.text))
    last = document.lines[-_LAST:]
    yield from (one for one in last if introduces_author(one.text) and not _NO_NAME.search(one.text[:_OPENING]))


def _names_people(text: str) -> bool:
    team = _TEAM.search(text)
    return bool(team or _NAMES.match(text)) and not _NO_NAME.search(team[1] if team else text)
