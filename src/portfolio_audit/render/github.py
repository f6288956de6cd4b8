"""The report as annotations that GitHub's runner puts beside the lines."""

from collections.abc import Iterator

from portfolio_audit.render import arrange
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.untrusted import one_line, printable, without_commands
from portfolio_audit.render.vocabulary import band_words, count_words, delta_words
from portfolio_audit.report.report import Finding, Report, Severity

MOST_OF_A_LEVEL = 10
"""GitHub shows no more of one level and step."""
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice", Severity.INFO: "notice"}
_LONGEST = 1_000


def render(report: Report) -> str:
    """Write a workflow command a finding, at most ten of a level, and a last line that says what was left out.

    What the baseline holds already is not told again.
    """
    mending = [found for found in arrange.by_urgency(arrange.to_mend(report)) if not found.known]
    shown = [
        found
        for level in ("error", "warning", "notice")
        for found in [one for one in mending if _LEVELS[one.severity] == level][:MOST_OF_A_LEVEL]
    ]
    lines = (*(_command(found, report) for found in shown), _last_line(report, len(mending) - len(shown)))
    return "\n".join(lines) + "\n"


def _command(found: Finding, report: Report) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(found, report))
    return f"::{_LEVELS[found.severity]} {properties}::{_text(_words(found))}"


def _words(found: Finding) -> str:
    """Say what was found, in which cell, and what to do; a cell has no line that GitHub could show."""
    first = next((item for item in found.evidence if item.path), None)
    cell = "" if first is None or first.cell is None else f" ({arrange.place_name(first)})"
    advice = "" if found.remediation.text == found.summary else f". {found.remediation.text}"
    return f"{found.summary}{cell}{advice}"


def _properties(found: Finding, report: Report) -> Iterator[tuple[str, str]]:
    item = next((item for item in found.evidence if item.path), None)
    if item is not None:
        yield "file", f"{report.target.subdir.strip('/')}/{item.path}" if report.target.subdir else item.path
        if item.line is not None and item.cell is None:
            yield "line", str(item.line)
        if item.end_line is not None and item.cell is None:
            yield "endLine", str(item.end_line)
    yield "title", found.rule


def _last_line(report: Report, left_out: int) -> str:
    score = report.score
    said = "no score" if score.value is None else f"{score.value} of 100, {band_words(score.band).word}"
    if report.comparison is not None:
        said += f" ({delta_words(report.comparison.score.delta)})"
    more = f"; {count_words(left_out, 'more finding')} in the report" if left_out else ""
    assessed = f"{score.assessed} of {score.total} checks assessed"
    name = without_commands(printable(one_line(report.target.name, 100)))
    return f"portfolio-audit: {name}: {said}, {assessed}{more}"


def _text(text: str) -> str:
    """Write the text of a command: visible, one line, and nothing that could start another command."""
    line = without_commands(printable(one_line(text, _LONGEST)))
    return line.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")


RENDERER = Renderer("github", ".github.txt", render)
