"""What is being done, on stderr: a bar on a terminal, plain lines elsewhere when there are several targets."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from portfolio_audit.cli.console import say

_MINUTE = 60


@contextmanager
def progress(names: list[str], *, enabled: bool) -> Iterator[Callable[[], None]]:
    """Show the name that is worked on; the function that is given moves on to the next."""
    if not enabled or (len(names) == 1 and not sys.stderr.isatty()):
        yield lambda: None
    elif sys.stderr.isatty():
        # Only a terminal asks for a bar, and its library takes 0.03 s to load
        yield from import_module("portfolio_audit.cli.progress_bar").bar(names)
    else:
        yield _plain_lines(names)


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
