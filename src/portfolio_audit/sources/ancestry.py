"""Ancestors of a commit, found by GitPython in our own store."""

from pathlib import Path

from git import GitDB, Repo
from git.exc import GitError
from gitdb.exc import ODBError  # type: ignore[import-untyped]  # it ships no types


def follow_steps(store: Path, commit: str, steps: str) -> str | None:
    """Follow `~n` and `^n` from a full id; `None` when there is no such commit.

    The pure Python object database starts no process, so that the environment of ours does not matter.
    """
    try:
        with Repo(str(store), odbt=GitDB, expand_vars=False) as repository:
            return str(repository.rev_parse(f"{commit}{steps}").hexsha)
    except (GitError, ODBError, ValueError, LookupError, OSError, AttributeError, TypeError):
        return None
