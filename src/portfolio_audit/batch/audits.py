"""Open and audit repositories, one state or several: a failure is a row, not a crash."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.errors import PortfolioAuditError, TargetError, UsageError
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
from portfolio_audit.worker.parent import CHILD, Worker, WorkerError, judge


class Request(Struct, frozen=True):
    """How every target of a run is opened and judged."""

    policy: FetchPolicy
    choice: Choice
    opened_at: datetime
    """The only "now" of the run, in UTC."""
    audit_seconds: float = limits.AUDIT_SECONDS
    base: Report | str | None = None
    """An earlier result, or a commit of the same repository, to compare with."""
    index: str | None = None
    """Name of the index of git whose content is judged instead of the work tree."""
    likely_bases: tuple[str, ...] = ()
    """Commits to compare with where no base is named: the first that is at hand, and none of them is no failure."""


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
            yield audit_one(_parse(text, request), request)
        except PortfolioAuditError as error:
            yield Failure(text, error.message, error.advice, error.exit_code)


def _parse(text: str, request: Request) -> RepoTarget:
    target = parse_target(text, request.policy)
    if request.index is None:
        return target
    if not isinstance(target, LocalPath) or target.ref is not None:
        raise UsageError(f"{text} has no index of git.", "Leave out --staged, or name the folder of a repository.")
    return replace(target, index=request.index)


def audit_one(target: RepoTarget, request: Request, warm: Worker | None = None) -> Report:
    """Open one target and judge it in a child process, which starts while the target is being opened.

    A worker that is given is used and left running.

    Raises:
        PortfolioAuditError: the target or the base cannot be opened or judged; the message says why.
    """
    running = nullcontext(warm) if warm else _worker(request)
    with running as worker, open_repository(target, request.policy, request.opened_at) as repository:
        report = _judge(repository.now, worker, request)
        match request.base:
            case None:
                return _with_likely_base(report, repository, worker, request)
            case Report():
                return replace(report, comparison=compare(request.base, report))
            case ref:
                with _base(ref, target, repository, request) as opened:
                    earlier = _judge(opened, worker, _like(report, request), is_brief=True)
                return replace(report, comparison=compare(earlier, report))


def _with_likely_base(report: Report, repository: OpenRepository, worker: Worker, request: Request) -> Report:
    """Compare with the first likely base whose commit is at hand; a shallow clone may hold none."""
    for ref in request.likely_bases if repository.past is not None else ():
        try:
            opened = _past_of(repository).at(ref)
        except TargetError:
            continue
        with closing(opened):
            earlier = _judge(opened, worker, _like(report, request), is_brief=True)
        return replace(report, comparison=compare(earlier, report))
    return report


def audit_past(target: RepoTarget, request: Request, points: int, advance: Callable[[], None] = lambda: None) -> Report:
    """Judge a target as it is and a sample of its past by the same rules; `advance` is called after each state.

    Raises:
        PortfolioAuditError: the target cannot be opened or judged, or has no history to look at.
    """
    with _worker(request) as worker, open_repository(target, request.policy, request.opened_at) as repository:
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


def _worker(request: Request) -> Worker:
    return Worker((*CHILD, request.policy.cache) if request.policy.cache else CHILD)


def _judge(opened: OpenedSnapshot, worker: Worker, request: Request, *, is_brief: bool = False) -> Report:
    worker.remember(request.policy.cache, request.opened_at.date())
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
