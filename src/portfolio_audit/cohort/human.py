"""What only a person can judge: a table to fill in, and what was filled in."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from portfolio_audit.cohort.columns import normal
from portfolio_audit.cohort.roster import Student
from portfolio_audit.cohort.table import decode_text, read_cells
from portfolio_audit.render.spreadsheet import cell
from portfolio_audit.report.cohort import HUMAN_SLOTS
from portfolio_audit.rulebook.load import raise_problems
from portfolio_audit.rulebook.marked import Mark, Trouble

FILE = "by-hand.csv"
_MOST = 100


class Judged(Struct, frozen=True):
    """What was filled in."""

    by_student: Mapping[str, Mapping[str, int]]
    strangers: tuple[str, ...]
    """Students of the table whom the roster does not know."""


def blank_table(students: Iterable[Student]) -> str:
    """Write the table to fill in: a line for each student, 0 to 100 or nothing in each slot."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("student", "name", *HUMAN_SLOTS))
    for student in students:
        writer.writerow((cell(student.key), cell(student.name), *("" for _ in HUMAN_SLOTS)))
    return text.getvalue()


def read_table(content: bytes, name: str, students: Iterable[Student]) -> Judged:
    """Read a table that was filled in; raise `UsageError` with the line of every mistake."""
    known = {cell(student.key): student.key for student in students}
    trouble = Trouble(name)
    places: Mapping[str, int] = {}
    found: dict[str, Mapping[str, int]] = {}
    strangers: list[str] = []
    for cells, mark in read_cells(decode_text(content)[0], _known_headers, trouble):
        if not places:
            places = _places(cells, mark, trouble)
            continue
        student = cells[places["student"]].strip() if "student" in places and places["student"] < len(cells) else ""
        values = _values(cells, places, mark, trouble)
        if student in known:
            found[known[student]] = values
        elif values:
            strangers.append(student)
    raise_problems(trouble.problems)
    return Judged(found, tuple(strangers))


def _known_headers(headers: Sequence[str]) -> int:
    return sum(normal(header) in {"student", *HUMAN_SLOTS} for header in headers)


def _places(headers: Sequence[str], mark: Mark, trouble: Trouble) -> Mapping[str, int]:
    places = {normal(header): place for place, header in enumerate(headers)}
    if "student" not in places:
        trouble.add(mark, "no column is called `student`; keep the headers of the table as they were written")
    return places


def _values(cells: Sequence[str], places: Mapping[str, int], mark: Mark, trouble: Trouble) -> Mapping[str, int]:
    values: dict[str, int] = {}
    for slot in HUMAN_SLOTS:
        text = cells[places[slot]].strip() if slot in places and places[slot] < len(cells) else ""
        if text.isascii() and text.isdigit() and int(text[:4]) <= _MOST:
            values[slot] = int(text)
        elif text:
            trouble.add(mark, f"{slot} is `{text[:20]}`; write a whole number from 0 to {_MOST}, or nothing")
    return values
