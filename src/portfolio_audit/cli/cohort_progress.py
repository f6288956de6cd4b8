"""How far a run over a class is, with names and the time that is left, on stderr."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from portfolio_audit.batch.task import Audited, Failed
from portfolio_audit.cli.console import say
from portfolio_audit.cli.progress import time_left
from portfolio_audit.cohort.run import Step
from portfolio_audit.render.untrusted import printable


@contextmanager
def cohort_progress(*, enabled: bool) -> Iterator[Callable[[Step], None]]:
    """Show each repository that was looked at: a bar on a terminal, a line each elsewhere."""
    if not enabled:
        yield lambda _step: None
    elif sys.stderr.isatty():
        yield from _bar()
    else:
        yield _lines()


def _bar() -> Iterator[Callable[[Step], None]]:
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(step: Step) -> None:
            bar.update(task, total=step.total, completed=step.done, description=escape(printable(_told(step))))

        yield show


def _lines() -> Callable[[Step], None]:
    start, before = time.monotonic(), -1

    def show(step: Step) -> None:
        nonlocal before
        before = step.done - 1 if before < 0 else before
        seconds = (time.monotonic() - start) / (step.done - before) * (step.total - step.done)
        say(f"[{step.done}/{step.total}] {_told(step)}{time_left(seconds)}")

    return show


def _told(step: Step) -> str:
    match step.outcome:
        case Audited():
            return f"{step.name}: audited"
        case Failed(message=message):
            return f"{step.name}: {message}"
    return f"{step.name}: unchanged"
