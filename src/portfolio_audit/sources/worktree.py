"""Freezes the files of a folder on disk, and compares them with the commit where there is one."""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.listing import Listed, Listing, list_entries, mark_unread, over_file_limit, shown_path
from portfolio_audit.snapshot.reading_plan import PATHS_SHOWN, Plan, plan_reading
from portfolio_audit.snapshot.records import (
    Absent,
    Entry,
    EntryKind,
    History,
    SnapshotRecord,
    SnapshotWarning,
    TargetIdentity,
)
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import LEFT_OUT, unreadable
from portfolio_audit.sources.differences import Comparison, Tracked
from portfolio_audit.sources.files import FilesRead, spool_files
from portfolio_audit.sources.walk import OnDisk, Versioned, Walk, versioned_paths


class WorkTree(Struct, frozen=True):
    """A folder on disk and what git knows of it."""

    root: int
    history: History | Absent
    tracked: Mapping[bytes, Tracked] | None = None
    """What the commit holds, by path from the root; `None` where git is not asked."""
    object_format: str = "sha1"
    exclude: bytes | None = None
    """Content of `.git/info/exclude`."""
    warnings: tuple[SnapshotWarning, ...] = ()


class _Walked(Struct, frozen=True):
    """The files that were found, and the listing made of them."""

    found: tuple[OnDisk, ...]
    paths: dict[str, bytes]
    """Raw path from the root by shown path from the audited folder."""
    listing: Listing
    warnings: tuple[SnapshotWarning, ...]
    unseen: tuple[str, ...]
    """Paths below which nothing could be seen; an empty one stands for all."""


def freeze_work_tree(
    tree: WorkTree, identity: TargetIdentity, spool: SpoolWriter, opened_at: datetime
) -> SnapshotRecord:
    """Walk the folder, read what is wanted into the spool, and tell whether it differs from the commit."""
    walked = _walk(tree, os.fsencode(identity.subdir or ""))
    plan = plan_reading(walked.listing.entries)
    read = spool_files(tree.root, plan.wanted, walked.paths, spool, tree.object_format)
    return SnapshotRecord(
        replace(identity, dirty=_is_dirty(tree, identity, walked, read)),
        opened_at,
        _entries(walked.listing, plan, read),
        tree.history,
        (*tree.warnings, *walked.warnings, *walked.listing.warnings, *plan.warnings, *unreadable(read.reasons)),
    )


def _walk(tree: WorkTree, start: bytes) -> _Walked:
    tracked = tree.tracked or {}
    walk = Walk(_versioned(tracked))
    try:
        found = tuple(walk.files(tree.root, start, tree.exclude))
    except OSError as error:
        if not start:
            raise
        raise TargetError(
            f"There is no folder {os.fsdecode(start)!a} in it", "Check the part after the colon."
        ) from error
    # Of more than the limit, those that git knows come first
    kept = sorted(found, key=lambda item: (item.path not in tracked, item.path))[: limits.FILES]
    cut = (over_file_limit(),) if len(found) > limits.FILES or walk.was_cut else ()
    prefix_length = len(start) + 1 if start else 0
    paths = {shown_path(item.path[prefix_length:]): item.path for item in reversed(kept)}
    listing = list_entries(_listed(item, prefix_length) for item in kept)
    unseen = ("",) if walk.was_cut else tuple(walk.trouble)
    return _Walked(found, paths, listing, (*cut, *_trouble(walk.trouble)), unseen)


def _versioned(tracked: Mapping[bytes, Tracked]) -> Versioned:
    submodules = [path for path, known in tracked.items() if known.kind is EntryKind.SUBMODULE]
    return versioned_paths(tracked.keys(), submodules)


def _listed(item: OnDisk, prefix_length: int) -> Listed:
    return Listed(item.path[prefix_length:], _kind(item.mode), item.size_bytes if stat.S_ISREG(item.mode) else 0, "")


def _kind(mode: int) -> EntryKind:
    if mode == 0:
        return EntryKind.SUBMODULE
    if stat.S_ISLNK(mode):
        return EntryKind.LINK
    if not stat.S_ISREG(mode):
        return EntryKind.OTHER
    return EntryKind.EXECUTABLE if mode & stat.S_IXUSR else EntryKind.FILE


def _entries(listing: Listing, plan: Plan, read: FilesRead) -> tuple[Entry, ...]:
    reasons = read.reasons | dict.fromkeys(plan.left_out, LEFT_OUT)
    return tuple(
        replace(entry, blob_id=read.blob_ids[entry.path]) if entry.path in read.blob_ids else entry
        for entry in mark_unread(listing.entries, reasons)
    )


def _is_dirty(tree: WorkTree, identity: TargetIdentity, walked: _Walked, read: FilesRead) -> bool:
    if tree.tracked is None:
        return False
    prefix = os.fsencode(identity.subdir) + b"/" if identity.subdir else b""
    tracked = {path: known for path, known in tree.tracked.items() if path.startswith(prefix)}
    blob_ids = {walked.paths[path]: blob_id for path, blob_id in read.blob_ids.items()}
    return Comparison(tree.root, tree.object_format, blob_ids).differs(tracked, walked.found, walked.unseen)


def _trouble(paths: Sequence[str]) -> Iterable[SnapshotWarning]:
    if paths:
        text = f"{len(paths)} {'name' if len(paths) == 1 else 'names'} could not be read"
        yield SnapshotWarning("unreadable", text, tuple(sorted(paths)[:PATHS_SHOWN]), "Check their permissions.")
