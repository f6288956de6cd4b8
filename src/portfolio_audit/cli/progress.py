"""What is being done, on stderr: a bar on a terminal, plain lines elsewhere when there are several targets."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from portfolio_audit.cli.console import say
from portfolio_audit.render.untrusted import printable

_MINUTE = 60


@contextmanager
def progress(names: list[str], *, enabled: bool) -> Iterator[Callable[[], None]]:
    """Show the name that is worked on; the function that is given moves on to the next."""
    if not enabled or (len(names) == 1 and not sys.stderr.isatty()):
        yield lambda: None
    elif sys.stderr.isatty():
        yield from _bar(names)
    else:
        yield _plain_lines(names)


def _bar(names: list[str]) -> Iterator[Callable[[], None]]:
    columns = [SpinnerColumn(), TextColumn("{task.description}")]
    if len(names) > 1:
        columns += [BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = [escape(printable(name)) for name in names]
        task = bar.add_task(shown[0], total=len(names))
        rest = iter(shown[1:])
        yield lambda: bar.update(task, advance=1, description=next(rest, "done"))


def _plain_lines(names: list[str]) -> Callable[[], None]:
    rest = iter(enumerate(names, 1))
    start = time.monotonic()

    def advance() -> None:
        number, name = next(rest)
        seconds = (time.monotonic() - start) / number * (len(names) - number)
        say(f"[{number}/{len(names)}] {name}{time_left(seconds)}")

    return advance


def time_left(seconds: float) -> str:
    """Say how long the rest will take; nothing where that is less than a second."""
    if seconds < 1:
        return ""
    return f", {seconds / _MINUTE:.0f} min left" if seconds >= 2 * _MINUTE else f", {seconds:.0f} s left"
