"""What changed against a base, how the score went, and what was said beforehand, on a terminal."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from portfolio_audit.render.arrange import place_name
from portfolio_audit.render.terminal_screen import BOLD, DIM, Screen
from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.render.vocabulary import VERDICTS, band_words, count_words, delta_words, score_words
from portfolio_audit.report.report import (
    Comparison,
    CriterionShift,
    EvidenceItem,
    FindingChange,
    Report,
    SuppressionState,
    TrendPoint,
    Verdict,
)
from portfolio_audit.snapshot.records import TargetIdentity

_LABEL_WIDTH = 26
_NUMBERS_WIDTH = 15
_BAR_WIDTH = 20
_PLACES = 3
_SHORTEST_NAME = 8
_LONGEST_SPARKLINE = 60
_SPARKS = "▁▂▃▄▅▆▇█"


def render_comparison(report: Report, style: TerminalStyle) -> str:
    """Write what changed against the base; empty where the report has none."""
    return _joined(changes(report, Screen(style)))


def render_trend(report: Report, style: TerminalStyle) -> str:
    """Write the score over the history as a line and a table; empty where the report has none."""
    return _joined(trend(report, Screen(style)))


def render_notes(report: Report, style: TerminalStyle) -> str:
    """Write a line each for what was declared, set aside in vain, and known before."""
    return _joined(Screen(style).fit(line) for line in _notes(report, Screen(style)))


def _joined(lines: Iterable[str]) -> str:
    return "".join(line.rstrip() + "\n" for line in lines)


def change_line(report: Report, screen: Screen) -> Iterator[str]:
    """Say in one line how the score moved and how much changed."""
    comparison = report.comparison
    if comparison is None:
        return
    counts = ", ".join(f"{len(found)} {word.lower()}" for word, found in _kinds(comparison) if found)
    yield screen.text(f"{_moved(comparison)}; {counts or 'no finding changed'}", screen.style.width)


def changes(report: Report, screen: Screen) -> Iterator[str]:
    """Give the criteria and findings that changed, kind by kind."""
    comparison = report.comparison
    if comparison is None:
        return
    before, after = _state(comparison.base.target), _state(report.target)
    yield screen.paint(screen.text(f"{report.target.name}  {before} → {after}", screen.style.width), BOLD)
    words = band_words(report.score.band)
    of = "" if comparison.score.after is None else " of 100"
    scores = f"{_score(comparison.score.before)} → {_score(comparison.score.after)}{of}"
    yield screen.paint(screen.text(scores, 30) + f" {_signed(comparison.score.delta)}  ", words.tone) + (
        f"{screen.shape(words)} {words.word}"
    )
    moved = [shift for shift in comparison.criteria if shift.before != shift.after]
    if moved:
        yield from ("", screen.paint("Criteria that moved", BOLD))
        yield from (_criterion(shift, screen) for shift in sorted(moved, key=lambda own: -(own.delta or 0)))
    for word, found in _kinds(comparison):
        yield from _group(word, found, screen)
    yield ""
    nothing = not any(found for _, found in _kinds(comparison))
    told = f"{count_words(len(comparison.unchanged), 'finding')} open as before."
    yield screen.fit(f"Nothing changed. {told}" if nothing else told)
    for caveat in comparison.caveats:
        yield from screen.wrapped(f"Note: {caveat}", screen.style.width, 3)


def _criterion(shift: CriterionShift, screen: Screen) -> str:
    label = min(_LABEL_WIDTH, screen.style.width - _NUMBERS_WIDTH - 3)
    title = screen.text(shift.title, label)
    filled, empty = screen.bar(shift.after or 0, min(_BAR_WIDTH, screen.style.width - label - _NUMBERS_WIDTH - 2))
    bar = screen.paint(filled, score_words(shift.after).tone) + screen.paint(empty, DIM)
    scores = screen.text(f"{_number(shift.before):>3} → {_number(shift.after):>3}", 9)
    return f"  {title}{' ' * (label - cell_len(title))}{bar} {scores} {_signed(shift.delta):>4}"


def _group(title: str, changes: tuple[FindingChange, ...], screen: Screen) -> Iterator[str]:
    if not changes:
        return
    yield from ("", screen.paint(f"{title} ({len(changes)})", BOLD))
    for change in changes:
        words = VERDICTS[change.after or Verdict.NOT_APPLICABLE]
        sign = screen.paint(words.sign if screen.style.unicode else words.ascii_sign, words.tone)
        first, *rest = screen.wrapped(change.summary, screen.style.width - 4)
        yield f"  {sign} {first}"
        yield from (f"    {line}" for line in rest)
        yield screen.paint("    " + screen.text(change.rule, screen.style.width - 4), DIM)
        yield from _places("+", change.new_places, screen)
        yield from _places("-", change.gone_places, screen)


def _places(sign: str, places: tuple[EvidenceItem, ...], screen: Screen) -> Iterator[str]:
    for item in places[:_PLACES]:
        yield screen.paint("    " + screen.text(f"{sign} {place_name(item, 60)}", screen.style.width - 4), DIM)
    if len(places) > _PLACES:
        yield screen.paint(f"    {sign} and {len(places) - _PLACES} more", DIM)


def trend(report: Report, screen: Screen) -> Iterator[str]:
    """Give the score over the history as a line and a table, oldest first."""
    if report.trend is None:
        return
    points = report.trend.points
    told = screen.text(
        f"{len(points)} of {count_words(report.trend.commits, 'commit')}, judged by the rules of today",
        screen.style.width - _SHORTEST_NAME - 2,
    )
    name = screen.text(report.target.name, screen.style.width - len(told) - 2)
    yield f"{screen.paint(name, BOLD)}{' ' * max(2, screen.style.width - cell_len(name) - len(told))}{told}"
    line = _sparkline(points)
    if line and screen.style.unicode:
        yield screen.paint(line, score_words(points[-1].score).tone)
    yield ""
    earlier: int | None = None
    for point in points:
        yield _point(point, earlier, screen)
        earlier = point.score if point.score is not None else earlier


def _sparkline(points: tuple[TrendPoint, ...]) -> str:
    """Draw the scores that there are, each on the whole scale from 0 to 100."""
    scores = [point.score for point in points if point.score is not None][-_LONGEST_SPARKLINE:]
    return "".join(_SPARKS[min(score * len(_SPARKS) // 100, len(_SPARKS) - 1)] for score in scores)


def _point(point: TrendPoint, earlier: int | None, screen: Screen) -> str:
    words = band_words(point.band)
    commit = "changed" if point.dirty else (point.commit or "")[:7]
    start = f"{point.when.date().isoformat()}  {screen.text(commit, 7):<7}  "
    if point.score is None:
        return start + screen.paint(screen.text(f" –  {point.reason}", screen.style.width - len(start)), DIM)
    delta = "" if earlier in {None, point.score} else _signed(point.score - (earlier or 0))
    score = screen.paint(f"{point.score:>3} {screen.shape(words)}", words.tone)
    used = len(start) + 5 + 6
    return f"{start}{score} {delta:>4}  {screen.paint(screen.text(point.subject, screen.style.width - used - 1), DIM)}"


def _notes(report: Report, screen: Screen) -> Iterator[str]:
    width = screen.style.width
    if report.manifest:
        parts = (report.manifest.context, report.manifest.domain, ", ".join(report.manifest.showcase))
        yield screen.text(f"Declared, not checked: {'; '.join(part for part in parts if part)}", width)
    expired = [item for item in report.suppressions if item.state is SuppressionState.EXPIRED]
    if expired:
        first = f"`{expired[0].rule}` since {expired[0].expires} ({expired[0].source})"
        yield screen.text(f"{count_words(len(expired), 'suppression')} expired: {first}", width)
    unused = [item for item in report.suppressions if item.state is SuppressionState.UNUSED]
    if unused:
        first = f"`{unused[0].rule}` ({unused[0].source})"
        yield screen.text(f"{count_words(len(unused), 'suppression')} without effect: {first}", width)
    known = sum(finding.known for finding in report.findings)
    if known:
        yield f"{count_words(known, 'finding')} known from the baseline"


def _kinds(comparison: Comparison) -> tuple[tuple[str, tuple[FindingChange, ...]], ...]:
    return (
        ("Fixed", comparison.fixed),
        ("New", comparison.new),
        ("Better", comparison.improved),
        ("Worse", comparison.worsened),
        ("New, but set aside", comparison.new_set_aside),
        ("Left open", comparison.left_open),
    )


def _moved(comparison: Comparison) -> str:
    base, score = comparison.base.target, comparison.score
    since = base.commit[:7] if base.commit else base.name
    if score.delta is None:
        return f"Since {since}: {_score(score.before)}, now {_score(score.after)}"
    return f"Since {since}: {score.before}, now {score.after} ({delta_words(score.delta)})"


def _state(target: TargetIdentity) -> str:
    """Name a state of a repository in few letters."""
    commit = (target.commit or "")[:7]
    return "uncommitted changes" if target.dirty else commit or target.ref or target.name


def _score(score: int | None) -> str:
    return "no score" if score is None else str(score)


def _number(score: int | None) -> str:
    return "-" if score is None else str(score)


def _signed(delta: int | None) -> str:
    return "" if delta is None else f"{delta:+d}"
