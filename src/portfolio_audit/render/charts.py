"""Lines of scores laid out for drawing: what the plan adds up to, and how the score went."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from portfolio_audit.render.vocabulary import BANDS, duration_words
from portfolio_audit.report.report import Report, TrendPoint

WIDTH, HEIGHT = 360, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 12, 12, 24
_LEAST_SPAN = 20
_FINE_STEP, _COARSE_STEP, _MOST_FINE = 10, 20, 50
_MOST_POINTS = 100


class Mark(Struct, frozen=True):
    """One score on the line."""

    x: float
    y: float
    score: int
    label: str
    """What the score belongs to; may hold repository text."""


class Rule(Struct, frozen=True):
    """A horizontal line with its score."""

    y: float
    score: int
    band: str = ""
    """The band that begins at it."""


class Chart(Struct, frozen=True):
    """A line of scores, in units of a picture of `WIDTH` by `HEIGHT`."""

    title: str
    description: str
    marks: tuple[Mark, ...]
    rules: tuple[Rule, ...]
    start: str
    """Words under the left end."""
    end: str

    @property
    def line(self) -> str:
        """The marks joined, as SVG writes points."""
        return " ".join(f"{mark.x:g},{mark.y:g}" for mark in self.marks)


def plan_chart(report: Report) -> Chart | None:
    """Lay out the score after each fix over the minutes that they take; nothing without a score or a plan."""
    now = report.score.value
    if now is None or not report.plan:
        return None
    steps = report.plan[: _MOST_POINTS - 1]
    minutes = list(accumulate((step.effort_minutes for step in steps), initial=0))
    scores = [now, *(step.cumulative_score for step in steps)]
    labels = ["now", *(f"{number}. {step.title}" for number, step in enumerate(steps, 1))]
    return _chart(
        "The score after each fix of the plan",
        f"From {now} now to {scores[-1]} after {len(steps)} fixes and about {duration_words(minutes[-1])}.",
        list(zip(minutes, scores, labels, strict=True)),
        ("now", f"after {duration_words(minutes[-1])}"),
    )


def trend_chart(report: Report) -> Chart | None:
    """Lay out the score of each commit over time; nothing where fewer than two have a score."""
    points = [point for point in (report.trend.points if report.trend else ()) if point.score is not None]
    points = points[-_MOST_POINTS:]
    if len(points) < 2:  # noqa: PLR2004  # a line needs two ends
        return None
    first, last = points[0], points[-1]
    days = (first.when.date().isoformat(), last.when.date().isoformat())
    return _chart(
        "The score over the history",
        f"From {first.score} on {days[0]} to {last.score} on {days[1]}, in {len(points)} points.",
        [(int(point.when.timestamp()), point.score or 0, point_name(point)) for point in points],
        days,
    )


def point_name(point: TrendPoint) -> str:
    """Name a point by its commit and message."""
    commit = point.commit[:7] if point.commit else "no commit"
    return f"{commit}{' with changes:' if point.dirty else ''} {point.subject}".rstrip()


def _chart(title: str, description: str, points: Sequence[tuple[int, int, str]], ends: tuple[str, str]) -> Chart:
    low, high = _range([score for _, score, _ in points])
    first, last = points[0][0], points[-1][0]

    def place(at: int, score: int) -> tuple[float, float]:
        across = (at - first) / (last - first) if last > first else 0.0
        return round(_LEFT + across * (WIDTH - _LEFT - _RIGHT), 1), _height(score, low, high)

    marks = tuple(Mark(*place(at, score), score, label) for at, score, label in points)
    step = _FINE_STEP if high - low <= _MOST_FINE else _COARSE_STEP
    bands = (words for words in BANDS.values() if low < words.lower < high)
    rules = (
        *(Rule(_height(score, low, high), score) for score in range(low, high + 1, step)),
        *(Rule(_height(words.lower, low, high), words.lower, words.word) for words in bands),
    )
    return Chart(title, description, marks, rules, *ends)


def _range(scores: Sequence[int]) -> tuple[int, int]:
    """Give round limits with room for all scores, never a magnified wiggle."""
    low, high = min(scores) // 10 * 10, -(-max(scores) // 10) * 10
    if high - low < _LEAST_SPAN:
        high = min(low + _LEAST_SPAN, 100)
        low = high - _LEAST_SPAN
    return low, high


def _height(score: int, low: int, high: int) -> float:
    return round(_TOP + (high - score) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1)
