"""Git as a child process that knows nothing of the user and of the audited folder."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import IO

from msgspec import Struct

from portfolio_audit.errors import TargetError
from portfolio_audit.limits import MEBIBYTE

if sys.platform == "linux":
    import resource

READ_SECONDS = 30.0
"""Wall-clock seconds for one reading command; reading is local, so that only a hostile store needs more."""
MEMORY_BYTES = 768 * MEBIBYTE
"""Address space of a git child: a tree of trees makes `git log` gather names without end."""
WRITTEN_BYTES = 1024 * MEBIBYTE
"""Largest file that a git child may write."""


class Store(Struct, frozen=True):
    """Our own bare git directory, which borrows the objects of the audited one."""

    path: Path
    object_format: str = "sha1"


class GitChild:
    """A running git; `stopped` tells whether we ended it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Wrap a process that leads its own session."""
        self._process = process
        self.timed_out = Event()
        self.stopped = False

    @property
    def stdin(self) -> IO[bytes]:
        """Where git reads."""
        assert self._process.stdin is not None  # noqa: S101 - the pipe was asked for
        return self._process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        """Where git answers."""
        assert self._process.stdout is not None  # noqa: S101 - the pipe was asked for
        return self._process.stdout

    def stop(self) -> None:
        """Kill git and whatever it started."""
        self.stopped = True
        if self._process.poll() is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)

    def expire(self) -> None:
        """Kill git because its time is over."""
        self.timed_out.set()
        self.stop()

    def wait(self) -> int:
        """Wait for the end and give the exit code."""
        return self._process.wait()


def clean_environment(home: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Make an environment without the user's settings, tokens and git variables."""
    kept = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_ASKPASS": "",
        "GIT_FLUSH": "0",
    }
    return environment | dict(extra or {})


@contextmanager
def git_child(
    store: Store,
    *arguments: str,
    seconds: float = READ_SECONDS,
    extra: Mapping[str, str] | None = None,
    errors: int | None = None,
    memory_bytes: int = MEMORY_BYTES,
) -> Iterator[GitChild]:
    """Run git on our store; on leaving, it is gone, whatever happened."""
    executable = shutil.which("git")
    if executable is None:
        raise TargetError("git is not installed", "Install git 2.39 or newer and try again.")
    process = subprocess.Popen(  # noqa: S603 - our own store, full ids and numbers only; no shell
        [executable, "--git-dir", str(store.path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if errors is None else errors,
        cwd=store.path.anchor,
        env=clean_environment(store.path / "home", extra),
        start_new_session=True,
    )
    child = GitChild(process)
    timer = Timer(seconds, child.expire)
    timer.daemon = True
    try:
        timer.start()
        _limit(process.pid, memory_bytes)
        yield child
    finally:
        timer.cancel()
        child.stop()
        _close(process)


def ask_git(store: Store, *arguments: str, question: bytes = b"", seconds: float = READ_SECONDS) -> bytes | None:
    """Give the whole answer of a command whose answer is small; `None` when it fails."""
    with git_child(store, *arguments, seconds=seconds) as child:
        try:
            child.stdin.write(question)
            child.stdin.close()
        except OSError:
            return None
        answer = child.stdout.read(MEBIBYTE)
        return answer if len(answer) < MEBIBYTE and child.wait() == 0 else None


def _limit(process_id: int, memory_bytes: int) -> None:
    """Put caps on a child where the system has them; the wall clock holds everywhere."""
    if sys.platform == "linux":
        caps = ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_FSIZE, WRITTEN_BYTES), (resource.RLIMIT_CORE, 0))
        for what, most in caps:
            with suppress(OSError, ValueError):
                resource.prlimit(process_id, what, (most, most))


def _close(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes and reap the child; a pipe that git has left already is no news."""
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe is not None:
                pipe.close()
    process.wait()
