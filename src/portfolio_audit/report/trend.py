"""Reports of several commits as points of a trend."""

from collections.abc import Sequence
from typing import TypeVar

from portfolio_audit.report.report import Report, TrendPoint
from portfolio_audit.snapshot.records import MainCommit

Item = TypeVar("Item")


def sample(items: Sequence[Item], points: int) -> tuple[Item, ...]:
    """Choose so many items at even steps, the last one among them, in their order."""
    if points >= len(items):
        return tuple(items)
    steps = range(1, points + 1)
    return tuple(items[(step * len(items) + points - 1) // points - 1] for step in steps)


def point_of(report: Report, commit: MainCommit) -> TrendPoint:
    """Give the score of an earlier commit."""
    return TrendPoint(
        commit=commit.id or None,
        when=commit.when,
        subject=commit.subject,
        dirty=report.target.dirty,
        score=report.score.value,
        band=report.score.band,
        assessed=report.score.assessed,
        total=report.score.total,
        reason=report.score.reason,
        criteria={own.id: own.score for own in report.criteria},
    )


def today_point(report: Report, newest: MainCommit | None) -> TrendPoint:
    """Give the score of the audited state, which may hold uncommitted changes."""
    if newest is None or report.target.dirty:
        subject = "Uncommitted changes" if report.target.dirty else ""
        newest = MainCommit(report.target.commit or "", report.audited_at, subject)
    return point_of(report, newest)


def point_without_score(commit: MainCommit, reason: str) -> TrendPoint:
    """Give the place of a commit that could not be audited."""
    return TrendPoint(
        commit=commit.id,
        when=commit.when,
        subject=commit.subject,
        dirty=False,
        score=None,
        band=None,
        assessed=0,
        total=0,
        reason=reason,
        criteria={},
    )
