"""The page of a class: one HTML file that asks nothing of the network."""

import re
from collections.abc import Mapping, Sequence
from statistics import median

from msgspec import Struct

from portfolio_audit.render.page_templates import content_hash, script, style_sheet, template
from portfolio_audit.render.vocabulary import BANDS, score_words
from portfolio_audit.report.cohort import HUMAN_SLOTS, CohortReport, CohortRow

_INDENT = re.compile(r"\n\s+<")
_LETTERS = {"ready": "r", "solid": "s", "building": "b", "starting": "a", "none": "n"}
"""A class for each tone, short since a page holds thousands."""
_BIN, _LEFT, _STEP, _WIDTH, _FLOOR, _HEIGHT = 10, 10, 61, 52, 126, 104


class Part(Struct, frozen=True):
    """The students of one band in a bar of the histogram."""

    tone: str
    y: float
    height: float


class Bin(Struct, frozen=True):
    """One bar of the histogram."""

    label: str
    students: int
    x: float
    width: float
    top: float
    parts: tuple[Part, ...]


class Moves(Struct, frozen=True):
    """How scores moved against an earlier cohort."""

    up: int
    down: int
    same: int
    new: int
    middle: int | None


def render_cohort(cohort: CohortReport, links: Mapping[str, str]) -> str:
    """Write the page; `links` leads from the key of a student to the report of the repository."""
    style, sorting = style_sheet("base.css", "cohort.css"), script("cohort.js")
    rows = sorted(cohort.rows, key=lambda row: (row.score is None, -(row.score or 0), row.name.casefold(), row.key))
    page = template("cohort.html").render(
        cohort=cohort,
        rows=rows,
        links=links,
        style=style,
        style_hash=content_hash(style),
        script=sorting,
        script_hash=content_hash(sorting),
        bands=tuple(BANDS.values()),
        bins=_bins([row.score for row in rows if row.score is not None]),
        near=[row for row in rows if row.to_next_band is not None],
        moves=_moves(rows),
        human=[name for name in HUMAN_SLOTS if any(name in row.human for row in rows)],
        has_sections=any(row.section for row in rows),
        everybody=len(rows) + len(cohort.unread) + cohort.waiting,
        letters=_LETTERS,
    )
    return _INDENT.sub("\n<", page)


def _bins(scores: Sequence[int]) -> tuple[Bin, ...]:
    """Lay out the histogram in steps of ten, the last with 100, each bar divided by bands."""
    if not scores:
        return ()
    piles = [[score for score in scores if min(score // _BIN, 9) == number] for number in range(10)]
    unit = _HEIGHT / max(map(len, piles))
    return tuple(_bin(number, pile, unit) for number, pile in enumerate(piles))


def _bin(number: int, pile: Sequence[int], unit: float) -> Bin:
    parts, top = [], float(_FLOOR)
    tones = [score_words(score).tone for score in sorted(pile)]
    for tone in dict.fromkeys(tones):
        height = tones.count(tone) * unit
        top -= height
        parts.append(Part(tone, round(top, 1), round(height, 1)))
    last = 100 if number == 9 else number * _BIN + 9  # noqa: PLR2004  # the last bar holds 100, too
    return Bin(f"{number * _BIN}–{last}", len(pile), _LEFT + number * _STEP, _WIDTH, round(top, 1), tuple(parts))


def _moves(rows: Sequence[CohortRow]) -> Moves:
    changes = [row.change for row in rows if row.change is not None]
    return Moves(
        up=sum(change > 0 for change in changes),
        down=sum(change < 0 for change in changes),
        same=sum(change == 0 for change in changes),
        new=len(rows) - len(changes),
        middle=round(median(changes)) if changes else None,
    )
