"""Walks a folder by descriptors, so that no link leads out of it and no depth overflows."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from time import monotonic

from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.snapshot.listing import is_git_name, shown_path
from portfolio_audit.sources.ignoring import (
    IGNORE_BYTES,
    UNVERSIONED_JUNK,
    VIRTUAL_ENVIRONMENT_MARK,
    IgnoreRules,
    read_rules,
)
from portfolio_audit.sources.nofollow import kind_at, open_file_at, open_folder_at, read_file_at

NAMES = 200_000
"""Names looked at in all."""
WALK_SECONDS = 30.0


class OnDisk(Struct, frozen=True):
    """One name that was found, and what stands there."""

    path: bytes
    mode: int
    size_bytes: int


class Versioned(Struct, frozen=True):
    """The paths that git knows, and the folders above them."""

    paths: Collection[bytes] = frozenset()
    folders: frozenset[bytes] = frozenset()
    submodules: frozenset[bytes] = frozenset()


class Frame(Struct, frozen=True):
    """A folder that is being walked."""

    folder: int
    prefix: bytes
    names: Iterator[bytes]
    rules: IgnoreRules | None


class Walk:
    """One walk; after it, `trouble` and `was_cut` tell what it could not see."""

    def __init__(self, versioned: Versioned) -> None:
        """Start with nothing seen."""
        self._versioned = versioned
        self._left = NAMES
        self._end = monotonic() + WALK_SECONDS
        self.trouble: list[str] = []
        self.was_cut = False

    def files(self, root: int, start: bytes = b"", exclude: bytes | None = None) -> Iterator[OnDisk]:
        """Yield what is not a folder, in the order of names, from a sub-folder of the root on."""
        rules = read_rules(exclude, "", None)
        with ExitStack() as opened:
            folder, prefix = root, b""
            for part in filter(None, start.split(b"/")):
                rules = self._rules_of(folder, prefix, rules)
                folder, prefix = opened.enter_context(open_folder_at(folder, part)), prefix + part + b"/"
            yield from self._below(Frame(folder, prefix, self._names(folder), self._rules_of(folder, prefix, rules)))

    def _below(self, start: Frame) -> Iterator[OnDisk]:
        frames = [start]
        with ExitStack() as root:
            closers: list[ExitStack] = [root]
            while frames:
                name = next(frames[-1].names, None)
                if name is None or self._is_over():
                    frames.pop()
                    closers.pop().close()
                    continue
                found = self._look(frames[-1], name)
                if found is not None and not stat.S_ISDIR(found.mode):
                    yield found
                elif found is not None:
                    self._enter(frames, closers, found.path)

    def _is_over(self) -> bool:
        if self._left <= 0 or monotonic() > self._end:
            self.was_cut = True
        return self.was_cut

    def _look(self, frame: Frame, name: bytes) -> OnDisk | None:
        """Look at a name without opening it; `None` when it is left aside."""
        self._left -= 1
        path = frame.prefix + name
        if is_git_name(name):
            return None
        try:
            status = os.lstat(name, dir_fd=frame.folder)
        except OSError:
            self.trouble.append(shown_path(path))
            return None
        is_folder = stat.S_ISDIR(status.st_mode)
        if is_folder and path in self._versioned.submodules:
            return OnDisk(path, 0, 0)
        if not self._is_versioned(path, is_folder=is_folder) and self._is_left_aside(frame, name, is_folder=is_folder):
            return None
        return OnDisk(path, status.st_mode, status.st_size)

    def _is_versioned(self, path: bytes, *, is_folder: bool) -> bool:
        return path in (self._versioned.folders if is_folder else self._versioned.paths)

    def _is_left_aside(self, frame: Frame, name: bytes, *, is_folder: bool) -> bool:
        if os.fsdecode(name) in UNVERSIONED_JUNK:
            return True
        path = shown_path(frame.prefix + name)
        if frame.rules is not None and frame.rules.ignores(path, is_folder=is_folder):
            return True
        return is_folder and self._is_environment(frame.folder, name)

    def _is_environment(self, folder: int, name: bytes) -> bool:
        try:
            with open_folder_at(folder, name) as inner:
                return kind_at(inner, VIRTUAL_ENVIRONMENT_MARK) is not None
        except OSError:
            return False

    def _enter(self, frames: list[Frame], closers: list[ExitStack], path: bytes) -> None:
        if path.count(b"/") + 1 >= limits.DEPTH:
            self.trouble.append(shown_path(path))
            return
        closer = ExitStack()
        parent = frames[-1]
        try:
            folder = closer.enter_context(open_folder_at(parent.folder, path.removeprefix(parent.prefix)))
            names = self._names(folder)
        except OSError:
            self.trouble.append(shown_path(path))
            closer.close()
            return
        frames.append(Frame(folder, path + b"/", names, self._rules_of(folder, path + b"/", parent.rules)))
        closers.append(closer)

    def _names(self, folder: int) -> Iterator[bytes]:
        with os.scandir(folder) as found:
            names = [os.fsencode(entry.name) for entry, _count in zip(found, range(self._left + 1), strict=False)]
        return iter(sorted(names))

    def _rules_of(self, folder: int, prefix: bytes, above: IgnoreRules | None) -> IgnoreRules | None:
        try:
            content = read_file_at(folder, ".gitignore", IGNORE_BYTES)
        except OSError:
            content = None
        return read_rules(content, shown_path(prefix), above)


def versioned_paths(files: Collection[bytes], submodules: Collection[bytes]) -> Versioned:
    """Gather the folders above the paths that git knows."""
    folders: set[bytes] = set()
    for path in (*files, *submodules):
        while b"/" in path:
            path = path.rpartition(b"/")[0]  # noqa: PLW2901 - climbing up
            if path in folders:
                break
            folders.add(path)
    return Versioned(frozenset(files), frozenset(folders), frozenset(submodules))


@contextmanager
def open_beneath(root: int, path: Sequence[bytes]) -> Iterator[tuple[int, os.stat_result]]:
    """Open a regular file by the names on its way; a link anywhere on it raises `OSError`."""
    with ExitStack() as opened:
        folder = root
        for part in path[:-1]:
            folder = opened.enter_context(open_folder_at(folder, part))
        yield opened.enter_context(open_file_at(folder, path[-1]))
