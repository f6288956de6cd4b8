"""The child's side: take limits, read one job, judge, answer."""

import contextlib
import gc
import sys
import traceback
from pathlib import Path

import msgspec

from portfolio_audit import limits
from portfolio_audit.audit import audit
from portfolio_audit.configuration import Configuration, read_configuration
from portfolio_audit.errors import PortfolioAuditError, UsageError
from portfolio_audit.report.report import Report
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.select import select_rules
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, load_profile
from portfolio_audit.snapshot.records import SnapshotWarning
from portfolio_audit.snapshot.snapshot import Snapshot
from portfolio_audit.snapshot.spool import SpoolContents
from portfolio_audit.worker.frames import Frame, Job, Judged, Parsing, Refused, read_body, write_frame

try:
    import resource
except ImportError:  # Windows has no resource limits; the parent's clock still holds there
    resource = None  # type: ignore[assignment]  # the one platform without the module

_SAID_BYTES = 64 * 1024
"""What the child may write to a file: only its own standard error."""
_GRACE_SECONDS = 5
"""Processor time beyond the parent's clock, which is to strike first and say why."""
_ALLOCATIONS = 50_000
"""Objects made before the collector of cycles looks: parsers make very many at once, and few of them in cycles."""


def serve() -> None:
    """Answer the job on stdin with frames on stdout."""
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    body = read_body(sys.stdin.buffer)
    if body is None:
        return
    job = msgspec.msgpack.decode(body, type=Job)
    limit_this_process(job.seconds)
    write_frame(sys.stdout.buffer, _answer(job))


def limit_this_process(seconds: float) -> None:
    """Cap memory, processor time and file size, write no core file, and be the first to go when memory is short."""
    if resource is None:
        return
    caps = {
        resource.RLIMIT_AS: limits.WORKER_MEMORY_BYTES,
        resource.RLIMIT_CPU: int(seconds) + _GRACE_SECONDS,
        resource.RLIMIT_FSIZE: _SAID_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for name, cap in caps.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (cap, cap))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _answer(job: Job) -> Frame:
    try:
        return Judged(_judge(job))
    except PortfolioAuditError as error:
        return Refused(error.message, error.advice, error.exit_code)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # the border of the process: the parent turns this into one line
        traceback.print_exc()
        return Refused(_where(error), "This is a fault of portfolio-audit; please report it with the line above.", 5)


def _judge(job: Job) -> Report:
    def announce(path: str) -> None:
        write_frame(sys.stdout.buffer, Parsing(path))

    with contextlib.closing(SpoolContents(Path(job.spool_path), job.index)) as contents:
        snapshot = Snapshot(job.record, contents, announce)
        own = _own_configuration(snapshot) if job.choice.uses_repository_configuration else Configuration()
        everything = load_rulebook()
        profile = load_profile(job.choice.profile or own.profile or DEFAULT_PROFILE, everything)
        rulebook = select_rules(everything, job.choice.select or own.select, (*own.ignore, *job.choice.ignore))
        return audit(snapshot, rulebook, profile)


def _own_configuration(snapshot: Snapshot) -> Configuration:
    """Read what the repository chooses; what is wrong with it is a warning, for the auditor may not be its author."""
    try:
        return read_configuration(snapshot)
    except UsageError as error:
        sentence = f"{error.message} The configuration of the repository was left aside."
        snapshot.warn(SnapshotWarning("configuration", sentence, cure=error.advice))
        return Configuration()


def _where(error: Exception) -> str:
    """Name the kind of fault and our own line, never a text of the repository."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "portfolio_audit" in frame.filename]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "outside the package"
    return f"internal fault: {type(error).__name__} in {place}"
