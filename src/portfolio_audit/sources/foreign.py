"""Reads a git directory that we do not trust as plain data, so that git itself never sees it."""

import os
import stat
from collections.abc import Iterator, Mapping

from msgspec import Struct

from portfolio_audit.limits import MEBIBYTE
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.sources.nofollow import open_folder_at, read_file_at

SMALL_BYTES = 4096
PACKED_REFS_BYTES = 16 * MEBIBYTE
SHALLOW_BYTES = 4 * MEBIBYTE
CONFIG_BYTES = 256 * 1024
REFS = 50_000
"""References read; above, the rest is not counted."""
REF_DEPTH = 16
REF_CHARACTERS = 1_024
SYMBOLIC_STEPS = 5
_FULL_ID = lazy_regex(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")
_NO_NAME = lazy_regex(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(?:/|\Z)|[/.]\Z")


class UnusableGitFolderError(Exception):
    """The git directory cannot be read safely, or not at all; the folder around it may still be."""

    def __init__(self, reason: str, cure: str = "") -> None:
        """Keep the reason (a clause) and the cure (a sentence)."""
        super().__init__(reason)
        self.reason = reason
        self.cure = cure


class GitFacts(Struct, frozen=True):
    """What a git directory says about itself."""

    head_name: str | None
    """Branch that HEAD names, in full (`refs/heads/main`); `None` when detached."""
    head_id: str | None
    """Full id that HEAD stands for; `None` before the first commit."""
    refs: Mapping[str, str]
    """Full ids by full name."""
    shallow: tuple[str, ...]
    """Commits where a shallow clone ends."""
    object_format: str
    origin: str | None
    """Address of the remote `origin` as it stands in the configuration; untrusted."""


def read_git_facts(git_folder: int) -> GitFacts:
    """Read HEAD, references, shallow list and configuration as data."""
    try:
        return _read_facts(git_folder)
    except UnusableGitFolderError:
        raise
    except OSError as error:
        raise UnusableGitFolderError(
            f"the git directory holds something that is not a plain file ({_what(error)})",
            "Clone the repository again.",
        ) from error


def is_full_id(text: str) -> bool:
    """Tell whether the text is a full object id, SHA-1 or SHA-256."""
    return _FULL_ID.match(text) is not None


def is_safe_ref(name: str) -> bool:
    """Tell whether the name is one that git itself would accept for a reference."""
    return name.startswith("refs/") and len(name) <= REF_CHARACTERS and _NO_NAME.search(name) is None


def _what(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else "refused"


def _read_facts(git_folder: int) -> GitFacts:
    config = read_config((read_file_at(git_folder, "config", CONFIG_BYTES) or b"").decode("utf-8", "replace"))
    if config.get("extensions.refstorage", "files") == "reftable" or _is_there(git_folder, "reftable"):
        raise UnusableGitFolderError(
            "its references are stored as a reftable, which is not read", "Run: git refs migrate --ref-format=files"
        )
    if _is_there(git_folder, "commondir"):
        raise UnusableGitFolderError("it is a linked work tree, which is not followed", "Audit the main work tree.")
    raw = _packed_refs(git_folder) | dict(_loose_refs(git_folder))
    head_name, head_id = _head(git_folder, raw)
    refs = {name: found for name in sorted(raw) if (found := _follow(name, raw)[1])}
    shallow = (read_file_at(git_folder, "shallow", SHALLOW_BYTES) or b"").decode("ascii", "replace").split()
    return GitFacts(
        head_name,
        head_id,
        refs,
        tuple(filter(is_full_id, shallow)),
        _object_format(config, head_id),
        config.get("remote.origin.url"),
    )


def _is_there(folder: int, name: str) -> bool:
    try:
        os.lstat(name, dir_fd=folder)
    except FileNotFoundError:
        return False
    return True


def _object_format(config: Mapping[str, str], head_id: str | None) -> str:
    named = config.get("extensions.objectformat", "sha256" if head_id and len(head_id) == 64 else "sha1")  # noqa: PLR2004 - hex digits of SHA-256
    if named not in {"sha1", "sha256"}:
        raise UnusableGitFolderError(f"its object format {named[:20]!r} is not known")
    return named


def _head(git_folder: int, raw: Mapping[str, str]) -> tuple[str | None, str | None]:
    text = (read_file_at(git_folder, "HEAD", SMALL_BYTES) or b"").decode("utf-8", "surrogateescape").strip()
    if is_full_id(text):
        return None, text
    name = text.removeprefix("ref:").strip()
    if not text.startswith("ref:") or not is_safe_ref(name):
        raise UnusableGitFolderError("its HEAD is not a branch name or an id", "Check the repository with: git fsck")
    return name, _follow(name, raw)[1]


def _follow(name: str, raw: Mapping[str, str]) -> tuple[str, str | None]:
    """Follow symbolic references inside the mapping, a few steps at most."""
    for _step in range(SYMBOLIC_STEPS):
        value = raw.get(name, "")
        if is_full_id(value):
            return name, value
        if not value.startswith("ref:"):
            return name, None
        name = value.removeprefix("ref:").strip()
    return name, None


def _packed_refs(git_folder: int) -> dict[str, str]:
    text = (read_file_at(git_folder, "packed-refs", PACKED_REFS_BYTES) or b"").decode("utf-8", "surrogateescape")
    found: dict[str, str] = {}
    for line in text.split("\n"):
        value, _space, name = line.rstrip("\r").partition(" ")
        if is_full_id(value) and is_safe_ref(name) and len(found) < REFS:
            found[name] = value
    return found


def _loose_refs(git_folder: int) -> Iterator[tuple[str, str]]:
    """Walk `refs` without following links; names that git would refuse are passed over."""
    if not _is_there(git_folder, "refs"):
        return
    with open_folder_at(git_folder, "refs") as folder:
        yield from _loose_refs_below(folder, "refs", REF_DEPTH)


def _loose_refs_below(folder: int, prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as found:
        entries = sorted(
            (entry for entry, _count in zip(found, range(REFS), strict=False)), key=lambda entry: entry.name
        )
    for entry in entries:
        name = f"{prefix}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and depth:
            with open_folder_at(folder, entry.name) as inner:
                yield from _loose_refs_below(inner, name, depth - 1)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode) and is_safe_ref(name):
            value = (read_file_at(folder, entry.name, SMALL_BYTES) or b"").decode("utf-8", "surrogateescape").strip()
            yield name, value


def read_config(text: str) -> dict[str, str]:
    """Read a git configuration as data: the last value of `section.key` and `section.sub.key`, includes ignored."""
    values: dict[str, str] = {}
    section = ""
    for line in text.split("\n"):
        stripped = line[:2000].strip()
        if stripped.startswith("["):
            section = _section(stripped)
        elif "=" in stripped and not stripped.startswith(("#", ";")):
            key, _equals, value = stripped.partition("=")
            values[f"{section}.{key.strip().lower()}"] = value.strip().strip('"')
    return values


def _section(line: str) -> str:
    inner = line[1:].partition("]")[0]
    name, _space, sub = inner.partition(" ")
    sub = sub.strip().strip('"')
    return f"{name.strip().lower()}.{sub}" if sub else name.strip().lower()
