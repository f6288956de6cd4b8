"""One repository as a piece of work that can be sent to another process: what to audit, and what came of it."""

import zlib
from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.batch.audits import Request, judge_one
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.report.encode import encode_line
from portfolio_audit.report.report import Report
from portfolio_audit.sources.newest import newest_commit
from portfolio_audit.sources.target import parse_target
from portfolio_audit.worker.parent import Worker, WorkerError

MOST_TRIES = 3
"""Times that a repository is tried when the process that judges it is ended from outside."""


class Task(Struct, frozen=True):
    """One repository to audit."""

    target: str
    request: Request
    allows_local: bool = False
    """True where paths of this machine may be audited too."""
    as_of: datetime | None = None
    known: str | None = None
    """The commit of a result at hand that holds as long as the repository stands there."""


class Audited(Struct, frozen=True, tag=True):
    """A result."""

    head: str | None
    """The commit that the target stood for; `None` where no commit decides."""
    result: bytes
    """The report as one line of JSON, compressed."""
    version: str
    rulebook: str
    """Digest of the rules that judged."""
    code_print: CodePrint | None = None
    """The fingerprint of the code, where it was wanted."""


class Unchanged(Struct, frozen=True, tag=True):
    """The result at hand still holds."""


class Failed(Struct, frozen=True, tag=True):
    """Why there is no result."""

    message: str
    advice: str
    exit_code: int


Outcome = Audited | Unchanged | Failed
_outcomes: msgspec.msgpack.Decoder[Outcome] = msgspec.msgpack.Decoder(Outcome)


def decode_task(body: bytes) -> Task:
    """Read what a driver sent."""
    return msgspec.msgpack.decode(body, type=Task)


def decode_outcome(body: bytes) -> Outcome:
    """Read what another process sent."""
    return _outcomes.decode(body)


def carry_out(task: Task, worker: Worker) -> Outcome:
    """Audit one repository with a worker that stays warm for the next; whatever happens is an outcome."""
    for tries in range(1, MOST_TRIES + 1):
        try:
            return _audit(task, worker)
        except WorkerError as error:
            worker.restart()
            if tries == MOST_TRIES:
                return Failed(error.message, _cure(error), error.exit_code)
        except PortfolioAuditError as error:
            if worker.is_busy:
                worker.restart()
            return Failed(error.message, error.advice, error.exit_code)
    raise AssertionError


def _audit(task: Task, worker: Worker) -> Outcome:
    policy = task.request.policy
    target = replace(parse_target(task.target, policy, is_remote_only=not task.allows_local), as_of=task.as_of)
    head = newest_commit(target, policy) if task.known or task.as_of else None
    if head is not None and head == task.known:
        return Unchanged()
    judged = judge_one(target, task.request, worker)
    report = judged.report
    line = zlib.compress(encode_line(report))
    return Audited(head or _head(report), line, report.tool.version, report.rulebook.digest, judged.code_print)


def _head(report: Report) -> str | None:
    """Give the commit that decides what the target holds; a work tree may hold more than its commit."""
    return report.target.commit if report.target.kind in {"remote", "git-directory"} else None


def _cure(error: WorkerError) -> str:
    if "MemoryError" in error.advice:
        return "It needs more than 1 GiB of memory; audit a sub-folder, by a column `subdir` in the roster."
    return "Run the cohort again; if it happens again, audit this repository alone and report what it says."
