"""What a person judged of a class, from the table that was filled in."""

from collections.abc import Mapping
from pathlib import Path

import click

from portfolio_audit.cli.console import say
from portfolio_audit.cli.outputs import write_file
from portfolio_audit.cohort.human import FILE, blank_table, read_table
from portfolio_audit.cohort.roster import Student
from portfolio_audit.errors import UsageError

BY_HAND = click.option(
    "--by-hand", metavar="FILE", help=f"What a person judged (default: DIR/{FILE}, a table to fill in)."
)
_MOST_BYTES = 16 * 1024 * 1024
_SHOWN = 5


def offer_table(folder: Path, students: tuple[Student, ...]) -> None:
    """Write the table to fill in, where there is none."""
    path = folder / FILE
    if not path.exists():
        write_file(path, blank_table(students))
        say(f"Wrote {path}, to fill in what only a person can judge")


def read_by_hand(named: str | None, folder: Path, students: tuple[Student, ...]) -> Mapping[str, Mapping[str, int]]:
    """Give what was filled in, by student; raise `UsageError` where a table cannot be read."""
    path = Path(named or folder / FILE)
    if named is None and not path.exists():
        return {}
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} is too large for such a table.", "It has a line for each student.")
        judged = read_table(path.read_bytes(), path.name, students)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Check the path after --by-hand.") from error
    if judged.strangers:
        say(f"Note: the roster does not know {', '.join(judged.strangers[:_SHOWN])} of {path.name}.")
    return judged.by_student
