"""The report on one screen of a terminal."""

from collections.abc import Iterator

from rich.cells import cell_len

from portfolio_audit.render import arrange
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.terminal_changes import change_line, changes, trend
from portfolio_audit.render.terminal_portfolio import own_criteria, portfolio_lists, together
from portfolio_audit.render.terminal_screen import BOLD, DIM, Screen
from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.render.vocabulary import VERDICTS, band_words, count_words, delta_words, score_words
from portfolio_audit.report.report import CriterionScore, Finding, Report, Verdict

_BAR_WIDTH = 30
_LABEL_WIDTH = 24
_MOST_CRITERIA = 17
_FIXES = 3
_FEW_CRITERIA = 15
"""With no more than these, a fix may take three lines and all still fits one screen."""


def render_terminal(report: Report, style: TerminalStyle, *, every_finding: bool = False) -> str:
    """Write the report for one screen; with `every_finding` all findings follow."""
    screen = Screen(style)
    lines = list(_lines(report, screen))
    if every_finding:
        lines += [*changes(report, screen), *trend(report, screen), *_findings(report, screen)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_line(report: Report, style: TerminalStyle | None = None) -> str:
    """Write the report in one line."""
    screen = Screen(style or TerminalStyle())
    name = screen.text(report.target.name, 40)
    if report.score.value is None:
        start = f"no score  {name}  "
        return start + screen.text(_no_score(report), screen.style.width - cell_len(start)) + "\n"
    words = band_words(report.score.band)
    score = screen.paint(f"{report.score.value:>3} {screen.shape(words)} {words.word}", words.tone)
    moved = f"  {screen.text(f'({delta_words(report.comparison.score.delta)})', 8)}" if report.comparison else ""
    return f"{score}{moved}  {name}  {_assessed(report)}\n"


def _lines(report: Report, screen: Screen) -> Iterator[str]:
    yield from _head(report, screen)
    if report.portfolio is not None:
        yield from portfolio_lists(report, screen)
        yield from _criteria(own_criteria(report), report, screen)
        yield from ("", *together(report, report.portfolio, screen))
        return
    yield from _criteria(report.criteria, report, screen)
    yield from _strength(report, screen)
    yield from _fixes(report, screen)
    yield from _next_step(report, screen)


def _head(report: Report, screen: Screen) -> Iterator[str]:
    where = f" @ {report.target.commit[:7]}" if report.target.commit else ""
    width = screen.style.width
    assessed = _assessed(report) if report.score.total else ""
    name = screen.text(report.target.name + where, width - len(assessed) - 2)
    yield screen.paint(name, BOLD) + " " * max(width - cell_len(name) - len(assessed), 2) + assessed
    if report.score.value is None:
        yield from ("", *screen.wrapped(_no_score(report), width, 3))
        return
    words = band_words(report.score.band)
    score = f"{report.score.value} of 100  {screen.shape(words)} {words.word}"
    profile = screen.text(f"for profile {report.profile.title}", width - len(score) - 2)
    yield f"{screen.paint(score, words.tone)}  {profile}"
    yield from change_line(report, screen)
    yield from _left_out(report, screen)


def _left_out(report: Report, screen: Screen) -> Iterator[str]:
    if report.suppressions and report.score.without_suppressions is not None:
        number = count_words(sum(item.findings for item in report.suppressions), "finding")
        yield screen.fit(f"{number} set aside, {report.score.without_suppressions} without that")
    notes = [warning for warning in report.warnings if warning.incomplete]
    if notes:
        more = f" (+{len(notes) - 1} more)" if len(notes) > 1 else ""
        yield screen.text(f"Not all was read: {notes[0].message}", screen.style.width - len(more)) + more


def _assessed(report: Report) -> str:
    return f"{report.score.assessed} of {report.score.total} checks assessed"


def _no_score(report: Report) -> str:
    return report.score.reason or report.repository_kind.sentence


def _criteria(criteria: tuple[CriterionScore, ...], report: Report, screen: Screen) -> Iterator[str]:
    if not (criteria and arrange.is_scored(report)):
        return
    yield ""
    for item in criteria[:_MOST_CRITERIA]:
        yield _criterion(item, screen)
    if len(criteria) > _MOST_CRITERIA:
        yield f"and {len(criteria) - _MOST_CRITERIA} more"


def _criterion(item: CriterionScore, screen: Screen) -> str:
    title = screen.text(item.title, _LABEL_WIDTH)
    label = title + " " * (_LABEL_WIDTH - cell_len(title))
    if item.score is None:
        return label + screen.paint("not scored", DIM)
    words = score_words(item.score)
    filled, empty = screen.bar(item.score, min(_BAR_WIDTH, max(screen.style.width - _LABEL_WIDTH - 8, 1)))
    bar = screen.paint(filled, words.tone) + screen.paint(empty, DIM)
    return f"{label}{bar} {item.score:>3} {screen.paint(screen.shape(words), words.tone)}"


def _strength(report: Report, screen: Screen) -> Iterator[str]:
    if not report.strengths:
        return
    strength = report.strengths[0]
    yield from ("", screen.paint("A strength to talk about", BOLD))
    yield from (f"  {line}" for line in screen.wrapped(strength.text, screen.style.width - 2))


def _fixes(report: Report, screen: Screen) -> Iterator[str]:
    if not report.plan:
        return
    title, gain = "Fix these first", "points won"
    yield from ("", screen.paint(title, BOLD) + screen.paint(f"{gain:>{screen.style.width - len(title)}}", DIM))
    lines = 3 if len(report.criteria) <= _FEW_CRITERIA else 2
    for fix in arrange.fixes(report)[:_FIXES]:
        yield from _fix(fix, screen, lines)


def _fix(fix: arrange.Fix, screen: Screen, lines: int) -> Iterator[str]:
    cost = f"+{fix.step.gain} in {fix.step.effort_minutes} min"
    width = screen.style.width - len(cost) - 6
    title, *rest = screen.wrapped(fix.step.title, width, lines)
    yield f"  {fix.number} {title}{' ' * (width - cell_len(title))}  {screen.paint(cost, 'ready')}"
    yield from (f"    {line}" for line in rest)
    fact = arrange.fact_of(fix)
    if fact:
        yield screen.paint("    " + screen.text(fact, screen.style.width - 4), DIM)


def _next_step(report: Report, screen: Screen) -> Iterator[str]:
    if report.plan:
        yield from ("", screen.text(f"Next: portfolio-audit explain {report.plan[0].rule}", screen.style.width))


def _findings(report: Report, screen: Screen) -> Iterator[str]:
    for group in arrange.groups(report):
        for view in group.criteria:
            yield from ("", screen.paint(screen.text(view.criterion.title, screen.style.width), BOLD))
            for found in (*view.findings, *view.aside):
                yield from _finding(found, screen)


def _finding(found: Finding, screen: Screen) -> Iterator[str]:
    words = VERDICTS[found.verdict]
    sign = screen.paint(words.sign if screen.style.unicode else words.ascii_sign, words.tone)
    first, *rest = screen.wrapped(found.summary, screen.style.width - 4, 3)
    yield f"  {sign} {first}"
    yield from (f"    {line}" for line in rest)
    place = f" at {arrange.place_name(found.evidence[0], 60)}" if found.evidence else ""
    reason = f": {found.reason}" if found.reason else ""
    shown = found.verdict is not Verdict.PASS
    yield screen.paint(
        "    " + screen.text(f"{found.rule}{place}{reason if shown else ''}", screen.style.width - 4), DIM
    )


def render(report: Report) -> str:
    """Write the report without colour, 80 columns wide."""
    return render_terminal(report, TerminalStyle())


RENDERER = Renderer("terminal", ".txt", render)
