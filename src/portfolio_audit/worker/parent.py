"""The parent's side: watch the judging process, and start it again without the file that stopped it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct, structs

from portfolio_audit import limits
from portfolio_audit.errors import PortfolioAuditError, TargetError
from portfolio_audit.snapshot.records import Entry, SnapshotRecord, SnapshotWarning
from portfolio_audit.worker.frames import Job, Judged, Learnt, Parsing, Quoted, Refused, decode_frame
from portfolio_audit.worker.process import CHILD, ChildProcess, clean_environment
from portfolio_audit.worker.remembering import Remembering

_NO_RESULT = "The judging process answered with something that is no result."
_CRASHED = "stopped the parser"


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
    """The judging process; it starts up while the parent still reads the repository."""

    def __init__(self, command: tuple[str, ...] = CHILD, process: ChildProcess | None = None) -> None:
        """Start the child, or take one that was started already, which then waits for its job."""
        self._process = process or ChildProcess(command, clean_environment())
        self.is_busy = False
        """True while a job was sent and not answered."""
        self._remembering: Remembering | None = None

    def restart(self) -> None:
        """End the child and start another one."""
        self._process.restart()
        self.is_busy = False
        if self._remembering is not None:
            self._remembering.start_over()

    def said(self) -> str:
        """Give the last lines of the child's standard error, for our own diagnosis only."""
        return self._process.said()

    def close(self) -> None:
        """End the child."""
        self._process.close()

    def __enter__(self) -> Self:
        """Give the worker itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """End the child."""
        self.close()

    def remember(self, folder: str | None, today: date) -> None:
        """Keep what is learnt of contents in a folder from now on, or nothing."""
        if folder is None:
            self._remembering = None
        elif self._remembering is None or self._remembering.folder != Path(folder):
            self._remembering = Remembering(Path(folder), today)

    @contextmanager
    def prepared(self, job: Job) -> Iterator[Job]:
        """Give the job with what earlier runs left of its contents, where anything is kept."""
        if self._remembering is None:
            yield job
        else:
            with self._remembering.prepared(job) as ready:
                yield ready

    def ask(self, job: Job, deadline: float) -> Judged | Quoted | Stopped:
        """Send the job and wait for the result until the deadline (monotonic), `FILE_SECONDS` for one file."""
        self.is_busy = True
        self._process.send(job)
        path = ""
        while True:
            wait = min(deadline - time.monotonic(), limits.FILE_SECONDS if path else limits.AUDIT_SECONDS)
            try:
                body = self._process.receive(wait)
            except TimeoutError:
                over = time.monotonic() >= deadline
                return Stopped(path, f"took longer than {limits.FILE_SECONDS:.0f} s", over)
            if body is None:
                return Stopped(path, _CRASHED, out_of_time=False)
            match decode_frame(body):
                case Parsing(path=path):
                    continue
                case Learnt() as learnt:
                    if self._remembering is not None:
                        self._remembering.learn(learnt)
                case Judged() | Quoted() as answer:
                    self.is_busy = False
                    return answer
                case Refused() as refused:
                    self.is_busy = False
                    raise _refusal(refused)


def judge(job: Job, worker: Worker, seconds: float = limits.AUDIT_SECONDS) -> Judged:
    """Judge one repository, starting the child again without the file that stopped it.

    Raises:
        TargetError: the time is over, or too many files stop the parsers.
        WorkerError: the child ends without a culprit.
    """
    with worker.prepared(job) as ready:
        answer = _ask(ready, worker, seconds)
    if not isinstance(answer, Judged):
        raise WorkerError(_NO_RESULT)
    return answer


def quote(job: Job, worker: Worker, seconds: float = limits.AUDIT_SECONDS) -> tuple[str, ...]:
    """Give the code at the places that the job names; raises as `judge` does."""
    answer = _ask(job, worker, seconds)
    if not isinstance(answer, Quoted):
        raise WorkerError(_NO_RESULT)
    return answer.texts


def _ask(job: Job, worker: Worker, seconds: float) -> Judged | Quoted:
    deadline = time.monotonic() + seconds
    suspect = ""
    for _attempt in range(2 * (limits.RESTARTS + 1)):
        try:
            result = worker.ask(job, deadline)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise WorkerError(_NO_RESULT) from error
        if not isinstance(result, Stopped):
            return result
        if result.how == _CRASHED and result.path not in {"", suspect}:
            # Anything on this machine may have ended the child, so that a file is blamed only the second time
            suspect = result.path
        else:
            job = structs.replace(job, record=_without(result, job.record, worker, seconds))
        worker.restart()
    raise TargetError(
        f"{limits.RESTARTS + 1} files of the repository stopped the parsers.",
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
