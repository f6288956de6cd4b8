"""Tells whether a work tree differs from its commit, by our own hashing and without git's index."""

import os
import stat
from collections.abc import Iterable, Mapping

from msgspec import Struct

from portfolio_audit.limits import MEBIBYTE
from portfolio_audit.snapshot.listing import shown_path
from portfolio_audit.snapshot.records import EntryKind
from portfolio_audit.sources.blobs import blob_id, blob_id_of, chunks_of, pointer_id
from portfolio_audit.sources.nofollow import open_folder_at
from portfolio_audit.sources.walk import OnDisk, open_beneath

HASHED_BYTES = 64 * MEBIBYTE
"""A larger file counts as unchanged when its size is: hashing gigabytes of data would cost more than it tells."""
TOTAL_HASHED_BYTES = 512 * MEBIBYTE
TRANSLATED_BYTES = 16 * MEBIBYTE
"""Largest file whose line ends are translated for the comparison."""
_POINTER_BYTES = range(100, 200)
"""Size of a Git LFS pointer."""


class Tracked(Struct, frozen=True):
    """What the commit holds under a path."""

    kind: EntryKind
    blob_id: str
    size_bytes: int | None


class Comparison:
    """One comparison of a work tree with its commit."""

    def __init__(self, root: int, object_format: str, blob_ids: Mapping[bytes, str]) -> None:
        """Take the ids that reading has given already."""
        self._root = root
        self._object_format = object_format
        self._blob_ids = blob_ids
        self._left_bytes = TOTAL_HASHED_BYTES

    def differs(self, tracked: Mapping[bytes, Tracked], found: Iterable[OnDisk], unseen: tuple[str, ...]) -> bool:
        """Tell whether a tracked file is gone or changed, or an untracked one is there.

        What lies below an `unseen` path, or may not be read, counts as unchanged: it is our ignorance.
        """
        on_disk = {item.path: item for item in found}
        if any(path not in tracked for path in on_disk):
            return True
        for path, known in tracked.items():
            if known.kind is EntryKind.SUBMODULE:
                continue
            if path not in on_disk:
                if not shown_path(path).startswith(unseen):
                    return True
            elif not self._is_same(on_disk[path], known):
                return True
        return False

    def _is_same(self, item: OnDisk, known: Tracked) -> bool:
        if self._blob_ids.get(item.path) == known.blob_id:
            return True
        try:
            return self._is_same_link(item, known) if stat.S_ISLNK(item.mode) else self._is_same_file(item, known)
        except PermissionError:
            return True
        except OSError:
            return False

    def _is_same_link(self, item: OnDisk, known: Tracked) -> bool:
        *folders, name = item.path.split(b"/")
        target = _read_link(self._root, folders, name)
        return known.kind is EntryKind.LINK and blob_id(target, self._object_format) == known.blob_id

    def _is_same_file(self, item: OnDisk, known: Tracked) -> bool:
        if not stat.S_ISREG(item.mode):
            return False
        if item.size_bytes > min(HASHED_BYTES, self._left_bytes):
            return known.size_bytes in {None, item.size_bytes} or known.size_bytes in _POINTER_BYTES
        self._left_bytes -= item.size_bytes
        with open_beneath(self._root, item.path.split(b"/")) as (descriptor, status):
            return known.blob_id in self._possible_ids(descriptor, status.st_size, known)

    def _possible_ids(self, descriptor: int, size_bytes: int, known: Tracked) -> Iterable[str]:
        """Give the id of the content as it is, then as git would have stored it."""
        if known.size_bytes in {None, size_bytes}:
            yield blob_id_of(chunks_of(descriptor, size_bytes), size_bytes, self._object_format)
        if known.size_bytes in _POINTER_BYTES:
            yield pointer_id(chunks_of(descriptor, size_bytes), size_bytes, self._object_format)
        if size_bytes <= TRANSLATED_BYTES:
            content = b"".join(chunks_of(descriptor, size_bytes))
            if b"\r\n" in content:
                yield blob_id(content.replace(b"\r\n", b"\n"), self._object_format)


def _read_link(root: int, folders: list[bytes], name: bytes) -> bytes:
    if not folders:
        return os.readlink(name, dir_fd=root)
    with open_folder_at(root, folders[0]) as inner:
        return _read_link(inner, folders[1:], name)
