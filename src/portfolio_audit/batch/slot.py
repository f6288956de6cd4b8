"""The side of a process that audits one repository after the other for a driver."""

import signal
import sys
from types import FrameType
from typing import NoReturn

from portfolio_audit.batch.task import carry_out, decode_task
from portfolio_audit.worker.parent import Worker
from portfolio_audit.worker.pipes import read_body, write_frame

_TERMINATED = 143


def serve() -> None:
    """Answer the tasks on stdin with outcomes on stdout, until stdin ends or the process is asked to end."""
    signal.signal(signal.SIGTERM, _terminate)
    with Worker() as worker:
        while (body := read_body(sys.stdin.buffer)) is not None:
            write_frame(sys.stdout.buffer, carry_out(decode_task(body), worker))


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Leave through the normal way out, so that temporary files and children are removed."""
    sys.exit(_TERMINATED)
