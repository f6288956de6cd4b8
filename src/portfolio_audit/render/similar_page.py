"""Similar work of a class side by side, as one HTML file that asks nothing of the network and runs nothing."""

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.render.page_templates import content_hash, style_sheet, template
from portfolio_audit.report.places import make_evidence
from portfolio_audit.report.report import EvidenceItem
from portfolio_audit.similarity.side_by_side import Party, Quote, SideBySide, SidePair

FILE = "similar.html"
_LARGEST_BYTES = 2_000_000
_QUOTED = (50, 20, 8, 0)
"""Pairs whose code is shown; the next number is taken when the page comes out larger than its limit."""


class _Column(Struct, frozen=True):
    """One side of a pair."""

    name: str
    target: str
    share: int
    """Per cent of its own code that stands on the other side."""
    set_aside: int
    """Per cent of its whole code that was not compared."""


class _Row(Struct, frozen=True):
    """One stretch."""

    places: tuple[EvidenceItem, EvidenceItem]
    codes: tuple[str, str]


class _Section(Struct, frozen=True):
    """One pair."""

    columns: tuple[_Column, _Column]
    marks: int
    starter_marks: int
    rows: tuple[_Row, ...]


def render_similar_page(side_by_side: SideBySide) -> str:
    """Write the page, with the code of fewer pairs where it would grow too large."""
    page = ""
    for quoted in _QUOTED:
        page = _page(side_by_side, quoted)
        if len(page.encode()) <= _LARGEST_BYTES:
            return page
    return page


def _page(side_by_side: SideBySide, quoted: int) -> str:
    style = style_sheet("base.css", "report.css", "similar.css")
    parties = side_by_side.parties
    return template("similar.html").render(
        title=side_by_side.title,
        sections=[_section(pair, parties, is_quoted=at < quoted) for at, pair in enumerate(side_by_side.pairs)],
        work=side_by_side.work,
        small=[parties[number].name for number in side_by_side.work.small],
        starters=side_by_side.starters,
        style=style,
        style_hash=content_hash(style),
    )


def _section(pair: SidePair, parties: tuple[Party, ...], *, is_quoted: bool) -> _Section:
    sides = (pair.pair.first, pair.pair.second)
    both = (parties[sides[0].program], parties[sides[1].program])
    columns = [
        _Column(party.name, party.target.name, round(100 * side.share), round(100 * side.set_aside_share))
        for side, party in zip(sides, both, strict=True)
    ]
    rows = tuple(_row(quote, both, is_quoted=is_quoted) for quote in pair.quotes)
    return _Section((columns[0], columns[1]), pair.pair.marks, pair.pair.starter_marks, rows)


def _row(quote: Quote, parties: tuple[Party, Party], *, is_quoted: bool) -> _Row:
    places = (_item(quote.stretch.first, parties[0]), _item(quote.stretch.second, parties[1]))
    return _Row(places, (quote.first, quote.second) if is_quoted else ("", ""))


def _item(place: Place, party: Party) -> EvidenceItem:
    return make_evidence("similar-work", Located("", place), party.target)
