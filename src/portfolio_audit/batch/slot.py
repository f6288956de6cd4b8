"""The side of a process that audits one repository after the other for a driver."""

import signal
import sys
from types import FrameType
from typing import NoReturn

import msgspec

from portfolio_audit.batch.task import Task, carry_out
from portfolio_audit.worker.frames import read_body, write_frame
from portfolio_audit.worker.parent import Worker

_TERMINATED = 143


def serve() -> None:
    """Answer the tasks on stdin with outcomes on stdout, until stdin ends or the process is asked to end."""
    signal.signal(signal.SIGTERM, _terminate)
    with Worker() as worker:
        while (body := read_body(sys.stdin.buffer)) is not None:
            task = msgspec.msgpack.decode(body, type=Task)
            write_frame(sys.stdout.buffer, carry_out(task, worker))


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Leave through the normal way out, so that temporary files and children are removed."""
    sys.exit(_TERMINATED)
