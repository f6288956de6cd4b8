"""The report on one screen of a terminal."""

from collections.abc import Iterator

from msgspec import Struct
from rich.cells import cell_len, chop_cells, set_cell_size

from portfolio_audit.render import arrange
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.untrusted import one_line, printable, without_commands
from portfolio_audit.render.vocabulary import VERDICTS, BandWords, band_words, count_words, score_words
from portfolio_audit.report.report import CriterionScore, Finding, Report, Verdict

_COLORS = {"ready": "32", "solid": "34", "building": "33", "starting": "31", "none": "2"}
_BOLD, _DIM = "1", "2"
_BAR_WIDTH = 30
_LABEL_WIDTH = 24
_MOST_CRITERIA = 17
_FIXES = 3
_FEW_CRITERIA = 15
"""With no more than these, a fix may take three lines and all still fits one screen."""
_LONGEST_TEXT = 500
_ASCII = str.maketrans({"·": "-", "…": "~", "–": "-", "→": ">", "’": "'"})


class TerminalStyle(Struct, frozen=True):
    """What the terminal can show."""

    color: bool = False
    unicode: bool = True
    width: int = 80


def render_terminal(report: Report, style: TerminalStyle, *, every_finding: bool = False) -> str:
    """Write the report for one screen; with `every_finding` all findings follow."""
    screen = _Screen(style)
    lines = list(_lines(report, screen))
    if every_finding:
        lines += _findings(report, screen)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_line(report: Report, style: TerminalStyle | None = None) -> str:
    """Write the report in one line."""
    screen = _Screen(style or TerminalStyle())
    name = screen.text(report.target.name, 40)
    if report.score.value is None:
        start = f"no score  {name}  "
        return start + screen.text(_no_score(report), screen.style.width - cell_len(start)) + "\n"
    words = band_words(report.score.band)
    score = screen.paint(f"{report.score.value:>3} {screen.shape(words)} {words.word}", words.tone)
    return f"{score}  {name}  {_assessed(report)}\n"


class _Screen:
    """Paints and cuts text for one style."""

    def __init__(self, style: TerminalStyle) -> None:
        self.style = style

    def text(self, text: str, width: int) -> str:
        """Make any text printable and cut it to `width` columns."""
        line = printable(one_line(text, _LONGEST_TEXT))
        if not self.style.unicode:
            line = printable(line.translate(_ASCII), unicode=False)
        return self.fit(without_commands(line), width)

    def fit(self, line: str, width: int | None = None) -> str:
        """Cut a printable line to `width` columns, or to the whole screen."""
        columns = self.style.width if width is None else max(width, 1)
        if cell_len(line) <= columns:
            return line
        return set_cell_size(line, columns - 1).rstrip() + ("…" if self.style.unicode else "~")

    def paint(self, text: str, tone: str) -> str:
        """Colour a finished piece of text."""
        return f"\x1b[{_COLORS.get(tone, tone)}m{text}\x1b[0m" if self.style.color else text

    def shape(self, words: BandWords) -> str:
        """Give the shape of a band."""
        return words.shape if self.style.unicode else words.ascii_shape

    def bar(self, score: int, width: int) -> tuple[str, str]:
        """Give the filled and the empty part of a bar."""
        filled = round(score * width / 100)
        full, empty = ("█", "░") if self.style.unicode else ("#", ".")
        return full * filled, empty * (width - filled)


def _lines(report: Report, screen: _Screen) -> Iterator[str]:
    yield from _head(report, screen)
    yield from _criteria(report, screen)
    yield from _strength(report, screen)
    yield from _fixes(report, screen)
    yield from _next_step(report, screen)


def _head(report: Report, screen: _Screen) -> Iterator[str]:
    where = f" @ {report.target.commit[:7]}" if report.target.commit else ""
    width = screen.style.width
    assessed = _assessed(report) if report.score.total else ""
    name = screen.text(report.target.name + where, width - len(assessed) - 2)
    yield screen.paint(name, _BOLD) + " " * max(width - cell_len(name) - len(assessed), 2) + assessed
    if report.score.value is None:
        yield from ("", *_wrapped(_no_score(report), screen, width, 3))
        return
    words = band_words(report.score.band)
    score = f"{report.score.value} of 100  {screen.shape(words)} {words.word}"
    profile = screen.text(f"for profile {report.profile.title}", width - len(score) - 2)
    yield f"{screen.paint(score, words.tone)}  {profile}"
    yield from _left_out(report, screen)


def _wrapped(text: str, screen: _Screen, width: int, most: int = 2) -> tuple[str, ...]:
    """Break repository text into at most `most` lines of `width` columns."""
    lines = [""]
    for word in (piece for part in screen.text(text, _LONGEST_TEXT).split(" ") for piece in chop_cells(part, width)):
        if lines[-1] and cell_len(f"{lines[-1]} {word}") > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    rest = [screen.fit(" ".join(lines[most - 1 :]), width)] if len(lines) >= most else []
    return (*lines[: most - 1], *rest)


