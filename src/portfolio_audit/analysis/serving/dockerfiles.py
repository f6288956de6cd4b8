"""Which files build an image: by their name, by what a compose file says, or by how they open."""

import re
from collections.abc import Iterator
from itertools import chain
from posixpath import dirname, join, normpath

from portfolio_audit.analysis.code_units import is_test_path
from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.parsers.dockerfile import Dockerfile, opens_as_image, parse_dockerfile
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.serving import COMPOSE, DOCKERFILE
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_CONTEXT = lazy_regex(r"\s*(?:context|build):\s*[\"']?([\w./-]{1,100})")
_FILE = lazy_regex(r"\s*dockerfile:\s*[\"']?([\w./-]{1,100})")
_PLAIN = ("", ".docker")
"""Suffixes of image files that are not called Dockerfile."""
_LOOKED_INTO = 300


def read_dockerfiles(snapshot: Snapshot) -> tuple[tuple[Entry, Dockerfile], ...]:
    """Give the files that build an image, sorted by path, with what they say."""
    return snapshot.derived(_read)


def build_contexts(snapshot: Snapshot) -> tuple[str, ...]:
    """Give the folders that compose files build in, as written and from where the file stands; the root apart."""
    found = {context.removeprefix("./").strip("/") for _, context in _told(snapshot, _CONTEXT)}
    found |= {normpath(join(dirname(path), context)) for path, context in _told(snapshot, _CONTEXT)}
    return tuple(sorted(found - {"", "."}))


def whole_composes(snapshot: Snapshot) -> tuple[Entry, ...]:
    """Give the compose files that build in no folder which is missing in the tree, those of tests left out."""
    folders = TreeNames(snapshot.entries).folders
    broken = {
        path
        for path, context in _told(snapshot, _CONTEXT)
        if not {normpath(join(dirname(path), context)), normpath(context)} & {*folders, "."} and ".." not in context
    }
    return tuple(entry for entry in _composes(snapshot) if entry.path not in broken and not is_test_path(entry.path))


def _read(snapshot: Snapshot) -> tuple[tuple[Entry, Dockerfile], ...]:
    told = _told_by_compose(snapshot)
    named = {entry.path for entry in snapshot.files if DOCKERFILE.search(entry.path) or entry.path in told}
    plain = [entry for entry in own_files(snapshot, *_PLAIN) if entry.path not in named][:_LOOKED_INTO]
    named |= {entry.path for entry, is_image in snapshot.parsed_all(plain, opens_as_image) if is_image}
    entries = (snapshot.by_path[path] for path in sorted(named) if is_own_code(path))
    return tuple(pair for pair in snapshot.parsed_all(entries, parse_dockerfile) if pair[1].bases)


def _told_by_compose(snapshot: Snapshot) -> frozenset[str]:
    """Give the paths that compose files may mean: from each of their contexts, and from where they stand."""
    contexts = tuple(
        chain.from_iterable((dirname(path), join(dirname(path), one)) for path, one in _told(snapshot, _CONTEXT))
    )
    found = {join(context, file) for path, file in _told(snapshot, _FILE) for context in (dirname(path), *contexts)}
    return frozenset(map(normpath, found))


def _composes(snapshot: Snapshot) -> Iterator[Entry]:
    return (entry for entry in snapshot.files if COMPOSE.search(entry.path) and is_own_code(entry.path))


def _told(snapshot: Snapshot, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give what a pattern finds in lines of compose files, with the path of the file."""
    for entry, lines in snapshot.parsed_all(_composes(snapshot), read_lines):
        yield from ((entry.path, found.group(1)) for found in map(pattern.match, lines) if found)
