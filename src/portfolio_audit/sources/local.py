"""Freezes a repository on this machine: a work tree, a git directory, or a folder without git."""

import os
from datetime import datetime
from pathlib import Path

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.records import SnapshotRecord, TargetIdentity
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import GitSource, borrow, freeze_commit, shown_ref, wanted_commit
from portfolio_audit.sources.foreign import UnusableGitFolder
from portfolio_audit.sources.layout import GitPlace, Layout, look_at
from portfolio_audit.sources.naming import Name, name_of_folder, name_of_origin
from portfolio_audit.sources.nofollow import open_folder, open_folder_at
from portfolio_audit.sources.target import LocalPath


def freeze_local(target: LocalPath, temporary: Path, spool: SpoolWriter, opened_at: datetime) -> SnapshotRecord:
    """Open the folder that the user named and freeze what it is."""
    try:
        with open_folder(target.path) as folder:
            return _freeze(target, folder, temporary, spool, opened_at)
    except FileNotFoundError as error:
        raise TargetError(f"There is no folder {str(target.path)!r}", "Check the path.") from error
    except NotADirectoryError as error:
        raise TargetError(f"{str(target.path)!r} is not a folder", "Name the folder of the repository.") from error
    except PermissionError as error:
        raise TargetError(f"{str(target.path)!r} may not be read", "Check its permissions.") from error


def _freeze(target: LocalPath, folder: int, temporary: Path, spool: SpoolWriter, opened_at: datetime) -> SnapshotRecord:
    layout = look_at(folder)
    if layout.git is GitPlace.ITSELF:
        return _from_objects(target, folder, target.path, temporary, spool, opened_at)
    if layout.git is GitPlace.INSIDE:
        with open_folder_at(folder, ".git") as git_folder:
            return _from_objects(target, git_folder, target.path / ".git", temporary, spool, opened_at)
    raise TargetError("not yet")


def _from_objects(
    target: LocalPath, git_folder: int, git_path: Path, temporary: Path, spool: SpoolWriter, opened_at: datetime
) -> SnapshotRecord:
    try:
        source = borrow(git_folder, git_path, temporary)
    except UnusableGitFolder as unusable:
        raise TargetError(f"{str(target.path)!r} cannot be audited: {unusable.reason}", unusable.cure) from unusable
    commit = wanted_commit(source, target.ref)
    identity = _identity("git-directory", target, source)
    return freeze_commit(source, identity, commit, spool, opened_at)


def _identity(kind: str, target: LocalPath, source: GitSource) -> TargetIdentity:
    name = name_of_origin(source.facts.origin) or name_of_folder(target.path)
    return TargetIdentity(kind, name.name, name.url, shown_ref(source.facts, target.ref), subdir=target.subdir)