def _left_out(report: Report, screen: _Screen) -> Iterator[str]:
    if report.suppressions and report.score.without_suppressions is not None:
        number = count_words(sum(item.findings for item in report.suppressions), "finding")
        yield screen.fit(f"{number} set aside by the owner, {report.score.without_suppressions} without that")
    notes = [warning for warning in report.warnings if warning.incomplete]
    if notes:
        more = f" (+{len(notes) - 1} more)" if len(notes) > 1 else ""
        yield screen.text(f"Not all was read: {notes[0].message}", screen.style.width - len(more)) + more


def _assessed(report: Report) -> str:
    return f"{report.score.assessed} of {report.score.total} checks assessed"


def _no_score(report: Report) -> str:
    return report.score.reason or report.repository_kind.sentence


def _criteria(report: Report, screen: _Screen) -> Iterator[str]:
    if not (report.criteria and arrange.is_scored(report)):
        return
    yield ""
    for item in report.criteria[:_MOST_CRITERIA]:
        yield _criterion(item, screen)
    if len(report.criteria) > _MOST_CRITERIA:
        yield f"and {len(report.criteria) - _MOST_CRITERIA} more"


def _criterion(item: CriterionScore, screen: _Screen) -> str:
    title = screen.text(item.title, _LABEL_WIDTH)
    label = title + " " * (_LABEL_WIDTH - cell_len(title))
    if item.score is None:
        return label + screen.paint("not scored", _DIM)
    words = score_words(item.score)
    filled, empty = screen.bar(item.score, min(_BAR_WIDTH, max(screen.style.width - _LABEL_WIDTH - 8, 1)))
    bar = screen.paint(filled, words.tone) + screen.paint(empty, _DIM)
    return f"{label}{bar} {item.score:>3} {screen.paint(screen.shape(words), words.tone)}"


def _strength(report: Report, screen: _Screen) -> Iterator[str]:
    if not report.strengths:
        return
    strength = report.strengths[0]
    yield from ("", screen.paint("A strength to talk about", _BOLD))
    yield from (f"  {line}" for line in _wrapped(strength.text, screen, screen.style.width - 2))


def _fixes(report: Report, screen: _Screen) -> Iterator[str]:
    if not report.plan:
        return
    title, gain = "Fix these first", "points won"
    yield from ("", screen.paint(title, _BOLD) + screen.paint(f"{gain:>{screen.style.width - len(title)}}", _DIM))
    lines = 3 if len(report.criteria) <= _FEW_CRITERIA else 2
    for fix in arrange.fixes(report)[:_FIXES]:
        yield from _fix(fix, screen, lines)


def _fix(fix: arrange.Fix, screen: _Screen, lines: int) -> Iterator[str]:
    cost = f"+{fix.step.gain} in {fix.step.effort_minutes} min"
    width = screen.style.width - len(cost) - 6
    title, *rest = _wrapped(fix.step.title, screen, width, lines)
    yield f"  {fix.number} {title}{' ' * (width - cell_len(title))}  {screen.paint(cost, 'ready')}"
    yield from (f"    {line}" for line in rest)
    fact = arrange.fact_of(fix)
    if fact:
        yield screen.paint("    " + screen.text(fact, screen.style.width - 4), _DIM)


def _next_step(report: Report, screen: _Screen) -> Iterator[str]:
    if report.plan:
        yield from ("", screen.text(f"Next: portfolio-audit explain {report.plan[0].rule}", screen.style.width))


def _findings(report: Report, screen: _Screen) -> Iterator[str]:
    for group in arrange.groups(report):
        for view in group.criteria:
            yield from ("", screen.paint(screen.text(view.criterion.title, screen.style.width), _BOLD))
            for found in (*view.findings, *view.aside):
                yield from _finding(found, screen)


def _finding(found: Finding, screen: _Screen) -> Iterator[str]:
    words = VERDICTS[found.verdict]
    sign = screen.paint(words.sign if screen.style.unicode else words.ascii_sign, words.tone)
    yield f"  {sign} {screen.text(found.summary, screen.style.width - 4)}"
    place = f" at {arrange.place_name(found.evidence[0], 60)}" if found.evidence else ""
    reason = f": {found.reason}" if found.reason else ""
    shown = found.verdict is not Verdict.PASS
    yield screen.paint(
        "    " + screen.text(f"{found.rule}{place}{reason if shown else ''}", screen.style.width - 4), _DIM
    )


def render(report: Report) -> str:
    """Write the report without colour, 80 columns wide."""
    return render_terminal(report, TerminalStyle())


RENDERER = Renderer("terminal", ".txt", render)
