"""The bar that a terminal shows while targets are worked on."""

from collections.abc import Callable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from portfolio_audit.render.untrusted import printable


def bar(names: list[str]) -> Iterator[Callable[[], None]]:
    """Show the name that is worked on; the function that is given moves on to the next."""
    columns = [SpinnerColumn(), TextColumn("{task.description}")]
    if len(names) > 1:
        columns += [BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown_bar:
        shown = [escape(printable(name)) for name in names]
        task = shown_bar.add_task(shown[0], total=len(names))
        rest = iter(shown[1:])
        yield lambda: shown_bar.update(task, advance=1, description=next(rest, "done"))
