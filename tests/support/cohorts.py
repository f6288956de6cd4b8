"""Classes for tests: rosters, executors that answer at once, and processes that behave badly."""

import sys
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime

from portfolio_audit.batch import Request
from portfolio_audit.batch.task import Audited, Outcome, Task
from portfolio_audit.cohort.order import Order, make_stamp
from portfolio_audit.cohort.roster import Roster, Student
from portfolio_audit.report.encode import encode_line
from portfolio_audit.report.report import Report
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
import msgspec
from pathlib import Path
from portfolio_audit.batch.task import Audited, Task
from portfolio_audit.worker.frames import read_body, write_frame
while (body := read_body(sys.stdin.buffer)) is not None:
    task = msgspec.msgpack.decode(body, type=Task)
    name = task.target
    {body}
    write_frame(sys.stdout.buffer, Audited("1" * 40, name.encode(), "version", "rules"))
"""
    return (sys.executable, "-I", "-c", program)
