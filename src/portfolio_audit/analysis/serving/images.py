"""Dockerfiles, with the sources that they copy looked up in the tree."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.serving.dockerfiles import build_contexts, read_dockerfiles
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.dockerfile import Dockerfile
from portfolio_audit.snapshot.snapshot import Snapshot

_ROOT_USERS = frozenset({"", "root", "0", "0:0"})


class Image(Struct, frozen=True):
    """A Dockerfile."""

    text: str
    """The base image."""
    is_pinned: bool
    """The base image has a tag other than latest, or a digest."""
    missing: tuple[str, ...]
    """Sources of COPY and ADD that are not in the tree."""
    copies: int
    """Number of COPY and ADD sources looked up."""
    is_unprivileged: bool
    """A USER other than root is set."""
    has_command: bool
    """CMD or ENTRYPOINT is set."""
    at: Place


def read_images(snapshot: Snapshot) -> Iterator[Image]:
    """Read each Dockerfile; a source may stand beside it, at the root or in a build context."""
    named = read_dockerfiles(snapshot)
    if not named:
        return
    paths = frozenset(_with_folders(entry.path for entry in snapshot.entries))
    contexts = build_contexts(snapshot)
    for entry, parsed in named:
        folder = str(PurePosixPath(entry.path).parent)
        tried = [
            _missing_sources(parsed, context, paths) for context in ("" if folder == "." else folder, "", *contexts)
        ]
        base = parsed.bases[0]
        yield Image(
            text=base,
            is_pinned=_is_pinned(base),
            missing=min(tried, key=len),
            copies=len(parsed.copied),
            is_unprivileged=parsed.user not in _ROOT_USERS,
            has_command=parsed.has_command,
            at=Place(entry.path),
        )


def _with_folders(paths: Iterator[str]) -> Iterator[str]:
    for path in paths:
        yield path
        yield from (str(parent) for parent in PurePosixPath(path).parents)


def _missing_sources(parsed: Dockerfile, context: str, paths: frozenset[str]) -> tuple[str, ...]:
    return tuple(source for source, _ in parsed.copied if not _is_there(source, context, paths))


def _is_there(source: str, context: str, paths: frozenset[str]) -> bool:
    parts = [part for part in PurePosixPath(context, source.lstrip("/")).parts if part not in {".", "/"}]
    if not parts or ".." in parts:
        return True
    wanted = "/".join(parts)
    return wanted in paths or any(sign in wanted for sign in "*?[")  # a pattern may match nothing


def _is_pinned(base: str) -> bool:
    name, _, tag = base.rpartition("/")[2].partition(":")
    return "@sha256" in base or (bool(tag) and tag != "latest" and bool(name)) or "$" in base
