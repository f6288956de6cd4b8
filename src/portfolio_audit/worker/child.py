"""The child's side: take limits, read one job, judge, answer."""

import contextlib
import gc
import sys
import time
import traceback
from functools import cached_property
from pathlib import Path

import msgspec

from portfolio_audit.analysis.code.fingerprint import make_code_print
from portfolio_audit.analysis.quotes import read_quotes
from portfolio_audit.audit import Wishes, audit
from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.configuration.repository import read_repository_configuration
from portfolio_audit.configuration.waivers import check_user_waivers, repository_waivers
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.rulebook.compiled import load_compiled
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.select import select_rules
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, load_profile
from portfolio_audit.snapshot.memory import ParseMemory
from portfolio_audit.snapshot.snapshot import Snapshot
from portfolio_audit.snapshot.spool import SpoolContents
from portfolio_audit.worker.frames import Frame, Job, Judged, Parsing, Quoted, Refused
from portfolio_audit.worker.pipes import read_body, write_frame
from portfolio_audit.worker.recalling import recollection_of

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


def serve(cache: str = "") -> None:
    """Answer the jobs on stdin with frames on stdout, until stdin ends; `cache` is the folder of what is kept."""
    gc.set_threshold(_ALLOCATIONS)
    bench = _Bench(cache)
    with contextlib.suppress(PortfolioAuditError):  # It is raised again for the job, and then told
        _ = bench.everything  # While the parent still reads the repository
    gc.freeze()
    gc.enable()  # It was off for the imports, which make objects that stay
    while (body := read_body(sys.stdin.buffer)) is not None:
        job = msgspec.msgpack.decode(body, type=Job)
        limit_this_process(job.seconds, job.memory_bytes)
        write_frame(sys.stdout.buffer, _answer(job, bench))


class _Bench:
    """What one job leaves for the next: the rules, and the contents that were parsed."""

    def __init__(self, cache: str = "") -> None:
        self.memory = ParseMemory()
        self._cache = cache

    @cached_property
    def everything(self) -> Rulebook:
        """All rules, loaded on first use."""
        return load_compiled(Path(self._cache) if self._cache else None)


def limit_this_process(seconds: float, memory_bytes: int) -> None:
    """Cap memory, processor time and file size, write no core file, and be the first to go when memory is short.

    Modules imported from here on are not kept compiled: what is cut off at the cap would break every later run.
    """
    sys.dont_write_bytecode = True
    if resource is None:
        return
    caps = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CPU: int(time.process_time() + seconds) + _GRACE_SECONDS,
        resource.RLIMIT_FSIZE: _SAID_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for name, cap in caps.items():
        # The hard limit stays, so that the next job can have more processor time
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (cap, resource.getrlimit(name)[1]))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _answer(job: Job, bench: _Bench) -> Frame:
    try:
        return _quote(job) if job.quotes else _judge(job, bench)
    except PortfolioAuditError as error:
        return Refused(error.message, error.advice, error.exit_code)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # the border of the process: the parent turns this into one line
        traceback.print_exc()
        return Refused(_where(error), "This is a fault of portfolio-audit; please report it with the line above.", 5)


def _announce(path: str) -> None:
    write_frame(sys.stdout.buffer, Parsing(path))


def _quote(job: Job) -> Quoted:
    with contextlib.closing(SpoolContents(Path(job.spool_path), job.index)) as contents:
        return Quoted(read_quotes(Snapshot(job.record, contents, _announce), job.quotes))


def _judge(job: Job, bench: _Bench) -> Judged:
    choice = job.choice
    bench.memory.turn()
    with (
        contextlib.closing(SpoolContents(Path(job.spool_path), job.index)) as contents,
        recollection_of(job) as recollection,
    ):
        snapshot = Snapshot(job.record, contents, _announce, bench.memory, recollection)
        own = read_repository_configuration(snapshot) if choice.uses_repository_configuration else Configuration()
        profile = load_profile(choice.profile or own.profile or DEFAULT_PROFILE, bench.everything)
        rulebook = select_rules(bench.everything, choice.select, choice.ignore)
        report = audit(snapshot, rulebook, profile, _wishes(snapshot, job, own, bench.everything))
        return Judged(report, make_code_print(snapshot, job.most_marks) if job.most_marks else None)


def _wishes(snapshot: Snapshot, job: Job, own: Configuration, everything: Rulebook) -> Wishes:
    choice = job.choice
    check_user_waivers(choice.waivers, everything)
    theirs = repository_waivers(snapshot, own, everything) if choice.uses_repository_configuration else ()
    return Wishes((*choice.waivers, *theirs), choice.baseline, choice.manifest or own.manifest, job.is_brief)


def _where(error: Exception) -> str:
    """Name the kind of fault and our own line, never a text of the repository."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "portfolio_audit" in frame.filename]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "outside the package"
    return f"internal fault: {type(error).__name__} in {place}"
