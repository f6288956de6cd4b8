"""The reports of several repositories, some at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from portfolio_audit.batch import Failure, Request, audit_one
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.gathering.shelf import ReportShelf
from portfolio_audit.report.report import Report
from portfolio_audit.sources.newest import newest_commit
from portfolio_audit.sources.target import GitHubRepo, GitUrl, LocalPath, RepoTarget, parse_target

Item = TypeVar("Item")


def gather(
    targets: Sequence[str], request: Request, jobs: int, shelf: ReportShelf | None = None
) -> Iterator[Report | Failure]:
    """Audit the targets, so many at a time, and give their rows in the order of the targets.

    A report about the commit that a target stands for now is taken from the shelf.
    """
    return beside_each_other(lambda text: _audit(text, request, shelf), targets, jobs)


def beside_each_other(
    audit: Callable[[Item], Report | Failure], items: Sequence[Item], jobs: int
) -> Iterator[Report | Failure]:
    """Audit so many at a time, and give the rows in the order of the items."""
    executor = ThreadPoolExecutor(jobs)
    try:
        yield from executor.map(audit, items)
    finally:
        executor.shutdown(cancel_futures=True)


def _audit(text: str, request: Request, shelf: ReportShelf | None) -> Report | Failure:
    try:
        target = parse_target(text, request.policy)
        state = _state_of(target, newest_commit(target, request.policy)) if shelf else None
        kept = shelf.find(state) if shelf and state else None
        report = kept or audit_one(target, request)
    except PortfolioAuditError as error:
        return Failure(text, error.message, error.advice, error.exit_code)
    if shelf and state and not kept:
        shelf.keep(state, report)
    return report


def _state_of(target: RepoTarget, commit: str | None) -> tuple[str, ...] | None:
    """Tell the state of a repository; nothing for a work tree, which may hold more than its commit."""
    if commit is None:
        return None
    match target:
        case LocalPath():
            where = str(target.path.resolve())
        case GitUrl():
            where = target.url
        case GitHubRepo():
            where = f"{target.owner}/{target.name}"
    return (type(target).__name__, where, target.ref or "", target.subdir or "", commit)
