"""The gates that a user may ask for, as exit codes."""

from portfolio_audit.cli.console import say
from portfolio_audit.report.report import Report, Verdict

FAILED = 1
INCOMPLETE = 4


def gate_code(report: Report, fail_under: int | None, *, strict: bool) -> int:
    """Give 1 when the score misses the gate, 4 when something was left out and the user is strict, else 0."""
    if fail_under is not None and not _reaches(report, fail_under):
        return FAILED
    return INCOMPLETE if strict and is_incomplete(report) else 0


def is_incomplete(report: Report) -> bool:
    """Say whether a limit, a gap or a fault of ours left anything out."""
    broken = any(finding.verdict is Verdict.ERROR for finding in report.findings)
    return broken or any(warning.incomplete for warning in report.warnings)


def _reaches(report: Report, fail_under: int) -> bool:
    value = report.score.value
    if value is None:
        say(f"There is no score to hold against --fail-under {fail_under}: {report.score.reason}")
        return False
    if value < fail_under:
        say(f"The score {value} is under --fail-under {fail_under}.")
    return value >= fail_under
