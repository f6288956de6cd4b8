"""Open and audit many repositories: a failure is a row, not a crash."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.report.report import Report
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import RepoTarget, parse_target
from portfolio_audit.worker.frames import Choice, Job
from portfolio_audit.worker.parent import Worker, judge


class Request(Struct, frozen=True):
    """How every target of a run is opened and judged."""

    policy: FetchPolicy
    choice: Choice
    opened_at: datetime
    """The only "now" of the run, in UTC."""
    audit_seconds: float = limits.AUDIT_SECONDS


class Failure(Struct, frozen=True):
    """A target that could not be audited."""

    target: str
    message: str
    advice: str
    exit_code: int


def audit_all(targets: Iterable[str], request: Request) -> Iterator[Report | Failure]:
    """Audit one target after the other, in their order; each yields exactly one row."""
    for text in targets:
        try:
            yield audit_one(parse_target(text, request.policy), request)
        except PortfolioAuditError as error:
            yield Failure(text, error.message, error.advice, error.exit_code)


def audit_one(target: RepoTarget, request: Request) -> Report:
    """Open one target and judge it in a child process, which starts while the target is being opened.

    Raises:
        PortfolioAuditError: the target cannot be opened or judged; the message says why.
    """
    with Worker() as worker, open_snapshot(target, request.policy, request.opened_at) as opened:
        job = Job(opened.record, opened.index, str(opened.spool_path), request.choice, request.audit_seconds)
        return judge(job, worker, request.audit_seconds)
