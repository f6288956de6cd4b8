"""What changed against a base, and how the score went, in Markdown."""

from collections.abc import Iterator

from portfolio_audit.render.charts import point_name
from portfolio_audit.render.markdown_text import code, prose
from portfolio_audit.render.vocabulary import VERDICTS, count_words, delta_words, score_words
from portfolio_audit.report.report import Base, FindingChange, Report, Verdict

_MOST_CAVEATS = 5


def moved(report: Report) -> str:
    """Say how the score moved, to stand behind it; nothing without a base."""
    if report.comparison is None:
        return ""
    return f" ({delta_words(report.comparison.score.delta)} since {_name(report.comparison.base)})"


def changes(report: Report, most: int) -> Iterator[str]:
    """Give at most `most` changed findings of each kind, and the criteria that moved."""
    comparison = report.comparison
    if comparison is None:
        return
    yield from ("#### Before and after", "")
    yield f"{count_words(len(comparison.unchanged), 'finding')} as at {_name(comparison.base)}"
    yield from ("", *(f"- {prose(caveat, 240)}" for caveat in comparison.caveats[:_MOST_CAVEATS]), "")
    rows = [item for item in comparison.criteria if item.delta]
    if rows:
        yield from ("| Criterion | Before | Now | Change |", "|---|--:|--:|--:|")
        yield from (
            f"| {prose(item.title, 60)} | {item.before} | {item.after} | {delta_words(item.delta)} |" for item in rows
        )
        yield ""
    yield from _kind("Fixed", comparison.fixed, most)
    yield from _kind("New", comparison.new, most)
    yield from _kind("Better, not passed yet", comparison.improved, most)
    yield from _kind("Worse", comparison.worsened, most)
    yield from _kind("Left open", comparison.left_open, most)


def trend(report: Report, most: int) -> Iterator[str]:
    """Give the last `most` points of the trend."""
    if report.trend is None:
        return
    points = report.trend.points[-most:]
    yield from ("#### Trend", "")
    yield f"{count_words(len(points), 'point')} of {count_words(report.trend.commits, 'commit')}, oldest first"
    yield from ("", "| Day | Score | Commit |", "|---|--:|---|")
    for point in points:
        score = "–" if point.score is None else f"{score_words(point.score).shape} {point.score}"
        yield f"| {point.when.date().isoformat()} | {score} | {prose(point_name(point), 120)} |"
    yield ""


def _kind(title: str, found: tuple[FindingChange, ...], most: int) -> Iterator[str]:
    if not found:
        return
    yield from (f"**{title}** ({len(found)})", "")
    for change in found[:most]:
        verdicts = f"{_sign(change.before)} → {_sign(change.after)}"
        yield f"- {verdicts} {prose(change.summary, 240)} {code(change.rule, 80)}"
    if len(found) > most:
        yield f"- and {len(found) - most} more"
    yield ""


def _sign(verdict: Verdict | None) -> str:
    return "not asked" if verdict is None else VERDICTS[verdict].sign


def _name(base: Base) -> str:
    return code(base.target.commit[:7], 7) if base.target.commit else code(base.target.name, 60)
