"""The reports of several repositories, some at a time."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from portfolio_audit.batch import Failure, Request, audit_all
from portfolio_audit.report.report import Report


def gather(targets: Sequence[str], request: Request, jobs: int) -> Iterator[Report | Failure]:
    """Audit the targets, so many at a time, and give their rows in the order of the targets."""
    executor = ThreadPoolExecutor(jobs)
    try:
        yield from executor.map(lambda target: next(audit_all((target,), request)), targets)
    finally:
        executor.shutdown(cancel_futures=True)
