"""The parent's side: start the child, watch it, and start again without the file that stopped it."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self

import msgspec
from msgspec import Struct, structs

from portfolio_audit import limits
from portfolio_audit.errors import PortfolioAuditError, TargetError
from portfolio_audit.report.report import Report
from portfolio_audit.snapshot.records import Entry, SnapshotRecord, SnapshotWarning
from portfolio_audit.worker.frames import Job, Judged, Learnt, Parsing, Refused, decode_frame, read_body, write_frame
from portfolio_audit.worker.remembering import Remembering

MOST_RESTARTS = 5
"""Files that may stop the child before the audit is given up."""
CHILD = (
    sys.executable,
    "-I",
    "-W",
    "ignore",
    "-X",
    "utf8",
    "-c",
    "import sys; from portfolio_audit.worker.child import serve; serve(*sys.argv[1:])",
)
_SAID_BYTES = 4_000


class WorkerError(PortfolioAuditError):
    """The judging process ended without a result, and no single file is to blame."""

    exit_code = 5


class Stopped(Struct, frozen=True):
    """The child ended, or was ended, before it gave a result."""

    path: str
    """The file it was parsing, empty when it was not parsing."""
    how: str
    """A clause that can follow the path: "took longer than 10 s"."""
    out_of_time: bool
    """True when the time for the whole repository is over."""


class Worker:
    """A child process; it starts up while the parent still reads the repository."""

    def __init__(self, command: tuple[str, ...] = CHILD, remembering: Remembering | None = None) -> None:
        """Start the child, which then waits for its job; tests give another command."""
        self._command = command
        self._remembering = remembering
        self._start()

    def restart(self) -> None:
        """End the child and start another one."""
        self.close()
        if self._remembering is not None:
            self._remembering.start_over()
        self._start()

    @contextlib.contextmanager
    def prepared(self, job: Job) -> Iterator[Job]:
        """Give the job with what earlier runs left of its contents, where anything is kept."""
        with contextlib.nullcontext(job) if self._remembering is None else self._remembering.prepared(job) as ready:
            yield ready

    def judge(self, job: Job, deadline: float) -> Report | Stopped:
        """Send the job and wait for the result until the deadline (monotonic), `FILE_SECONDS` for one file."""
        with contextlib.suppress(OSError):
            write_frame(_open(self._process.stdin), job)
        path = ""
        while True:
            wait = min(deadline - time.monotonic(), limits.FILE_SECONDS if path else limits.AUDIT_SECONDS)
            try:
                body = self._bodies.get(timeout=max(wait, 0.01))
            except queue.Empty:
                over = time.monotonic() >= deadline
                return Stopped(path, f"took longer than {limits.FILE_SECONDS:.0f} s", over)
            if body is None:
                return Stopped(path, "stopped the parser", out_of_time=False)
            match decode_frame(body):
                case Parsing(path=path):
                    continue
                case Learnt() as learnt:
                    if self._remembering is not None:
                        self._remembering.learn(learnt)
                case Judged(report=report):
                    return report
                case Refused() as refused:
                    raise _refusal(refused)

    def said(self) -> str:
        """Give the last lines of the child's standard error, for our own diagnosis only."""
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, self._said.tell() - _SAID_BYTES))
        return self._said.read().decode("utf-8", "replace")

    def close(self) -> None:
        """End the child and whatever it may have started."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with contextlib.suppress(OSError):
                _open(stream).close()

    def __enter__(self) -> Self:
        """Give the worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child."""
        self.close()

    def _start(self) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the child
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and fixed words
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            cwd=os.path.abspath(os.sep),  # noqa: PTH100  # the root of the drive, on every platform
            env=_clean_environment(),
            start_new_session=True,
        )
        self._bodies: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=_listen, args=(_open(self._process.stdout), self._bodies), daemon=True).start()


def _listen(stream: IO[bytes], bodies: "queue.Queue[bytes | None]") -> None:
    """Put what the child sends into the queue, and `None` when it has ended."""
    body: bytes | None = b""
    while body is not None:
        try:
            body = read_body(stream)
        except (OSError, ValueError):
            body = None
        bodies.put(body)


def judge(job: Job, worker: Worker, seconds: float = limits.AUDIT_SECONDS) -> Report:
    """Judge one repository, starting the child again without the file that stopped it.

    Raises:
        TargetError: the time is over, or too many files stop the parsers.
        WorkerError: the child ends without a culprit.
    """
    with worker.prepared(job) as ready:
        return _judge(ready, worker, seconds)


def _judge(job: Job, worker: Worker, seconds: float) -> Report:
    deadline = time.monotonic() + seconds
    for _attempt in range(MOST_RESTARTS + 1):
        try:
            result = worker.judge(job, deadline)
        except msgspec.MsgspecError as error:
            raise WorkerError("The judging process answered with something that is no result.") from error
        if isinstance(result, Report):
            return result
        job = structs.replace(job, record=_without(result, job.record, worker, seconds))
        worker.restart()
    raise TargetError(
        f"{MOST_RESTARTS + 1} files of the repository stopped the parsers.",
        "Audit a sub-folder with TARGET:subdir, or report the files that the warnings name.",
    )


def _without(stopped: Stopped, record: SnapshotRecord, worker: Worker, seconds: float) -> SnapshotRecord:
    """Leave out the file that stopped the child; raise when no file is to blame."""
    if stopped.out_of_time:
        raise TargetError(
            f"The audit took longer than {seconds:.0f} s.",
            "Give it more time with --timeout SECONDS, or audit a sub-folder.",
        )
    if not stopped.path:
        raise WorkerError("The judging process ended without a result.", worker.said().strip()[-200:])
    sentence = f"{stopped.path} {stopped.how} and was left out."
    warning = SnapshotWarning("parser-stopped", sentence, (stopped.path,), "Open the file: it may be generated.")
    return structs.replace(
        record,
        entries=_all_unread(record.entries, stopped),
        warnings=(*record.warnings, warning),
    )


def _all_unread(entries: tuple[Entry, ...], stopped: Stopped) -> tuple[Entry, ...]:
    """Mark the culprit and every file of the same content."""
    blobs = {entry.blob_id for entry in entries if entry.path == stopped.path}
    return tuple(
        structs.replace(entry, unread=stopped.how) if entry.blob_id in blobs and entry.unread is None else entry
        for entry in entries
    )


def _refusal(refused: Refused) -> PortfolioAuditError:
    error = PortfolioAuditError(refused.message, refused.advice)
    error.exit_code = refused.exit_code
    return error


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    """Say to the type checker that a pipe that was asked for is there."""
    if stream is None:
        raise WorkerError("The judging process has no pipe.")
    return stream


def _clean_environment() -> dict[str, str]:
    """Keep nothing of the environment but what an interpreter needs to start; above all no token."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
