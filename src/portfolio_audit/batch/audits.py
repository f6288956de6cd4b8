"""Open and audit repositories, one state or several: a failure is a row, not a crash."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.errors import PortfolioAuditError, TargetError
from portfolio_audit.report.comparison import compare
from portfolio_audit.report.report import Report, Trend, TrendPoint
from portfolio_audit.report.trend import point_of, point_without_score, sample, today_point
from portfolio_audit.snapshot.records import MainCommit
from portfolio_audit.sources.open import OpenRepository, open_repository
from portfolio_audit.sources.opened import OpenedSnapshot
from portfolio_audit.sources.past import Past
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import LocalPath, RepoTarget, parse_target
from portfolio_audit.worker.frames import Choice, Job
from portfolio_audit.worker.parent import Worker, WorkerError, judge


class Request(Struct, frozen=True):
    """How every target of a run is opened and judged."""

    policy: FetchPolicy
    choice: Choice
    opened_at: datetime
    """The only "now" of the run, in UTC."""
    audit_seconds: float = limits.AUDIT_SECONDS
    base: Report | str | None = None
    """An earlier result, or a commit of the same repository, to compare with."""


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


def audit_one(target: RepoTarget, request: Request, warm: Worker | None = None) -> Report:
    """Open one target and judge it in a child process, which starts while the target is being opened.

    A worker that is given is used and left running.

    Raises:
        PortfolioAuditError: the target or the base cannot be opened or judged; the message says why.
    """
    running = nullcontext(warm) if warm else Worker()
    with running as worker, open_repository(target, request.policy, request.opened_at) as repository:
        report = _judge(repository.now, worker, request)
        match request.base:
            case None:
                return report
            case Report():
                return replace(report, comparison=compare(request.base, report))
            case ref:
                with _base(ref, target, repository, request) as opened:
                    earlier = _judge(opened, worker, _like(report, request), is_brief=True)
                return replace(report, comparison=compare(earlier, report))


def audit_past(target: RepoTarget, request: Request, points: int, advance: Callable[[], None] = lambda: None) -> Report:
    """Judge a target as it is and a sample of its past by the same rules; `advance` is called after each state.

    Raises:
        PortfolioAuditError: the target cannot be opened or judged, or has no history to look at.
    """
    with Worker() as worker, open_repository(target, request.policy, request.opened_at) as repository:
        report = _judge(repository.now, worker, request)
        past = _past_of(repository)
        advance()
        line = past.main_line()
        earlier = line if report.target.dirty else line[1:]
        found = [today_point(report, line[0] if line else None)]
        for commit in sample(earlier, points - 1):
            found.append(_point(commit, past, worker, _like(report, request)))
            advance()
        return replace(report, trend=Trend(len(line), tuple(reversed(found))))


def _judge(opened: OpenedSnapshot, worker: Worker, request: Request, *, is_brief: bool = False) -> Report:
    job = Job(opened.record, opened.index, str(opened.spool_path), request.choice, request.audit_seconds, is_brief)
    return judge(job, worker, request.audit_seconds)


def _like(report: Report, request: Request) -> Request:
    """Let another state be weighed by the profile of this report, whatever that state itself chooses."""
    choice = request.choice
    return request if choice.profile else replace(request, choice=replace(choice, profile=report.profile.name))


def _past_of(repository: OpenRepository) -> Past:
    if repository.past is None:
        raise TargetError("There is no git history that can be read here.", "Audit a clone with its history.")
    return repository.past


@contextmanager
def _base(ref: str, target: RepoTarget, repository: OpenRepository, request: Request) -> Iterator[OpenedSnapshot]:
    """Open the base from the objects at hand; of a remote only one branch was fetched, so that it may need another."""
    try:
        opened = _past_of(repository).at(ref)
    except TargetError:
        if isinstance(target, LocalPath):
            raise
        with open_repository(replace(target, ref=ref), request.policy, request.opened_at) as fetched:
            yield fetched.now
    else:
        with closing(opened):
            yield opened


def _point(commit: MainCommit, past: Past, worker: Worker, request: Request) -> TrendPoint:
    """Judge one commit; where that fails, the reason stands for the score."""
    try:
        with closing(past.at(commit.id)) as opened:
            return point_of(_judge(opened, worker, request, is_brief=True), commit)
    except (TargetError, WorkerError) as error:
        worker.restart()
        return point_without_score(commit, error.message)
