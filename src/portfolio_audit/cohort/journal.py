"""The journal of a cohort: the roster and one result for each repository, in one file that outlives any end."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.batch.task import Audited, Failed
from portfolio_audit.cohort.roster import Roster, Student
from portfolio_audit.errors import NoSpaceError, UsageError

FILE = "cohort.sqlite"
_LOCK = "run.lock"
_VERSION = 2
_BEFORE_CODE_PRINTS = 1
_TABLES = """
create table if not exists notes (name text primary key, value text not null) without rowid;
create table if not exists students (
    position integer primary key, key text not null, name text not null, github text not null,
    section text not null, target text not null, line integer not null);
create table if not exists results (
    target text primary key, run integer not null, stamp text not null, head text,
    message text, advice text, exit_code integer, result blob, code_print blob);
"""


class Standing(Struct, frozen=True):
    """What is known of one repository."""

    run: int
    """The run that looked at it last."""
    stamp: str
    """What it was judged by."""
    head: str | None
    has_result: bool
    """True when a result is at hand, even if a later look failed."""


class Entry(Struct, frozen=True):
    """One student with what came of the audit."""

    student: Student
    result: bytes | None = None
    """The report as one line of JSON, compressed."""
    failure: Failed | None = None
    """Why there is none; neither is there while the audit is still to come."""


NOT_HANDED_IN = Failed("The roster names no repository.", "Ask for it, add it to the roster and run it again.", 3)


class Journal:
    """The results so far; each is written whole or not at all, whenever the process ends."""

    def __init__(self, folder: Path) -> None:
        """Open the journal of a folder."""
        self.path = folder / FILE
        with _in_our_words(self.path):
            self._database = sqlite3.connect(self.path, isolation_level=None)
            self._database.execute("pragma journal_mode = wal")
            self._database.execute("pragma synchronous = normal")
            version = self._database.execute("pragma user_version").fetchone()[0]
            if version > _VERSION:
                raise UsageError(
                    f"{self.path} was written by a newer portfolio-audit.", "Update it, or name a new folder with -o."
                )
            if version < _VERSION:
                self._prepare(version)

    def _prepare(self, version: int) -> None:
        """Make the tables; results of an older journal can be read, and the next run audits them anew."""
        self._database.executescript(_TABLES)
        with self._transaction():
            columns = {name for _, name, *_ in self._database.execute("pragma table_info(results)")}
            if version == _BEFORE_CODE_PRINTS and "code_print" not in columns:
                self._database.execute("alter table results add column code_print blob")
                self._database.execute("update results set stamp = '', run = 0")
            self._database.execute(f"pragma user_version = {_VERSION}")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def note(self, name: str) -> str:
        """Give what was noted under a name, else nothing."""
        row = self._database.execute("select value from notes where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def write_note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        self.write_notes({name: value})

    def write_notes(self, values: Mapping[str, str]) -> None:
        """Note several values at once."""
        with _in_our_words(self.path), self._transaction():
            self._database.executemany("insert or replace into notes values (?, ?)", values.items())

    def write_roster(self, roster: Roster) -> None:
        """Put the roster in the place of the last one."""
        rows = ((place, *_columns(student)) for place, student in enumerate(roster.students))
        with _in_our_words(self.path), self._transaction():
            self._database.execute("delete from students")
            self._database.executemany("insert into students values (?, ?, ?, ?, ?, ?, ?)", rows)
            self._database.execute("insert or replace into notes values ('title', ?)", (roster.title,))

    def standings(self) -> dict[str, Standing]:
        """Give what is known of each repository."""
        rows = self._database.execute("select target, run, stamp, head, result is not null from results")
        return {target: Standing(run, stamp, head, bool(done)) for target, run, stamp, head, done in rows}

    def write_audited(self, target: str, run: int, stamp: str, outcome: Audited) -> None:
        """Put a result in the place of the last one."""
        code_print = msgspec.msgpack.encode(outcome.code_print) if outcome.code_print is not None else None
        values = (target, run, stamp, outcome.head, outcome.result, code_print)
        self._write("insert or replace into results values (?, ?, ?, ?, null, null, null, ?, ?)", values)

    def write_failed(self, target: str, run: int, stamp: str, outcome: Failed) -> None:
        """Say why there is no result now; an earlier one stays at hand for the day when it can be read again."""
        values = (target, run, stamp, outcome.message, outcome.advice, outcome.exit_code)
        self._write(
            "insert into results values (?, ?, ?, null, ?, ?, ?, null, null) on conflict (target) do update set"
            " run = excluded.run, message = excluded.message, advice = excluded.advice, exit_code = excluded.exit_code",
            values,
        )

    def write_unchanged(self, target: str, run: int) -> None:
        """Say that the result at hand still holds."""
        self._write(
            "update results set run = ?, message = null, advice = null, exit_code = null where target = ?",
            (run, target),
        )

    def students(self) -> tuple[Student, ...]:
        """Give the roster of the last run."""
        rows = self._database.execute("select key, name, github, section, target, line from students order by position")
        return tuple(Student(*row) for row in rows)

    def entries(self) -> Iterator[Entry]:
        """Give the students in the order of the roster, each with what came of the audit."""
        rows = self._database.execute(
            "select key, name, github, section, students.target, line, message, advice, exit_code,"
            " case when message is null then result end"
            " from students left join results on results.target = students.target order by position"
        )
        for *student, message, advice, code, result in rows:
            who = Student(*student)
            failure = Failed(message, advice, code) if message is not None else None
            yield Entry(who, result, failure if who.target else NOT_HANDED_IN)

    def printed(self) -> tuple[str, ...]:
        """Give the repositories whose code has a fingerprint, in the order of the roster."""
        rows = self._database.execute(
            "select results.target from results join students on students.target = results.target"
            " where code_print is not null and message is null group by results.target order by min(position)"
        )
        return tuple(target for (target,) in rows)

    def code_print(self, target: str) -> CodePrint:
        """Give the fingerprint of one of these."""
        rows = self._database.execute("select code_print from results where target = ?", (target,))
        return msgspec.msgpack.decode(rows.fetchone()[0], type=CodePrint)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write all or nothing."""
        self._database.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._database.execute("rollback")
            raise
        self._database.execute("commit")

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        with _in_our_words(self.path):
            self._database.execute(statement, values)


def _columns(student: Student) -> tuple[object, ...]:
    return (student.key, student.name, student.github, student.section, student.target, student.line)


@contextmanager
def opened_journal(folder: Path) -> Iterator[Journal]:
    """Open the journal of a finished or running cohort for reading."""
    if not (folder / FILE).is_file():
        raise UsageError(f"{folder} holds no cohort.", "Name the folder that `cohort run ROSTER -o FOLDER` wrote.")
    with closing(Journal(folder)) as journal:
        yield journal


@contextmanager
def running_journal(folder: Path) -> Iterator[Journal]:
    """Open the journal for a run; a second run at the same time is refused, a killed one leaves no lock behind."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}.", "Name another folder with -o.") from error
    with closing(sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0)) as lock:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise UsageError(f"Another run writes to {folder}.", "Wait for it, or name another folder.") from error
        with closing(Journal(folder)) as journal:
            yield journal


@contextmanager
def _in_our_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name in {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC"}:
            raise NoSpaceError(
                f"No space left to write {path}", "Free some space and run it again: it goes on where it stopped."
            ) from error
        raise UsageError(f"{path} cannot be used: {error}.", "Name another folder with -o.") from error
