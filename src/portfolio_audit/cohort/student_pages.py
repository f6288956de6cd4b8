"""One report for each student, beside the page of the class."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from portfolio_audit import __version__
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.cohort.roster import Student

FOLDER = "students"
_MARK = "<!-- {} -->\n"
_DIGITS = 16


def page_name(student: Student) -> str:
    """Name the file of a student: readable, and never that of another."""
    plain = normalize("NFKD", student.name).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "student"
    return f"{readable}-{sha256(student.key.encode()).hexdigest()[:6]}.html"


def stale_pages(journal: Journal, folder: Path) -> Iterator[tuple[Path, bytes, str]]:
    """Give the pages that are not there or are of an earlier result: where, the result, and a last line."""
    for entry in journal.entries():
        if entry.result is None:
            continue
        mark = _MARK.format(sha256(__version__.encode() + entry.result).hexdigest()[:_DIGITS])
        path = folder / page_name(entry.student)
        if not _ends_with(path, mark.encode()):
            yield path, entry.result, mark


def _ends_with(path: Path, mark: bytes) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - len(mark)))
            return file.read() == mark
    except OSError:
        return False
