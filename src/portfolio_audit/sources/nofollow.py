"""Reads files of an untrusted folder without following a link or waiting for a pipe."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COMMON = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
FILE_FLAGS = os.O_RDONLY | _COMMON | getattr(os, "O_NOFOLLOW", 0)
FOLDER_FLAGS = os.O_RDONLY | _COMMON | getattr(os, "O_DIRECTORY", 0)


class NotRegularError(OSError):
    """What stands there is a link, a pipe, a device or a folder, not a file."""


class TooLargeError(OSError):
    """The file is larger than the cap."""


@contextmanager
def open_folder(path: Path) -> Iterator[int]:
    """Open the folder that the user named; a link that the user typed is followed."""
    descriptor = os.open(path, FOLDER_FLAGS)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def open_folder_at(parent: int, name: str | bytes) -> Iterator[int]:
    """Open a folder inside an open one; a link raises `OSError`."""
    descriptor = os.open(name, FOLDER_FLAGS | getattr(os, "O_NOFOLLOW", 0), dir_fd=parent)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def open_file_at(parent: int, name: str | bytes) -> Iterator[tuple[int, os.stat_result]]:
    """Open a regular file inside an open folder; anything else raises `OSError`."""
    descriptor = os.open(name, FILE_FLAGS, dir_fd=parent)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(f"{name!r} is not a regular file")
        yield descriptor, status
    finally:
        os.close(descriptor)


def read_file_at(parent: int, name: str | bytes, cap_bytes: int) -> bytes | None:
    """Give the content of a small regular file; `None` when there is none of that name."""
    try:
        with open_file_at(parent, name) as (descriptor, _status):
            return _read_all(descriptor, cap_bytes)
    except FileNotFoundError:
        return None


def kind_at(parent: int, name: str | bytes) -> int | None:
    """Give the file type bits of a name without opening it; `None` when there is none of that name."""
    try:
        return stat.S_IFMT(os.lstat(name, dir_fd=parent).st_mode)
    except FileNotFoundError:
        return None


def _read_all(descriptor: int, cap_bytes: int) -> bytes:
    chunks: list[bytes] = []
    left = cap_bytes + 1
    while left and (chunk := os.read(descriptor, min(left, 1024 * 1024))):
        chunks.append(chunk)
        left -= len(chunk)
    if not left:
        raise TooLargeError(f"more than {cap_bytes} bytes")
    return b"".join(chunks)
