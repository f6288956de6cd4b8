"""One SQLite file of values by key; whatever is wrong with it, the answer is that nothing is known."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

from msgspec import Struct

TOTAL_BYTES = 256 * 1024 * 1024
"""Values that are kept together; above, those that were not asked for the longest go."""
_KEPT_SHARE = 0.75
"""What stays when they go."""
_FILES = 2
"""Files of other versions of the program that stay beside this one, for two that are used in turn."""
_AT_A_TIME = 400
_WAIT_SECONDS = 2.0
_CHECK_BYTES = 16
_PAGES = ("page_count", "freelist_count", "page_size")
_TABLE = """
CREATE TABLE IF NOT EXISTS kept (
    key BLOB NOT NULL, name TEXT NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL, UNIQUE (key, name)
)
"""


class Row(Struct, frozen=True):
    """What one function made of one content."""

    key: bytes
    """A hash that stands for the content."""
    name: str
    """The function."""
    value: bytes
    is_stale: bool = False
    """True where it was not noted today that it is in use."""


class Database:
    """The rows of one version of the program; safe under many processes, since SQLite is."""

    def __init__(self, folder: Path, version: str, today: date, total_bytes: int = TOTAL_BYTES) -> None:
        """Name the file; nothing is opened yet."""
        self._folder = folder
        self._path = folder / f"kept-{version}.sqlite"
        self._today = today.toordinal()
        self._total_bytes = total_bytes

    def read(self, keys: Iterable[bytes]) -> Iterator[Row]:
        """Yield the rows of some keys; those that were changed by anything but us are left out."""
        if not self._path.exists():
            return
        try:
            with closing(self._connect()) as connection:
                for some in _batches(keys):
                    marks = ",".join("?" * len(some))
                    query = f"SELECT key, name, value, used FROM kept WHERE key IN ({marks})"  # noqa: S608  # only marks
                    for key, name, checked, used in connection.execute(query, some):
                        value = checked[_CHECK_BYTES:]
                        if checked[:_CHECK_BYTES] == _check(key, name, value):
                            yield Row(key, name, value, is_stale=used < self._today)
        except sqlite3.OperationalError:
            return  # Locked, or without a table yet
        except (sqlite3.Error, TypeError, AttributeError):
            self.forget()

    def write(self, rows: Sequence[Row], used: Sequence[bytes]) -> None:
        """Keep rows and note that some keys were used; a failure, such as a full disk, is no harm."""
        try:
            self._remove_others()
            with closing(self._connect()) as connection, connection:
                connection.execute(_TABLE)
                connection.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                    (
                        (row.key, row.name, self._today, _check(row.key, row.name, row.value) + row.value)
                        for row in rows
                    ),
                )
                connection.executemany(
                    "UPDATE kept SET used = ? WHERE key = ? AND used < ?",
                    ((self._today, key, self._today) for key in used),
                )
                _shrink(connection, self._total_bytes)
        except sqlite3.OperationalError:
            return  # Locked, read-only or full: the next run may have more luck
        except sqlite3.Error:
            self.forget()

    def forget(self) -> None:
        """Remove the file, which is broken or no database at all."""
        _remove(self._path)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection

    def _remove_others(self) -> None:
        """Remove the files of versions that were not written to for the longest."""
        if self._path.exists():
            return
        with suppress(OSError):
            others = sorted(self._folder.glob("kept-*.sqlite"), key=lambda path: path.stat().st_mtime)
            for path in others[:-_FILES]:
                _remove(path)


def _shrink(connection: sqlite3.Connection, total_bytes: int) -> None:
    """Drop what was not used for the longest where there is too much; its pages are used again."""
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _PAGES)
    if (pages - free) * size <= total_bytes:
        return
    connection.execute(
        "DELETE FROM kept WHERE rowid IN (SELECT rowid FROM ("
        "SELECT rowid, SUM(LENGTH(value)) OVER (ORDER BY used DESC, rowid DESC) AS total FROM kept) WHERE total > ?)",
        (int(total_bytes * _KEPT_SHARE),),
    )


def _check(key: bytes, name: str, value: bytes) -> bytes:
    """Give what tells a whole value from a torn one."""
    return sha256(b"\0".join((key, name.encode(), value))).digest()[:_CHECK_BYTES]


def _batches(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    rest = iter(keys)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):
            (path.parent / name).unlink(missing_ok=True)
