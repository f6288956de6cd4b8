"""A Python process of ours at the other end of two pipes, ended with all that it started."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import IO, Self

from msgspec import Struct

from portfolio_audit.worker.pipes import read_body, write_frame

_SAID_BYTES = 4_000


def clean_environment() -> dict[str, str]:
    """Keep nothing of the environment but what an interpreter needs to start; above all no token."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}


def python_command(program: str) -> tuple[str, ...]:
    """Give the command that runs a program in our own interpreter, apart from the user's settings."""
    return (sys.executable, "-I", "-W", "ignore", "-X", "utf8", "-c", program)


CHILD = python_command(
    "import gc, sys; gc.disable(); from portfolio_audit.worker.child import serve; serve(*sys.argv[1:])"
)
"""The judging process; the folder of what is kept may follow."""


def judging_command(cache: str | None) -> tuple[str, ...]:
    """Give the command of the judging process, with the folder of what is kept."""
    return (*CHILD, cache) if cache else CHILD


class ChildProcess:
    """A process that takes frames on stdin and answers with frames on stdout."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str]) -> None:
        """Start it in a session of its own, so that signals of the terminal do not reach it."""
        self._command = command
        self._environment = environment
        self._start()

    def restart(self) -> None:
        """End the process and start another one."""
        self.close()
        self._start()

    def send(self, value: Struct) -> None:
        """Send one value; that the process has ended shows when its answer is awaited."""
        with contextlib.suppress(OSError):
            write_frame(_open(self._process.stdin), value)

    def receive(self, seconds: float) -> bytes | None:
        """Wait for the bytes of one answer, `None` when the process has ended.

        Raises:
            TimeoutError: there is none within the time.
        """
        try:
            return self._bodies.get(timeout=max(seconds, 0.01))
        except queue.Empty:
            raise TimeoutError from None

    def said(self) -> str:
        """Give the last lines of its standard error, for our own diagnosis only."""
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, self._said.tell() - _SAID_BYTES))
        return self._said.read().decode("utf-8", "replace")

    def ask_to_end(self) -> None:
        """Let the process end in its own way."""
        with contextlib.suppress(OSError):
            self._process.terminate()

    def close(self, seconds: float = 0) -> None:
        """End the process and whatever it may have started, after some time to end in its own way."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with contextlib.suppress(OSError):
                _open(stream).close()

    def __enter__(self) -> Self:
        """Give the process itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def _start(self) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the process
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and fixed words
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            cwd=os.path.abspath(os.sep),  # noqa: PTH100  # the root of the drive, on every platform
            env=self._environment,
            start_new_session=True,
        )
        self._bodies: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=_listen, args=(_open(self._process.stdout), self._bodies), daemon=True).start()


def _listen(stream: IO[bytes], bodies: "queue.Queue[bytes | None]") -> None:
    """Put what the process sends into the queue, and `None` when it has ended."""
    body: bytes | None = b""
    while body is not None:
        try:
            body = read_body(stream)
        except (OSError, ValueError):
            body = None
        bodies.put(body)


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    """Say to the type checker that a pipe that was asked for is there."""
    assert stream is not None  # noqa: S101  # the pipe was asked for
    return stream
