"""Classes for tests: rosters, executors that answer at once, and processes that behave badly."""

import sqlite3
import sys
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from portfolio_audit.batch import Request
from portfolio_audit.batch.task import Audited, Outcome, Task
from portfolio_audit.cohort.journal import FILE
from portfolio_audit.cohort.order import Order, make_stamp
from portfolio_audit.cohort.roster import Roster, Student
from portfolio_audit.report.cohort import CohortReport, CohortRow, Fix, find_gaps, middle_of
from portfolio_audit.report.encode import encode_line
from portfolio_audit.report.report import Band, Report
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.worker.frames import Choice

NOW = datetime(2026, 3, 1, tzinfo=UTC)
REQUEST = Request(FetchPolicy(), Choice(uses_repository_configuration=False), NOW)
ORDER = Order(REQUEST)
STAMP = make_stamp(ORDER)


def make_roster(*keys: str) -> Roster:
    """Make a class in which each student hands in `org/KEY`."""
    students = (Student(key, key.title(), key, "", f"org/{key}", line) for line, key in enumerate(keys, 2))
    return Roster("Bootcamp", tuple(students), ())


def audited(report: Report, head: str = "1" * 40) -> Audited:
    """Make the outcome that a process sends for a report."""
    return Audited(head, zlib.compress(encode_line(report)), STAMP.version, STAMP.rulebook)


def results(folder: Path) -> list[tuple[object, ...]]:
    """Give what the journal of a folder holds, without the number of the run."""
    with sqlite3.connect(folder / FILE) as database:
        rows = database.execute("select target, stamp, head, message, result from results order by target").fetchall()
    database.close()
    return rows


class Inline:
    """An executor that answers at once, and remembers what it was asked."""

    slots = 2

    def __init__(self, answer: Callable[[Task], Outcome]) -> None:
        self._answer = answer
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> "Future[Outcome]":
        self.tasks.append(task)
        future: Future[Outcome] = Future()
        try:
            future.set_result(self._answer(task))
        except BaseException as error:  # noqa: BLE001  # a future carries whatever happens
            future.set_exception(error)
        return future

    def close(self) -> None:
        """Have nothing to end."""


def slot_command(body: str) -> tuple[str, ...]:
    """Give a process that runs `body` for each task and then answers with the text of the target."""
    program = f"""
import os, signal, sys, time
from pathlib import Path
from portfolio_audit.batch.task import Audited, decode_task
from portfolio_audit.worker.pipes import read_body, write_frame
while (body := read_body(sys.stdin.buffer)) is not None:
    task = decode_task(body)
    name = task.target
    {body}
    write_frame(sys.stdout.buffer, Audited("1" * 40, name.encode(), "version", "rules"))
"""
    return (sys.executable, "-I", "-c", program)


def make_row(number: int = 1, **changes: Any) -> CohortRow:
    """Make the row of a student."""
    row = CohortRow(
        key=f"s{number}",
        name=f"Student {number}",
        section="",
        repository=f"org/work-{number}",
        url=None,
        commit=None,
        score=60,
        band=Band.BUILDING,
        reason="",
        assessed=30,
        total=34,
        criteria={"readme": 70, "testing": None},
        fixes=(Fix("tests-exist", "Write a first test", 5), Fix("readme-quickstart", "Show the commands", 2)),
    )
    return replace(row, **changes)


def make_cohort(rows: Sequence[CohortRow], **changes: Any) -> CohortReport:
    """Make the page's content from rows."""
    report = CohortReport(
        title="Bootcamp",
        profile="Entry level",
        as_of="",
        settings_ignored=True,
        criteria={"readme": "README", "testing": "Testing"},
        rows=tuple(rows),
        unread=(),
        waiting=0,
        gaps=find_gaps(rows),
        spreads=(),
        middle=middle_of(rows),
    )
    return replace(report, **changes)
