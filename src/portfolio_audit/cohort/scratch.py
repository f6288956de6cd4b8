"""Where the processes of a run may write, and what a killed run left there."""

import re
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_audit.cohort.journal import Journal
from portfolio_audit.sources.removal import remove_folder

_PREFIX = "portfolio-audit-cohort-"
_OURS = re.compile(rf"{_PREFIX}[A-Za-z0-9_]{{6,32}}")
_NOTE = "scratch"


@contextmanager
def scratch_folder(journal: Journal) -> Iterator[Path]:
    """Give a new folder that is gone afterwards, and remove those of runs that were killed.

    It is noted before it is made, so that no moment of a kill leaves a folder that nobody knows of; one that a process
    of a killed run still writes into stays noted until it can be removed.
    """
    folder = Path(tempfile.gettempdir(), _PREFIX + secrets.token_hex(8))
    left = _remove(journal.note(_NOTE).split())
    journal.write_note(_NOTE, " ".join((*left, folder.name)))
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        remove_folder(folder)
        _remove(left)


def _remove(names: list[str]) -> list[str]:
    """Remove what killed runs left, and give the names of what could not be removed."""
    folders = [Path(tempfile.gettempdir(), name) for name in names if _OURS.fullmatch(name)]
    for folder in folders:
        remove_folder(folder)
    return [folder.name for folder in folders if folder.exists()]
