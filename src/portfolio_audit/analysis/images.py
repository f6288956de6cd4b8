"""Dockerfiles, with the sources that they copy looked up in the tree."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.dockerfile import Dockerfile, parse_dockerfile
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.serving import COMPOSE, DOCKERFILE
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
    """Read each Dockerfile that has a base image; a source may stand beside it, at the root or in a build context."""
    named = [entry for entry in snapshot.files if DOCKERFILE.search(entry.path) and is_own_code(entry.path)]
    if not named:
        return
    paths = frozenset(_with_folders(entry.path for entry in snapshot.entries))
    contexts = _build_contexts(snapshot)
    for entry, parsed in snapshot.parsed_all(named, parse_dockerfile):
        if not parsed.bases:
            continue
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


def _build_contexts(snapshot: Snapshot) -> list[str]:
    """Give the folders that compose files and workflows build in."""
    found = set()
    for _, lines in snapshot.parsed_all((entry for entry in snapshot.files if COMPOSE.search(entry.path)), read_lines):
        matches = (re.match(r"\s*(?:context|build):\s*[\"']?([\w./-]{1,100})", line) for line in lines)
        found |= {match.group(1).removeprefix("./").strip("/") for match in matches if match}
    return sorted(found - {"", "."})


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
