"""Snapshots made of a few files and commits."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha1

from portfolio_audit.snapshot.account import HostRecord
from portfolio_audit.snapshot.listing import NOT_IN_CLONE
from portfolio_audit.snapshot.records import (
    Absent,
    Change,
    Commit,
    Entry,
    EntryKind,
    History,
    SnapshotRecord,
    TargetIdentity,
)
from portfolio_audit.snapshot.snapshot import MemoryContents, Snapshot

OPENED_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def make_commit(
    subject: str, *paths: str, day: int = 0, author: str = "Ada", body: str = "", parents: int = 1
) -> Commit:
    """Make a commit `day` days after 1 January 2026 that adds the paths."""
    when = datetime(2026, 1, 1, 10, 0, tzinfo=UTC) + timedelta(days=day)
    changes = tuple(Change("A", path) for path in paths)
    commit_id = sha1(f"{subject}{day}{author}".encode(), usedforsecurity=False).hexdigest()
    return Commit(commit_id, author, f"{author.lower()}@example.org", when, parents, subject, body, len(paths), changes)


def make_snapshot(
    files: Mapping[str, str | bytes] | None = None,
    commits: Iterable[Commit] | Absent = (),
    sizes: Mapping[str, int | None] | None = None,
    links: Iterable[str] = (),
    name: str = "ada/churn",
    host: HostRecord | Absent | None = None,
) -> Snapshot:
    """Freeze files (path to content), commits (newest first), and listed but unread paths with their sizes.

    A size of `None` is one that git does not know, since the file is not in the clone.
    """
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in (files or {}).items()}
    entries = [
        Entry(path, EntryKind.FILE, len(content), sha1(content, usedforsecurity=False).hexdigest())
        for path, content in contents.items()
    ]
    entries += [_unread(path, size) for path, size in (sizes or {}).items()]
    entries += [Entry(path, EntryKind.LINK, 0, "", "a link") for path in links]
    history: History | Absent
    if isinstance(commits, Absent):
        history = commits
    else:
        history = History(tuple(commits), is_truncated=False, branches=1, tags=0, all_refs=True)
    record = SnapshotRecord(
        TargetIdentity("worktree", name, f"https://github.com/{name}", "main", "0" * 40),
        OPENED_AT,
        tuple(sorted(entries, key=lambda entry: entry.path)),
        history,
        host=host,
    )
    return Snapshot(record, MemoryContents(contents))


def _unread(path: str, size: int | None) -> Entry:
    return Entry(path, EntryKind.FILE, size or 0, "", NOT_IN_CLONE if size is None else "too large")
