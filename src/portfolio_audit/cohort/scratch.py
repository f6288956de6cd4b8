"""Where the processes of a run may write, and what a killed run left there."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_audit.cohort.journal import Journal
from portfolio_audit.sources.removal import remove_folder

_PREFIX = "portfolio-audit-cohort-"
_OURS = re.compile(rf"{_PREFIX}[A-Za-z0-9_]{{6,16}}")
_NOTE = "scratch"


@contextmanager
def scratch_folder(journal: Journal) -> Iterator[Path]:
    """Give a new folder that is gone afterwards, and remove the one of a run that was killed."""
    left = journal.note(_NOTE)
    if _OURS.fullmatch(left):
        remove_folder(Path(tempfile.gettempdir(), left))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        journal.write_note(_NOTE, folder.name)
        yield folder
    finally:
        remove_folder(folder)
