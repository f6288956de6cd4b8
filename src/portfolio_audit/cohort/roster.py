"""The roster: who hands in which repository."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from msgspec import Struct

from portfolio_audit.cohort.columns import Row
from portfolio_audit.cohort.table import read_rows
from portfolio_audit.errors import TargetError, UsageError
from portfolio_audit.rulebook.marked import Mark, Trouble
from portfolio_audit.sources.address import read_github_name
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import parse_target

MOST_STUDENTS = 200_000
_PROBLEMS_SHOWN = 50
_NAMES_SHOWN = 5
_LOCAL_STARTS = ("file:", "/", ".", "~")
_LOCAL = "If the roster is your own, allow folders of this machine with --allow-local."


class Student(Struct, frozen=True):
    """One row of the roster."""

    key: str
    """What tells this student from the others: the identifier, else the login, else the name, else the repository."""
    name: str
    """What to call the student: the name, else the key."""
    github: str
    section: str
    target: str
    """The repository with ref and sub-folder, as it can be typed; empty where the roster names none."""
    line: int


class Roster(Struct, frozen=True):
    """A class."""

    title: str
    students: tuple[Student, ...]
    notes: tuple[str, ...]
    """What the reader of the roster should know, though nothing is wrong."""


class Reading(Struct, frozen=True):
    """How a roster is to be read."""

    policy: FetchPolicy
    allows_local: bool = False
    organization: str = ""
    prefix: str = ""
    """With an organization, the repository of a student without one is `ORGANIZATION/PREFIX-login`."""


def read_roster(content: bytes, name: str, reading: Reading) -> Roster:
    """Read a roster in CSV or YAML; the name says which, where it has a suffix.

    Raises:
        UsageError: something is off; the message lists every problem with its line.
    """
    trouble = Trouble(name)
    table = read_rows(content, name, trouble)
    students = tuple(_students(table.rows, reading, trouble))
    if not trouble.problems and not students:
        trouble.add(Mark(1, 1), "the roster has no students")
    if students and not trouble.problems and not any(student.target for student in students):
        trouble.add(Mark(1, 1), "no row names a repository: add a column `repository`, or give --org and --prefix")
    if len(students) > MOST_STUDENTS:
        trouble.add(Mark(students[MOST_STUDENTS].line, 1), f"more than {MOST_STUDENTS:,} students")
    _raise(trouble)
    title = table.title or PurePath(name).stem.replace("_", " ").replace("-", " ").strip() or "Cohort"
    return Roster(title, students, (*table.notes, *_shared(students), *_without(students)))


def _raise(trouble: Trouble) -> None:
    """Tell every problem at once, in the order of the lines."""
    if not trouble.problems:
        return
    told = [f"{found.file}:{found.line}: {found.message}" for found in sorted(trouble.problems)]
    more = [f"and {len(told) - _PROBLEMS_SHOWN} more"] if len(told) > _PROBLEMS_SHOWN else []
    count = f"{len(told)} problem{'s' if len(told) > 1 else ''}"
    lines = "\n".join((f"The roster has {count}; nothing was audited.", *told[:_PROBLEMS_SHOWN], *more))
    raise UsageError(lines, "Mend the roster and run it again.")


def _students(rows: Iterable[Row], reading: Reading, trouble: Trouble) -> Iterator[Student]:
    seen: dict[str, int] = {}
    for row in rows:
        student = _student(row, reading, trouble)
        if student is None:
            continue
        first = seen.setdefault(student.key.casefold(), student.line)
        if first != student.line:
            trouble.add(Mark(row.line, 1), f"`{student.key}` stands here a second time, first in line {first}")
        else:
            yield student


def _student(row: Row, reading: Reading, trouble: Trouble) -> Student | None:
    target = _target(row, reading, trouble)
    names = (row.identifier, row.github, row.name, target)
    key = next((name for name in names if name), "")
    if not key:
        trouble.add(Mark(row.line, 1), "the row names neither a student nor a repository")
        return None
    return Student(key, row.name or key, row.github, row.section, target, row.line)


def _target(row: Row, reading: Reading, trouble: Trouble) -> str:
    """Give the repository of a row as it can be typed; what is off goes to `trouble`."""
    repository = row.repository or _by_login(row, reading)
    if not repository:
        return ""
    text = repository + (f"@{row.ref}" if row.ref else "") + (f":{row.subdir}" if row.subdir else "")
    try:
        target = parse_target(text, reading.policy, is_remote_only=not reading.allows_local)
    except TargetError as error:
        hint = _LOCAL if repository.startswith(_LOCAL_STARTS) and not reading.allows_local else error.advice
        trouble.add(Mark(row.line, 1), f"{error.message.rstrip('.')}. {hint}")
        return ""
    if row.subdir and not target.subdir:
        return f"{text}:{row.subdir}"
    return text


def _by_login(row: Row, reading: Reading) -> str:
    if not (reading.organization and reading.prefix and row.github):
        return ""
    return f"{reading.organization}/{reading.prefix.rstrip('-')}-{row.github}".lower()


def from_names(names: Iterable[str], reading: Reading) -> Roster:
    """Make a roster of the repositories of an organization whose names start with the prefix."""
    start = f"{reading.prefix.rstrip('-')}-".lower() if reading.prefix else ""
    students: list[Student] = []
    for name in sorted(names):
        owner, short = read_github_name(name)
        if short.lower().startswith(start):
            login = short[len(start) :]
            students.append(Student(login, login, login if start else "", "", f"{owner}/{short}", len(students) + 1))
    if not students:
        raise UsageError(
            f"{reading.organization} has no repository whose name starts with {start!r}.", "Check --prefix."
        )
    return Roster(f"{reading.organization} {reading.prefix}".strip(), tuple(students), ())


def _shared(students: tuple[Student, ...]) -> Iterator[str]:
    """Note repositories that several students hand in, as teams do."""
    members: dict[str, list[str]] = {}
    for student in students:
        if student.target:
            members.setdefault(student.target.casefold(), []).append(f"{student.key} (line {student.line})")
    for names in members.values():
        if len(names) > 1:
            shown = ", ".join(names[:_NAMES_SHOWN]) + (" ..." if len(names) > _NAMES_SHOWN else "")
            yield f"One repository for {shown}: audited once, shown for each."


def _without(students: tuple[Student, ...]) -> Iterator[str]:
    missing = [student for student in students if not student.target]
    if missing:
        yield f"{len(missing)} without a repository, the first in line {missing[0].line}: shown as not handed in."


def keys_of(roster: Roster, wanted: tuple[str, ...]) -> frozenset[str]:
    """Give the keys of the students that are named by key, login or name; raise `UsageError` for a name of nobody."""
    found: set[str] = set()
    for name in wanted:
        folded = name.casefold()
        fitting = {one.key for one in roster.students if folded in map(str.casefold, (one.key, one.name, one.github))}
        if not fitting:
            raise UsageError(f"The roster names no student {name!r}.", "Use the identifier, the login or the name.")
        found |= fitting
    return frozenset(found)
