"""Files of our own that may be deleted at any time: private to the user, bounded, written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from portfolio_audit.sources.nofollow import open_folder, read_file_at


class PrivateFiles(Struct, frozen=True):
    """One file for each name, in a folder that nobody else may write to; trouble with the disk is a miss."""

    folder: Path
    most_files: int
    most_bytes: int

    def read(self, name: str) -> bytes:
        """Give what was written under a name, else nothing."""
        with suppress(OSError), open_folder(self.folder) as folder:
            if _is_ours(os.fstat(folder)):
                return read_file_at(folder, _file_name(name), self.most_bytes) or b""
        return b""

    def write(self, name: str, content: bytes) -> None:
        """Put a content in the place of the last one; the files that were written the longest ago give way."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self.folder.lstat()):
                _replace(self.folder, _file_name(name), content)
                self._forget_oldest()

    def _forget_oldest(self) -> None:
        found = [(entry.stat(follow_symlinks=False), entry.path) for entry in os.scandir(self.folder)]
        total = 0
        for number, (status, path) in enumerate(sorted(found, key=lambda pair: -pair[0].st_mtime), 1):
            total += status.st_size
            if number > self.most_files or total > self.most_bytes:
                Path(path).unlink(missing_ok=True)


def _is_ours(status: os.stat_result) -> bool:
    """Say whether a folder belongs to this user and nobody else may write to it."""
    is_mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return is_mine and not status.st_mode & 0o022


def _file_name(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def _replace(folder: Path, name: str, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(temporary).replace(folder / name)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
