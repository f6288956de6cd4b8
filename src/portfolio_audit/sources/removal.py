"""A private temporary folder that is gone afterwards, however deep it grew."""

import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn


@contextmanager
def private_folder() -> Iterator[Path]:
    """Give a new folder that only its owner can enter; remove it on leaving, also when the process is asked to end."""
    with _termination_raises():
        folder = Path(tempfile.mkdtemp(prefix="portfolio-audit-"))
        try:
            yield folder
        finally:
            remove_folder(folder)


@contextmanager
def _termination_raises() -> Iterator[None]:
    """Let SIGTERM unwind the stack where nobody else has a say about it."""
    is_ours = current_thread() is main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if is_ours:
        signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        if is_ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def remove_folder(folder: Path) -> None:
    """Remove a folder without recursion and without following a link; what cannot be removed is left."""
    folders = [str(folder)]
    emptied: list[str] = []
    while folders:
        current = folders.pop()
        emptied.append(current)
        with suppress(OSError):
            os.chmod(current, stat.S_IRWXU)  # noqa: PTH101 - read-only folders are ours, too
            with os.scandir(current) as found:
                for entry in found:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        _unlink(entry.path)
    for current in reversed(emptied):
        with suppress(OSError):
            os.rmdir(current)  # noqa: PTH106 - as above


def _unlink(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - plain calls, paths can be very many
