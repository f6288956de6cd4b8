"""A class as it is shown: with names, or under pseudonyms that a last look at every output vouches for."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from portfolio_audit.cli.console import say
from portfolio_audit.cli.outputs import write_pieces
from portfolio_audit.cli.request import secrets
from portfolio_audit.cohort.anonymous import anonymous_journal
from portfolio_audit.cohort.journal import FILE, Journal, opened_journal
from portfolio_audit.cohort.mask import Mask
from portfolio_audit.cohort.pseudonyms import FILE as KEY_FILE
from portfolio_audit.cohort.pseudonyms import read_key
from portfolio_audit.cohort.roster import Student
from portfolio_audit.errors import PortfolioAuditError, UsageError
from portfolio_audit.render.redaction import redact

Kind = TypeVar("Kind")
ANONYMOUS = (
    click.option(
        "--anonymise", is_flag=True, help="Pseudonyms instead of names, in a folder of their own: DIR/anonymous."
    ),
    click.option(
        "--key", metavar="FILE", help=f"What pseudonyms are made of (default: DIR/{KEY_FILE}, made when missing)."
    ),
)
COMPARE = click.option("--compare", metavar="OLD", help="Compare with the cohort in this folder, student by student.")
_FOLDER = "anonymous"
_SHOWN = 5


class LeakError(PortfolioAuditError):
    """An output would have told who a student is."""


class View:
    """The journal to show, and the way out for every text."""

    def __init__(self, original: Journal, journal: Journal, earlier: Journal | None, mask: Mask | None = None) -> None:
        """Keep what is shown, and the journal that holds the names."""
        self.original = original
        self.journal = journal
        self.earlier = earlier
        self.mask = mask

    @property
    def students(self) -> tuple[Student, ...]:
        """The students under their names."""
        return self.original.students()

    def masked(self, value: Kind) -> Kind:
        """Put pseudonyms into every text of a value, where they are wanted."""
        return self.mask.value(value) if self.mask else value

    def target_of(self, shown: str) -> str:
        """Give the repository as the roster names it."""
        return self.mask.target_of(shown) if self.mask else shown

    def by_shown_key(self, judged: Mapping[str, Kind]) -> dict[str, Kind]:
        """Give values of students by the key under which they are shown."""
        return {self.mask.key(key) if self.mask else key: value for key, value in judged.items()}

    def write(self, path: Path, *pieces: str) -> None:
        """Write a file; raise `LeakError` instead where it would tell who a student is."""
        self.write_pieces(path, pieces)

    def write_pieces(self, path: Path, pieces: Iterable[str]) -> None:
        """Write a file a piece at a time, as careful as `write`."""
        write_pieces(path, self._checked(path, pieces))

    def _checked(self, path: Path, pieces: Iterable[str]) -> Iterator[str]:
        self.checked(path.name, path)
        yield from (self.checked(piece, path) for piece in pieces)

    def checked(self, text: str, path: Path) -> str:
        """Give a text without secrets, as it may stand in a file; raise `LeakError` as `write` does."""
        text = redact(text, secrets())
        if self.mask and (found := self.mask.survivor(text)):
            raise LeakError(
                f"{path} was not written: {found!r} of the roster would stand in it.",
                "This is a gap in --anonymise; please report what kind of text it was.",
            )
        return text


@contextmanager
def viewed_cohort(folder: Path, options: Mapping[str, Any], goal: Path) -> Iterator[View]:
    """Open the journal of a folder, and of the one to compare with, as it is to be shown in files below `goal`."""
    with ExitStack() as stack:
        journal = stack.enter_context(opened_journal(folder))
        old = options.get("compare")
        earlier = stack.enter_context(opened_journal(Path(old))) if old else None
        if not options["anonymise"]:
            yield View(journal, journal, earlier)
            return
        mask = _mask(folder, options["key"], goal, (journal, earlier) if earlier else (journal,))
        shown = stack.enter_context(anonymous_journal(journal, mask))
        before = stack.enter_context(anonymous_journal(earlier, mask)) if earlier else None
        yield View(journal, shown, before, mask)


def goal_folder(folder: Path, options: Mapping[str, Any]) -> Path:
    """Give the folder of the outputs where none is named."""
    return folder / _FOLDER if options["anonymise"] else folder


def _mask(folder: Path, key: str | None, goal: Path, journals: tuple[Journal, ...]) -> Mask:
    path = Path(key) if key else folder / KEY_FILE
    if (goal / FILE).exists() or goal.resolve() in path.resolve().parents:
        raise UsageError(
            f"{goal} holds the names, or the key to them.", "Name another folder with -o: it is to be handed on."
        )
    goal.mkdir(parents=True, exist_ok=True)
    mask = Mask((student for journal in journals for student in journal.students()), read_key(path))
    say(f"Pseudonyms are made of {path}; keep it private, and keep it: without it they change")
    if mask.not_looked_for:
        shown = ", ".join(mask.not_looked_for[:_SHOWN]) + (" ..." if len(mask.not_looked_for) > _SHOWN else "")
        say(f"Note: too short or too common to be looked for inside texts: {shown}. Look through the pages.")
    return mask
