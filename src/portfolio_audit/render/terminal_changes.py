"""What changed against a base, and how the score went, on a terminal."""

from collections.abc import Iterator

from portfolio_audit.render.charts import point_name
from portfolio_audit.render.terminal_screen import BOLD, DIM, Screen, TerminalStyle
from portfolio_audit.render.vocabulary import (
    VERDICTS,
    VerdictWords,
    count_words,
    delta_words,
    score_words,
)
from portfolio_audit.report.report import Comparison, CriterionShift, FindingChange, Report, TrendPoint, Verdict

_LONGEST_BAR, _SHORTEST_BAR, _BESIDE_BAR = 20, 4, 45
_LONGEST_TITLE, _BESIDE_TITLE = 30, 20


def render_changes(report: Report, style: TerminalStyle) -> str:
    """Write what changed in full, for a comparison that was asked for by itself."""
    return _text(changes(report, Screen(style)))


def render_trend(report: Report, style: TerminalStyle) -> str:
    """Write the score of each commit, oldest first."""
    return _text(trend(report, Screen(style)))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).lstrip("\n") + "\n"


def change_line(report: Report, screen: Screen) -> Iterator[str]:
    """Say in one line how the score moved and how much changed."""
    comparison = report.comparison
    if comparison is None:
        return
    counts = ", ".join(f"{len(found)} {word.lower()}" for word, found in _kinds(comparison) if found)
    yield screen.text(f"{_moved(comparison)}; {counts or 'no finding changed'}", screen.style.width)


def changes(report: Report, screen: Screen) -> Iterator[str]:
    """Give the findings that changed, kind by kind."""
    comparison = report.comparison
    if comparison is None:
        return
    yield from ("", screen.paint(screen.text(_moved(comparison), screen.style.width), BOLD))
    yield from (f"  {line}" for caveat in comparison.caveats for line in screen.wrapped(caveat, screen.style.width - 2))
    yield from (_criterion(item, screen) for item in comparison.criteria if item.delta)
    for word, found in _kinds(comparison):
        if found:
            yield from ("", screen.paint(f"{word} ({len(found)})", BOLD))
            for change in found:
                yield from _change(change, screen)
    yield from ("", f"{count_words(len(comparison.unchanged), 'finding')} as before")


def _criterion(item: CriterionShift, screen: Screen) -> str:
    width = min(_LONGEST_TITLE, screen.style.width - _BESIDE_TITLE)
    title = screen.text(item.title, width)
    moved = screen.text(delta_words(item.delta), 5)
    return f"  {title:{width}} {item.before:>3} {screen.arrow} {item.after:>3}  {moved}"


def trend(report: Report, screen: Screen) -> Iterator[str]:
    """Give the score of each commit, oldest first."""
    if report.trend is None:
        return
    points = report.trend.points
    said = f"The score at {count_words(len(points), 'point')} of {count_words(report.trend.commits, 'commit')}"
    yield from ("", screen.paint(screen.text(said, screen.style.width), BOLD))
    yield from (_point(point, screen) for point in points)


def _point(point: TrendPoint, screen: Screen) -> str:
    words = score_words(point.score)
    width = max(_SHORTEST_BAR, min(_LONGEST_BAR, screen.style.width - _BESIDE_BAR))
    filled, empty = screen.bar(point.score or 0, width)
    score = " –" if point.score is None else str(point.score)
    bar = screen.paint(filled, words.tone) + screen.paint(empty, DIM)
    start = f"  {point.when.date().isoformat()} "
    named = screen.text(point_name(point), screen.style.width - len(start) - width - 7)
    return f"{start}{bar} {screen.text(score, 3):>3} {screen.paint(screen.shape(words), words.tone)} {named}"


def _moved(comparison: Comparison) -> str:
    base, score = comparison.base.target, comparison.score
    since = base.commit[:7] if base.commit else base.name
    if score.delta is None:
        before, after = ("no score" if value is None else str(value) for value in (score.before, score.after))
        return f"Since {since}: {before}, now {after}"
    return f"Since {since}: {score.before}, now {score.after} ({delta_words(score.delta)})"


def _kinds(comparison: Comparison) -> tuple[tuple[str, tuple[FindingChange, ...]], ...]:
    return (
        ("Fixed", comparison.fixed),
        ("New", comparison.new),
        ("Better", comparison.improved),
        ("Worse", comparison.worsened),
        ("Left open", comparison.left_open),
    )


def _change(change: FindingChange, screen: Screen) -> Iterator[str]:
    before, after = _sign(change.before, screen), _sign(change.after, screen)
    yield f"  {before}{screen.arrow}{after} {screen.text(change.summary, screen.style.width - 6)}"
    yield screen.paint("      " + screen.text(change.rule, screen.style.width - 6), DIM)


def _sign(verdict: Verdict | None, screen: Screen) -> str:
    if verdict is None:
        return " "
    words: VerdictWords = VERDICTS[verdict]
    return screen.paint(words.sign if screen.style.unicode else words.ascii_sign, words.tone)
