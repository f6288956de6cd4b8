"""The report about a portfolio on one screen of a terminal."""

from collections.abc import Iterator

from msgspec.structs import replace
from rich.cells import cell_len

from portfolio_audit.render.portfolio_view import short_names
from portfolio_audit.render.terminal_screen import BOLD, DIM, Screen
from portfolio_audit.render.untrusted import cut_middle
from portfolio_audit.render.vocabulary import PLACINGS, band_words, count_words
from portfolio_audit.report.report import CriterionScore, Placing, Portfolio, Report, RepositoryRow

_NAME_WIDTH = 27
_TEXT_LINES = 2
_SHOWN = {Placing.SHOW: 6, Placing.IMPROVE: 4, Placing.QUIET: 4, Placing.UNREAD: 2}


def portfolio_lists(report: Report, screen: Screen) -> Iterator[str]:
    """Give the lists, best first."""
    names = short_names(report.repositories)
    for placing, most in _SHOWN.items():
        rows = [replace(row, name=names[row.name]) for row in report.repositories if row.placing is placing]
        yield from _list(placing, rows, most, screen)


def own_criteria(report: Report) -> tuple[CriterionScore, ...]:
    """Give the criteria that only a portfolio has."""
    return tuple(one for one in report.criteria if one.group == "Portfolio")


def together(report: Report, portfolio: Portfolio, screen: Screen) -> Iterator[str]:
    """Say in one line each what is missing, which role fits best, and what to do next."""
    if portfolio.roles:
        best = portfolio.roles[0]
        short = short_names(report.repositories)
        names = ", ".join(short.get(name, name) for name in best.best)
        yield _labelled("Nearest role", f"{best.title}, {best.score} points with {names}", screen)
    for gap in portfolio.gaps[:1]:
        yield _labelled("Not shown", gap, screen)
    if portfolio.look_alikes:
        number = count_words(len({one.name for one in portfolio.look_alikes}), "repository looks", "repositories look")
        yield _labelled("Be ready", f"{number} close to an exercise or to another one; see the questions", screen)
    for step in report.plan[:1]:
        yield _labelled("Next", f"{step.title} (+{step.gain})", screen)


def _labelled(label: str, text: str, screen: Screen) -> str:
    return screen.paint(f"{label:<14}", BOLD) + screen.text(text, screen.style.width - 14)


def _list(placing: Placing, rows: list[RepositoryRow], most: int, screen: Screen) -> Iterator[str]:
    if not rows:
        return
    yield ""
    words = PLACINGS[placing]
    meaning = screen.text(words.meaning, screen.style.width - len(words.title) - 2)
    yield screen.paint(words.title, BOLD) + screen.paint(f"  {meaning}", DIM)
    for row in rows[:most]:
        yield from _row(row, screen)
    if len(rows) > most:
        yield screen.paint(f"    and {len(rows) - most} more", DIM)


def _row(row: RepositoryRow, screen: Screen) -> Iterator[str]:
    """Give number, name, score, and why it stands here, or what to do."""
    columns = min(_NAME_WIDTH, screen.style.width // 3)
    name = screen.text(cut_middle(row.name, columns), columns)
    words = band_words(row.band)
    score = f"{'–' if row.score is None else row.score:>3} {screen.shape(words)}"
    start = f"{row.number or '':>3} {name}{' ' * (columns - cell_len(name))} "
    indent = cell_len(start) + cell_len(score) + 1
    text = row.advice if row.placing is Placing.IMPROVE and row.advice else row.because
    lines = _TEXT_LINES if row.placing is Placing.IMPROVE else 1
    first, *rest = screen.wrapped(text, max(screen.style.width - indent, 1), lines)
    yield f"{start}{screen.paint(score, words.tone)} {first}"
    yield from (f"{' ' * indent}{line}" for line in rest)
