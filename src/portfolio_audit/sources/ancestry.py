"""Ancestors of a commit, found by GitPython in our own store."""

from pathlib import Path

from git import Repo
from git.exc import GitError
from gitdb.exc import ODBError  # type: ignore[import-untyped]  # it ships no types

from portfolio_audit.sources.git import clean_environment


def follow_steps(store: Path, commit: str, steps: str) -> str | None:
    """Follow `~n` and `^n` from a full id; `None` when there is no such commit."""
    environment = clean_environment(store / "home") | {
        # A git hook that runs us leaves these behind, and GitPython hands its own environment on
        "GIT_DIR": str(store),
        "GIT_COMMON_DIR": str(store),
        "GIT_OBJECT_DIRECTORY": str(store / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": "",
        "GIT_CONFIG_COUNT": "0",
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_TRACE": "0",
    }
    try:
        with Repo(str(store), expand_vars=False) as repository:
            repository.git.update_environment(**environment)
            return str(repository.rev_parse(f"{commit}{steps}").hexsha)
    except (GitError, ODBError, ValueError, LookupError, OSError, AttributeError, TypeError):
        return None
