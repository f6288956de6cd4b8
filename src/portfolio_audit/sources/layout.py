"""Where the git directory of a folder is, told by names alone."""

import os
import re
import stat
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.listing import is_git_name
from portfolio_audit.sources.nofollow import kind_at

_NAMES = (
    "HEAD branches config config.worktree description gc.log gc.pid hooks index info lfs logs modules objects "
    "packed-refs refs reftable rr-cache shallow svn worktrees COMMIT_EDITMSG MERGE_MSG MERGE_MODE MERGE_RR SQUASH_MSG "
    "TAG_EDITMSG BISECT_LOG NOTES_EDITMSG filter-repo sequencer rebase-merge rebase-apply fsmonitor--daemon "
    "git-daemon-export-ok"
)
_NAMES_OF_A_GIT_DIRECTORY = frozenset(_NAMES.split())
_ALSO_THERE = lazy_regex(r"[A-Z_]{1,40}_HEAD|[A-Za-z_.-]{1,60}\.(?:lock|orig|bak|old)|gitk\.cache|\.DS_Store", re.ASCII)


class GitPlace(StrEnum):
    """Where git keeps its things."""

    NOWHERE = "nowhere"
    INSIDE = "inside"
    """In a real folder `.git`."""
    ITSELF = "itself"
    """The folder is a git directory: bare, or the `.git` of a work tree."""
    ELSEWHERE = "elsewhere"
    """`.git` is a file or a link that points somewhere else."""


class Layout(Struct, frozen=True):
    """What a folder is to git."""

    git: GitPlace
    has_files: bool
    """True when there is anything besides git's own folder."""


def look_at(folder: int) -> Layout:
    """Look at the names in a folder; nothing is opened."""
    with os.scandir(folder) as found:
        names = {entry.name for entry, _count in zip(found, range(10_000), strict=False)}
    kind = kind_at(folder, ".git")
    has_files = any(not is_git_name(os.fsencode(name)) for name in names)
    if kind is not None:
        return Layout(GitPlace.INSIDE if stat.S_ISDIR(kind) else GitPlace.ELSEWHERE, has_files)
    return Layout(GitPlace.ITSELF if _is_git_directory(folder, names) else GitPlace.NOWHERE, has_files)


def _is_git_directory(folder: int, names: set[str]) -> bool:
    """Tell a git directory from a work tree that has files of the same names beside its sources."""
    if any(name not in _NAMES_OF_A_GIT_DIRECTORY and not _ALSO_THERE.fullmatch(name) for name in names):
        return False
    kinds = {name: kind_at(folder, name) for name in ("HEAD", "objects", "refs")}
    head, objects, refs = (kind or 0 for kind in kinds.values())
    return stat.S_ISREG(head) and stat.S_ISDIR(objects) and stat.S_ISDIR(refs)
