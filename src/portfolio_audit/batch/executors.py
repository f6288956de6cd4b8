"""Where tasks are carried out: in processes of this machine, each apart from the others."""

import os
import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import msgspec

from portfolio_audit.batch.task import MOST_TRIES, Failed, Outcome, Task, decode_outcome
from portfolio_audit.errors import TargetError
from portfolio_audit.worker.parent import WorkerError
from portfolio_audit.worker.process import ChildProcess, python_command

SLOT = python_command("from portfolio_audit.batch.slot import serve; serve()")
_GRACE_SECONDS = 30.0
"""Time beyond the clocks of the task itself, which are to strike first and say why."""
_SECONDS_TO_END = 3.0
"""Time to remove temporary files when asked to end."""


class Executor(Protocol):
    """Carries out tasks somewhere, several at a time."""

    slots: int
    """Tasks that run at the same time."""

    def submit(self, task: Task) -> "Future[Outcome]":
        """Begin a task as soon as there is room."""
        ...

    def close(self) -> None:
        """End whatever still runs."""
        ...


class LocalExecutor:
    """Processes of this machine, started on first use and kept warm; each has pipes of its own."""

    def __init__(
        self, slots: int, scratch: Path, command: tuple[str, ...] = SLOT, grace_seconds: float = _GRACE_SECONDS
    ) -> None:
        """Say how many run at a time, and where they may write; tests give another command."""
        self.slots = slots
        self._grace_seconds = grace_seconds
        self._command = command
        self._environment = os.environ | {"TMPDIR": str(scratch)}
        self._threads = ThreadPoolExecutor(slots, "slot")
        self._own = threading.local()
        self._processes: list[ChildProcess] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def submit(self, task: Task) -> "Future[Outcome]":
        """Begin a task as soon as a process is free."""
        return self._threads.submit(self._run, task)

    def close(self) -> None:
        """End the processes, with a moment to remove what they wrote; what they were at is lost."""
        with self._lock:
            self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.ask_to_end()
        for process in self._processes:
            process.close(_SECONDS_TO_END)
        self._threads.shutdown()

    def _run(self, task: Task) -> Outcome:
        for _try in range(MOST_TRIES):
            outcome = self._try(task)
            if outcome is not None:
                return outcome
        return Failed(
            f"The process that audits it was ended {MOST_TRIES} times.",
            "Something ends processes here, perhaps because memory is short: try --jobs 1.",
            WorkerError.exit_code,
        )

    def _try(self, task: Task) -> Outcome | None:
        """Give the outcome, or nothing when the process was ended from outside."""
        process = self._process()
        seconds = 2 * (task.request.policy.seconds + task.request.audit_seconds) + self._grace_seconds
        process.send(task)
        try:
            body = process.receive(seconds)
        except TimeoutError:
            self._restart(process)
            return Failed(
                f"It was given up after {seconds:.0f} s.",
                "Audit it alone to see what it waits for.",
                TargetError.exit_code,
            )
        outcome = _understood(body)
        if outcome is None:
            self._restart(process)
        return outcome

    def _process(self) -> ChildProcess:
        """Give the process of this thread."""
        process: ChildProcess | None = getattr(self._own, "process", None)
        if process is None:
            with self._lock:
                self._refuse_when_closed()
                process = self._own.process = ChildProcess(self._command, self._environment)
                self._processes.append(process)
        return process

    def _restart(self, process: ChildProcess) -> None:
        with self._lock:
            self._refuse_when_closed()
            process.restart()

    def _refuse_when_closed(self) -> None:
        if self._is_closed:
            raise CancelledError


def _understood(body: bytes | None) -> Outcome | None:
    """Read an answer; nothing where the process ended or said something that is none."""
    try:
        return None if body is None else decode_outcome(body)
    except msgspec.MsgspecError:
        return None
