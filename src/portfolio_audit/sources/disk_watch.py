"""Stops a fetch that fills the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from portfolio_audit import limits
from portfolio_audit.sources.git import GitChild


@contextmanager
def disk_watch(folder: Path, child: GitChild) -> Iterator[Event]:
    """Stop the child when it has written too much."""
    is_full, is_over = Event(), Event()

    def watch() -> None:
        while not is_over.wait(0.25):
            if _size_bytes(folder) > limits.FETCH_BYTES:
                is_full.set()
                child.stop()

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield is_full
    finally:
        is_over.set()
        watcher.join()


def _size_bytes(folder: Path) -> int:
    places = (folder, folder / "objects/pack")
    total = 0
    for place in places:
        for path in place.iterdir():
            try:
                total += os.lstat(path).st_size
            except OSError:  # a temporary file that git has just renamed
                continue
    return total
