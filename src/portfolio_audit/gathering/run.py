"""The reports of several repositories, some at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from portfolio_audit.batch import Failure, Request, audit_all
from portfolio_audit.report.report import Report

Item = TypeVar("Item")


def gather(targets: Sequence[str], request: Request, jobs: int) -> Iterator[Report | Failure]:
    """Audit the targets, so many at a time, and give their rows in the order of the targets."""
    return beside_each_other(lambda target: next(audit_all((target,), request)), targets, jobs)


def beside_each_other(
    audit: Callable[[Item], Report | Failure], items: Sequence[Item], jobs: int
) -> Iterator[Report | Failure]:
    """Audit so many at a time, and give the rows in the order of the items."""
    executor = ThreadPoolExecutor(jobs)
    try:
        yield from executor.map(audit, items)
    finally:
        executor.shutdown(cancel_futures=True)
