"""Open and audit repositories, one state or several: a failure is a row, not a crash."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.errors import PortfolioAuditError, TargetError, UsageError
from portfolio_audit.evidence import Place
from portfolio_audit.report.comparison import compare
from portfolio_audit.report.report import Report, Trend, TrendPoint
from portfolio_audit.report.trend import point_of, point_without_score, sample, today_point
from portfolio_audit.snapshot.account import HostRecord
from portfolio_audit.snapshot.records import MainCommit
from portfolio_audit.sources.open import OpenRepository, open_repository
from portfolio_audit.sources.opened import OpenedSnapshot
from portfolio_audit.sources.past import Past
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import LocalPath, RepoTarget, parse_target
from portfolio_audit.worker.frames import Choice, Job, Judged
from portfolio_audit.worker.parent import Worker, WorkerError, judge, quote
from portfolio_audit.worker.process import ChildProcess, judging_command


class Request(Struct, frozen=True):
    """How every target of a run is opened and judged."""

    policy: FetchPolicy
    choice: Choice
    opened_at: datetime
    """The only "now" of the run, in UTC."""
    audit_seconds: float = limits.AUDIT_SECONDS
    base: Report | str | None = None
    """An earlier result, or a commit of the same repository, to compare with."""
    memory_bytes: int = limits.WORKER_MEMORY_BYTES
    """Address space of the judging process."""
    host: HostRecord | None = None
    """What GitHub said about the repository, where it was asked before."""
    most_marks: int = 0
    """Marks of a fingerprint of the code that is wanted too; 0 for none."""
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


def audit_all(
    targets: Iterable[str], request: Request, process: ChildProcess | None = None
) -> Iterator[Report | Failure]:
    """Audit one target after the other, in their order; each yields exactly one row.

    They are judged by one child, which may have been started before, by `judging_command`.
    """
    with Worker(judging_command(request.policy.cache), process) as worker:
        for text in targets:
            try:
                yield judge_one(_parse(text, request), request, worker).report
            except PortfolioAuditError as error:
                if worker.is_busy or isinstance(error, WorkerError):
                    worker.restart()
                yield Failure(text, error.message, error.advice, error.exit_code)


def _parse(text: str, request: Request) -> RepoTarget:
    target = parse_target(text, request.policy)
    if request.index is None:
        return target
    if not isinstance(target, LocalPath) or target.ref is not None:
        raise UsageError(f"{text} has no index of git.", "Leave out --staged, or name the folder of a repository.")
    return replace(target, index=request.index)


def audit_one(target: RepoTarget, request: Request) -> Report:
    """Open one target and judge it in a child process, which starts while the target is being opened.

    Raises:
        PortfolioAuditError: the target or the base cannot be opened or judged; the message says why.
    """
    with Worker(judging_command(request.policy.cache)) as worker:
        return judge_one(target, request, worker).report


def judge_one(target: RepoTarget, request: Request, worker: Worker) -> Judged:
    """Open one target and judge it with a worker that is left running; raises as `audit_one` does."""
    with open_repository(target, request.policy, request.opened_at) as repository:
        judged = _judge(repository.now, worker, request)
        return replace(judged, report=_compared(judged.report, target, repository, worker, request))


def _compared(
    report: Report, target: RepoTarget, repository: OpenRepository, worker: Worker, request: Request
) -> Report:
    match request.base:
        case None:
            return _with_likely_base(report, repository, worker, request)
        case Report():
            return replace(report, comparison=compare(request.base, report))
        case ref:
            with _base(ref, target, repository, request) as opened:
                earlier = _judge(opened, worker, _like(report, request), is_brief=True).report
            return replace(report, comparison=compare(earlier, report))


def quote_one(target: RepoTarget, request: Request, places: tuple[Place, ...], worker: Worker) -> tuple[str, ...]:
    """Open one target and give the code at some places of it; raises as `audit_one` does."""
    with open_repository(target, request.policy, request.opened_at) as repository:
        job = replace(_job(repository.now, request, is_brief=True), quotes=places)
        return quote(job, worker, request.audit_seconds)


def _with_likely_base(report: Report, repository: OpenRepository, worker: Worker, request: Request) -> Report:
    """Compare with the first likely base whose commit is at hand; a shallow clone may hold none."""
    for ref in request.likely_bases if repository.past is not None else ():
        try:
            opened = _past_of(repository).at(ref)
        except TargetError:
            continue
        with closing(opened):
            earlier = _judge(opened, worker, _like(report, request), is_brief=True).report
        return replace(report, comparison=compare(earlier, report))
    return report


def audit_past(target: RepoTarget, request: Request, points: int, advance: Callable[[], None] = lambda: None) -> Report:
    """Judge a target as it is and a sample of its past by the same rules; `advance` is called after each state.

    Raises:
        PortfolioAuditError: the target cannot be opened or judged, or has no history to look at.
    """
    with (
        Worker(judging_command(request.policy.cache)) as worker,
        open_repository(target, request.policy, request.opened_at) as repository,
    ):
        report = _judge(repository.now, worker, request).report
        past = _past_of(repository)
        advance()
        line = past.main_line()
        earlier = line if report.target.dirty else line[1:]
        found = [today_point(report, line[0] if line else None)]
        for commit in sample(earlier, points - 1):
            found.append(_point(commit, past, worker, _like(report, request)))
            advance()
        return replace(report, trend=Trend(len(line), tuple(reversed(found))))


def _judge(opened: OpenedSnapshot, worker: Worker, request: Request, *, is_brief: bool = False) -> Judged:
    worker.remember(request.policy.cache, request.opened_at.date())
    return judge(_job(opened, request, is_brief=is_brief), worker, request.audit_seconds)


def _job(opened: OpenedSnapshot, request: Request, *, is_brief: bool) -> Job:
    return Job(
        record=opened.record if request.host is None else replace(opened.record, host=request.host),
        index=opened.index,
        spool_path=str(opened.spool_path),
        choice=request.choice,
        seconds=request.audit_seconds,
        memory_bytes=request.memory_bytes,
        is_brief=is_brief,
        most_marks=0 if is_brief else request.most_marks,
    )


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
            return point_of(_judge(opened, worker, request, is_brief=True).report, commit)
    except (TargetError, WorkerError) as error:
        worker.restart()
        return point_without_score(commit, error.message)
