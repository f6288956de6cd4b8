"""Freezes a commit from our own store, without a work tree."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.snapshot.listing import list_entries, mark_unread
from portfolio_audit.snapshot.reading_plan import PATHS_SHOWN, plan_reading
from portfolio_audit.snapshot.records import Absent, SnapshotRecord, SnapshotWarning, TargetIdentity
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.contents import UNREADABLE, spool_blobs
from portfolio_audit.sources.foreign import GitFacts, read_git_facts
from portfolio_audit.sources.git import Store
from portfolio_audit.sources.history import HistoryReading, read_history
from portfolio_audit.sources.revisions import commit_before, resolve_commit
from portfolio_audit.sources.store import borrow_objects, check_objects, make_store
from portfolio_audit.sources.tree import list_tree, tree_of

NO_COMMITS = Absent("the repository has no commits yet", "Commit your work: git add, then git commit.")
LEFT_OUT = "over the total limit"


class Frozen(Struct, frozen=True):
    """A record, and where the other commits of the repository can be read."""

    record: SnapshotRecord
    source: "GitSource | None" = None
    """None where there is no git directory that can be used."""


class GitSource(Struct, frozen=True):
    """A git directory that was checked, and our store that borrows its objects."""

    store: Store
    facts: GitFacts
    all_refs: bool
    """True when the git directory knows all branches and tags of its origin."""
    left_out_bytes: int | None = None
    """Files of this size and more may be missing, as our own fetch left them out; `None` where nobody knows why."""


def borrow(git_folder: int, git_path: Path, temporary: Path, *, all_refs: bool = True) -> GitSource:
    """Check a git directory and make a store that borrows its objects."""
    facts = read_git_facts(git_folder)
    check_objects(git_folder)
    store = make_store(temporary / "store", facts.object_format)
    borrow_objects(store, git_path.resolve() / "objects", facts.shallow)
    return GitSource(store, facts, all_refs)


def wanted_commit(source: GitSource, ref: str | None, as_of: datetime | None = None) -> str | None:
    """Give the commit that was asked for, or the last of its main line before a moment; `None` when there is none."""
    commit = _named_commit(source, ref)
    return commit if commit is None or as_of is None else commit_before(source.store, commit, as_of)


def _named_commit(source: GitSource, ref: str | None) -> str | None:
    if ref is not None:
        return resolve_commit(source.store, source.facts, ref)
    if source.facts.head_id is not None:
        return source.facts.head_id
    branches = {commit for name, commit in source.facts.refs.items() if name.startswith("refs/heads/")}
    return branches.pop() if len(branches) == 1 else None


def freeze_commit(
    source: GitSource, identity: TargetIdentity, commit: str | None, spool: SpoolWriter, opened_at: datetime
) -> SnapshotRecord:
    """List the tree of a commit, read its contents into the spool, and read the history."""
    if commit is None:
        return SnapshotRecord(identity, opened_at, (), NO_COMMITS)
    return freeze_tree(source, replace(identity, commit=commit), commit, spool, opened_at)


def freeze_tree(
    source: GitSource, identity: TargetIdentity, tree: str, spool: SpoolWriter, opened_at: datetime
) -> SnapshotRecord:
    """List a tree, read its contents into the spool, and read the history of the commit that the identity names."""
    found = list_tree(source.store, tree_of(source.store, tree, identity.subdir))
    listing = list_entries(found.listed, source.left_out_bytes)
    plan = plan_reading(listing.entries)
    reasons = spool_blobs(source.store, plan.wanted, spool)
    reading = _history(source, identity.commit, opened_at)
    return SnapshotRecord(
        replace(identity, shallow=bool(source.facts.shallow)),
        opened_at,
        mark_unread(listing.entries, reasons | dict.fromkeys(plan.left_out, LEFT_OUT)),
        reading.history,
        (*found.warnings, *listing.warnings, *plan.warnings, *unreadable(reasons), *reading.warnings),
    )


def _history(source: GitSource, commit: str | None, opened_at: datetime) -> HistoryReading:
    if commit is None:
        return HistoryReading(NO_COMMITS)
    return read_history(source.store, commit, source.facts, opened_at, all_refs=source.all_refs)


def shown_ref(facts: GitFacts, ref: str | None) -> str | None:
    """Name the branch: the one asked for, else the one that HEAD names."""
    if ref is not None or facts.head_name is None:
        return ref
    name = facts.head_name.removeprefix("refs/heads/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(reasons: dict[str, str]) -> tuple[SnapshotWarning, ...]:
    """Warn about files that could not be read although they are there."""
    paths = sorted(path for path, reason in reasons.items() if reason == UNREADABLE)
    if not paths:
        return ()
    text = f"{len(paths)} {'file' if len(paths) == 1 else 'files'} could not be read"
    return (SnapshotWarning("unreadable", text, tuple(paths[:PATHS_SHOWN])),)
