"""What the user names: a path, a git URL or `owner/name`, each with `@ref` and `:subdir`."""

from pathlib import Path

from msgspec import Struct


class LocalPath(Struct, frozen=True, tag=True):
    """A folder on this machine."""

    path: Path
    ref: str | None = None
    """Branch, tag or id to read from the objects instead of the work tree."""
    subdir: str | None = None
    is_committed_only: bool = False
    """True for `file://`: the committed state counts, not the work tree."""


class GitUrl(Struct, frozen=True, tag=True):
    """A repository at an address of an allowed host."""

    url: str
    ref: str | None = None
    subdir: str | None = None


class GitHubRepo(Struct, frozen=True, tag=True):
    """A repository on GitHub."""

    owner: str
    name: str
    ref: str | None = None
    subdir: str | None = None


RepoTarget = LocalPath | GitUrl | GitHubRepo
