"""What a snapshot is made of: plain values that cross the process border."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.snapshot.absent import Absent
from portfolio_audit.snapshot.account import HostRecord

__all__ = [
    "Absent",
    "Change",
    "Commit",
    "Entry",
    "EntryKind",
    "History",
    "MainCommit",
    "SnapshotRecord",
    "SnapshotWarning",
    "TargetIdentity",
]


class EntryKind(StrEnum):
    """What a tree entry is."""

    FILE = "file"
    EXECUTABLE = "executable"
    LINK = "link"
    SUBMODULE = "submodule"
    OTHER = "other"


class Entry(Struct, frozen=True):
    """One name in the tree of the audited state."""

    path: str
    """From the audited root, with `/`; bytes that are no UTF-8 stand as `\\xNN`."""
    kind: EntryKind
    size_bytes: int
    """Size of the content; 0 for links and submodules."""
    blob_id: str
    """Git's id of the content (hex); also computed for files of a plain folder that are read."""
    unread: str | None = None
    """Why the content is not in the snapshot ("too large", "not in this clone", "binary" ...); `None` when it is."""
    is_at_least: bool = False
    """True where the fetch left the file out, so that its size is known from below only."""


class Change(Struct, frozen=True, array_like=True):
    """One path that a commit touched."""

    status: str
    """Git's letter: A, M, D, T."""
    path: str


class Commit(Struct, frozen=True):
    """One commit of the audited history, newest first in a history."""

    id: str
    author: str
    """As claimed, not verified; untrusted text."""
    email: str
    when: datetime
    """Author time with the author's offset, clamped to 1970..tomorrow."""
    parents: int
    """Number of parents: 0 for a root, 2 and more for a merge."""
    subject: str
    """First line of the message, at most 500 characters."""
    body: str
    """The rest of the message, at most 2,000 characters."""
    changed_files: int
    """Number of paths touched (0 for merges)."""
    changes: tuple[Change, ...]
    """The first 300 of them."""


class MainCommit(Struct, frozen=True):
    """One commit of the main line: of those that a branch itself went through."""

    id: str
    when: datetime
    """Author time, as in `Commit`."""
    subject: str


class History(Struct, frozen=True, tag=True):
    """The commits that led to the audited state."""

    commits: tuple[Commit, ...]
    """Newest first, at most the limit of `limits.COMMITS`."""
    is_truncated: bool
    """True when the limit was reached."""
    branches: int
    """Number of branches known (1 in a single-branch clone)."""
    tags: int
    """Number of tags known."""
    all_refs: bool
    """True when branches and tags of the origin were visible (a local clone), false in a single-branch clone."""


class TargetIdentity(Struct, frozen=True):
    """What was audited, as the report names it."""

    kind: str
    """`folder` (no git), `worktree`, `git-directory`, `remote`."""
    name: str
    """`owner/name` where known, else the name of the folder."""
    url: str | None = None
    """Web address of the repository without credentials, where known."""
    ref: str | None = None
    """Branch, tag or id that was asked for, or the default branch."""
    commit: str | None = None
    """Full id of the audited commit."""
    dirty: bool = False
    """True when the work tree differs from the commit."""
    shallow: bool = False
    """True when history was cut by a shallow clone."""
    subdir: str | None = None
    """The audited sub-folder."""


class SnapshotWarning(Struct, frozen=True):
    """Something a limit, a gap or a fault left out."""

    code: str
    """Kebab-case kind: `too-large`, `not-in-clone`, `limit-files`, `unreadable`, `timed-out` ..."""
    message: str
    """One sentence with its number; may hold repository text."""
    paths: tuple[str, ...] = ()
    """The files concerned, at most 20."""
    cure: str = ""
    incomplete: bool = True
    """True when something of the repository was left out (`--strict` then ends with 4)."""


class SnapshotRecord(Struct, frozen=True):
    """Everything of a snapshot but the contents."""

    target: TargetIdentity
    opened_at: datetime
    """The only "now" of the audit, in UTC."""
    entries: tuple[Entry, ...]
    """Sorted by path."""
    history: History | Absent
    warnings: tuple[SnapshotWarning, ...] = ()
    host: HostRecord | Absent | None = None
    """What GitHub says about the repository; `None` where it was not read from there."""
