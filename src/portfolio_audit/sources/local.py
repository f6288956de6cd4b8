"""Freezes a repository on this machine: a work tree, a git directory, or a folder without git."""

import os
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.records import Absent, TargetIdentity
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import (
    NO_COMMITS,
    Frozen,
    GitSource,
    borrow,
    freeze_commit,
    freeze_tree,
    shown_ref,
    wanted_commit,
)
from portfolio_audit.sources.differences import Tracked
from portfolio_audit.sources.foreign import UnusableGitFolderError
from portfolio_audit.sources.history import read_history
from portfolio_audit.sources.ignoring import IGNORE_BYTES
from portfolio_audit.sources.layout import GitPlace, look_at
from portfolio_audit.sources.naming import name_of_folder, name_of_origin
from portfolio_audit.sources.nofollow import open_folder, open_folder_at, read_file_at
from portfolio_audit.sources.staged import staged_tree
from portfolio_audit.sources.target import LocalPath
from portfolio_audit.sources.tree import TreeListing, list_tree, object_id
from portfolio_audit.sources.worktree import WorkTree, freeze_work_tree

NO_GIT = Absent("the folder is not a git repository", "Audit the repository itself, or start one with: git init")


class Local(Struct, frozen=True):
    """A folder that is being opened."""

    target: LocalPath
    folder: int
    temporary: Path
    spool: SpoolWriter
    opened_at: datetime


def freeze_local(target: LocalPath, temporary: Path, spool: SpoolWriter, opened_at: datetime) -> Frozen:
    """Open the folder that the user named and freeze what it is."""
    if os.open not in os.supports_dir_fd:
        raise TargetError("Local folders cannot be read safely on this system", "Audit the repository by its address.")
    try:
        with open_folder(target.path) as folder:
            return _freeze(Local(target, folder, temporary, spool, opened_at))
    except FileNotFoundError as error:
        raise TargetError(f"There is no folder {_shown(target)}", "Check the path.") from error
    except NotADirectoryError as error:
        raise TargetError(f"{_shown(target)} is not a folder", "Name the folder of the repository.") from error
    except PermissionError as error:
        raise TargetError(f"{_shown(target)} may not be read", "Check its permissions.") from error


def reads_objects(target: LocalPath) -> bool:
    """Tell whether a commit is asked for, and not the files as they lie there."""
    return target.ref is not None or target.as_of is not None or target.is_committed_only


def _freeze(local: Local) -> Frozen:
    layout = look_at(local.folder)
    needs_objects = reads_objects(local.target)
    if layout.git is GitPlace.ITSELF:
        return _freeze_objects(local, local.folder, local.target.path)
    if layout.git is GitPlace.INSIDE:
        with open_folder_at(local.folder, ".git") as git_folder:
            if local.target.index is not None:
                return _freeze_staged(local, git_folder, local.target.index)
            if needs_objects or not layout.has_files:
                return _freeze_objects(local, git_folder, local.target.path / ".git")
            return _freeze_versioned(local, git_folder)
    if needs_objects or local.target.index is not None:
        raise TargetError(
            f"{_shown(local.target)} has no git directory of its own", "Leave out the @, or clone it again."
        )
    return _freeze_plain(local, layout.git)


def _freeze_objects(local: Local, git_folder: int, git_path: Path) -> Frozen:
    source = _borrowed(local, git_folder, git_path)
    commit = wanted_commit(source, local.target.ref, local.target.as_of)
    identity = _identity("git-directory", local.target, source)
    return Frozen(freeze_commit(source, identity, commit, local.spool, local.opened_at), source)


def _freeze_staged(local: Local, git_folder: int, index: str) -> Frozen:
    """Freeze what is staged on top of the newest commit."""
    source = _borrowed(local, git_folder, local.target.path / ".git")
    commit = source.facts.head_id
    tree = staged_tree(git_folder, index, source.store, local.temporary)
    is_dirty = commit is None or object_id(source.store, f"{commit}^{{tree}}", "tree") != tree
    identity = replace(_identity("worktree", local.target, source), commit=commit, dirty=is_dirty)
    return Frozen(freeze_tree(source, identity, tree, local.spool, local.opened_at), source)


def _borrowed(local: Local, git_folder: int, git_path: Path) -> GitSource:
    try:
        return borrow(git_folder, git_path, local.temporary)
    except UnusableGitFolderError as unusable:
        raise TargetError(f"{_shown(local.target)} cannot be audited: {unusable.reason}", unusable.cure) from unusable


def _freeze_versioned(local: Local, git_folder: int) -> Frozen:
    """Freeze a work tree; where its git directory cannot be trusted, the files alone."""
    source: GitSource | None = None
    try:
        source = borrow(git_folder, local.target.path / ".git", local.temporary)
        work_tree, identity = _with_git(local, git_folder, source)
    except UnusableGitFolderError as unusable:
        work_tree = WorkTree(
            local.folder, Absent(f"the git directory cannot be used: {unusable.reason}", unusable.cure)
        )
        identity, source = _plain_identity("worktree", local.target), None
    return Frozen(freeze_work_tree(work_tree, identity, local.spool, local.opened_at), source)


def _with_git(local: Local, git_folder: int, source: GitSource) -> tuple[WorkTree, TargetIdentity]:
    identity = _identity("worktree", local.target, source)
    exclude = _exclude(git_folder)
    commit = source.facts.head_id
    if commit is None:
        return WorkTree(local.folder, NO_COMMITS, {}, source.store.object_format, exclude), identity
    listing = _list_commit(source, commit)
    tracked = {item.path: Tracked(item.kind, item.blob_id, item.size_bytes) for item in listing.listed}
    reading = read_history(source.store, commit, source.facts, local.opened_at, all_refs=True)
    tree = WorkTree(
        local.folder,
        reading.history,
        tracked,
        source.store.object_format,
        exclude,
        (*listing.warnings, *reading.warnings),
    )
    return tree, replace(identity, commit=commit, shallow=bool(source.facts.shallow))


def _list_commit(source: GitSource, commit: str) -> TreeListing:
    """List what is tracked; a broken object does not keep us from the files on disk."""
    try:
        return list_tree(source.store, commit)
    except TargetError as error:
        raise UnusableGitFolderError("its newest commit cannot be read", error.advice) from error


def _freeze_plain(local: Local, git: GitPlace) -> Frozen:
    history, kind = NO_GIT, "folder"
    if git is GitPlace.ELSEWHERE:
        reason = "`.git` is not a folder here but points to another place, which is not followed"
        history, kind = Absent(reason, "Audit the main work tree, or a clone."), "worktree"
    tree = WorkTree(local.folder, history)
    return Frozen(freeze_work_tree(tree, _plain_identity(kind, local.target), local.spool, local.opened_at))


def _exclude(git_folder: int) -> bytes | None:
    try:
        with open_folder_at(git_folder, "info") as info:
            return read_file_at(info, "exclude", IGNORE_BYTES)
    except OSError:
        return None


def _identity(kind: str, target: LocalPath, source: GitSource) -> TargetIdentity:
    name = name_of_origin(source.facts.origin) or name_of_folder(target.path)
    return TargetIdentity(kind, name.name, name.url, shown_ref(source.facts, target.ref), subdir=target.subdir)


def _plain_identity(kind: str, target: LocalPath) -> TargetIdentity:
    return TargetIdentity(kind, name_of_folder(target.path).name, subdir=target.subdir)


def _shown(target: LocalPath) -> str:
    return ascii(str(target.path))
