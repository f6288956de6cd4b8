"""What a run over a class came to, on one screen."""

from collections.abc import Iterator
from pathlib import Path

from portfolio_audit.cli.gates import INCOMPLETE
from portfolio_audit.errors import PortfolioAuditError, TargetError
from portfolio_audit.render.untrusted import printable
from portfolio_audit.render.vocabulary import score_words
from portfolio_audit.report.cohort import CohortReport

_SHOWN = 10


def summarise(cohort: CohortReport, folder: Path) -> str:
    """Say how many were audited, what could not be read and why, and the next step."""
    return "".join(f"{printable(line)}\n" for line in _lines(cohort, folder))


def _lines(cohort: CohortReport, folder: Path) -> Iterator[str]:
    read, all_of_them = len(cohort.rows), len(cohort.rows) + len(cohort.unread) + cohort.waiting
    head = f"{cohort.title}: {read} of {all_of_them} repositories audited"
    if cohort.middle is not None:
        band = score_words(int(cohort.middle))
        head += f", median {cohort.middle:g} {band.shape} {band.word}"
    yield head
    if cohort.waiting:
        yield f"{cohort.waiting} were left aside and are still to be audited."
    if cohort.unread:
        yield f"{len(cohort.unread)} could not be read:"
    for one in cohort.unread[:_SHOWN]:
        yield f"  {one.name}: {one.message.rstrip('.')}. {one.advice}"
    if len(cohort.unread) > _SHOWN:
        yield f"  and {len(cohort.unread) - _SHOWN} more, on the page."
    yield f"Next: portfolio-audit cohort report {folder}"


def exit_code_of(cohort: CohortReport) -> int:
    """Give the exit code: our own faults first, then whether some or all could not be read."""
    if any(one.exit_code == PortfolioAuditError.exit_code for one in cohort.unread):
        return PortfolioAuditError.exit_code
    if not cohort.unread:
        return 0
    return INCOMPLETE if cohort.rows else TargetError.exit_code
