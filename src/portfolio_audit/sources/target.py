"""What the user names: a path, a git URL or `owner/name`, each with `@ref` and `:subdir`."""

import os
import re
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from portfolio_audit.errors import TargetError
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.listing import is_odd
from portfolio_audit.sources.address import read_address, read_github_name, shown
from portfolio_audit.sources.policy import DEFAULT_POLICY, FetchPolicy

_CONTROL = lazy_regex(r"[\x00-\x1f\x7f\u2028\u2029]")
_REF = lazy_regex(r"[^\x00-\x20\x7f:]{1,255}\Z")
_SCHEME = lazy_regex(r"([A-Za-z][A-Za-z0-9+.-]{0,30})://")
_TRANSPORT = lazy_regex(r"[A-Za-z0-9+.-]{1,30}::")
_SCP_LIKE = lazy_regex(r"(?:[\w.-]{1,64}@)([\w.-]{1,255}):", re.ASCII)
_LONGEST = 4096
_SPLITS = 64
"""Places where a path may be cut into path, ref and sub-folder; a text with more is no honest path."""


class LocalPath(Struct, frozen=True, tag=True):
    """A folder on this machine."""

    path: Path
    ref: str | None = None
    """Branch, tag or id to read from the objects instead of the work tree."""
    subdir: str | None = None
    is_committed_only: bool = False
    """True for `file://`: the committed state counts, not the work tree."""
    as_of: datetime | None = None
    """Read the last commit of the main line before this moment."""
    index: str | None = None
    """Name of the index in the git directory, where what is staged counts instead of the work tree."""


class GitUrl(Struct, frozen=True, tag=True):
    """A repository at an address of an allowed host."""

    url: str
    ref: str | None = None
    subdir: str | None = None
    as_of: datetime | None = None


class GitHubRepo(Struct, frozen=True, tag=True):
    """A repository on GitHub."""

    owner: str
    name: str
    ref: str | None = None
    subdir: str | None = None
    as_of: datetime | None = None


RepoTarget = LocalPath | GitUrl | GitHubRepo


def parse_target(text: str, policy: FetchPolicy = DEFAULT_POLICY, *, is_remote_only: bool = False) -> RepoTarget:
    """Read a target; an existing path wins over `owner/name`, the longest existing path over its suffixes.

    With `is_remote_only` (rosters, accounts) paths and `file://` are refused, for the text may not be the user's own.
    """
    if not text.strip() or len(text) > _LONGEST or _CONTROL.search(text):
        raise TargetError("A target is empty, far too long, or holds control characters", _ADVICE)
    if is_remote_only:
        return _remote(text, policy)
    local = _existing_path(text)
    if local is not None:
        return local
    if text.lower().startswith("file://"):
        return _file_url(text)
    if _looks_like_path(text):
        raise TargetError(f"There is no folder {shown(text)}", _ADVICE)
    return _remote(text, policy)


_ADVICE = "Name a folder, https://github.com/OWNER/NAME, or OWNER/NAME."


def _existing_path(text: str) -> LocalPath | None:
    """Cut the text at the last `@` or `:` before which stands an existing path."""
    cuts = [len(text), *(place for place in range(len(text) - 1, 0, -1) if text[place] in "@:")]
    for cut in cuts[:_SPLITS]:
        if _exists(text[:cut]):
            ref, subdir = _suffix(text[cut:])
            return LocalPath(Path(text[:cut]), ref, subdir)
    return None


def _exists(text: str) -> bool:
    # A share name would make Windows talk to another machine before we have decided to
    return not text.startswith(("\\\\", "//")) and os.path.lexists(text)


def _suffix(text: str) -> tuple[str | None, str | None]:
    """Read `@ref`, `:subdir` or both; branches cannot hold a colon."""
    ref, _colon, subdir = text.partition(":")
    return _ref(ref.removeprefix("@")) if ref else None, _subdir(subdir)


def _ref(text: str) -> str:
    if _REF.match(text) is None:
        raise TargetError("The part after the @ is not a branch, tag or commit", "Write TARGET@BRANCH:FOLDER.")
    return text


def _subdir(text: str) -> str | None:
    cleaned = text.replace("\\", "/").strip("/")
    if not cleaned or cleaned == ".":
        return None
    if text.startswith("/") or is_odd(os.fsencode(cleaned)):
        raise TargetError(f"{shown(text)} is not a folder inside the repository", "Write TARGET:FOLDER/FOLDER.")
    return cleaned


def _file_url(text: str) -> LocalPath:
    """Read `file:///path`: the path of this machine, no host, read from its objects like any clone would be."""
    path = text[len("file://") :]
    path = path.removeprefix("localhost")
    local = _existing_path(path) if path.startswith("/") and "%" not in path else None
    if local is None:
        raise TargetError(f"There is no repository at {shown(text)}", "Write file:///ABSOLUTE/PATH, or just the path.")
    return LocalPath(local.path, local.ref, local.subdir, is_committed_only=True)


def _looks_like_path(text: str) -> bool:
    if _SCHEME.match(text) or _TRANSPORT.match(text) or _SCP_LIKE.match(text):
        return False
    base = re.split("[@:]", text, maxsplit=1)[0]
    return text.startswith((".", "/", "~")) or "\\" in text or base.count("/") != 1


def _remote(text: str, policy: FetchPolicy) -> GitUrl | GitHubRepo:
    scheme = _SCHEME.match(text)
    if scheme is not None:
        address = read_address(text, scheme[1].lower(), policy)
        ref, subdir = _suffix(address.suffix)
        ref, subdir = ref or address.ref, subdir or _subdir(address.folder)
        if address.github is not None:
            return GitHubRepo(*address.github, ref, subdir)
        return GitUrl(address.url, ref, subdir)
    host = _SCP_LIKE.match(text)
    if host is not None:
        raise TargetError("ssh addresses are not fetched", f"Use https://{host[1]}/OWNER/NAME.")
    if _TRANSPORT.match(text):
        raise TargetError("Addresses with a transport program are refused", _ADVICE)
    cut = next((place for place, letter in enumerate(text) if letter in "@:"), len(text))
    return GitHubRepo(*read_github_name(text[:cut]), *_suffix(text[cut:]))
