"""Files that describe the project as a package, and whether an installation has something to build."""

import re
from posixpath import dirname, join

from portfolio_audit.analysis.kinds.typical import serving_files
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 200
_NAMED = lazy_regex(r"(?:^|/)(?:setup\.py|pyproject\.toml)$|^DESCRIPTION$")
_DESCRIBES = lazy_regex(r"^\[build-system\]|^\[project\]|^\[tool\.poetry\]|setup\(|^Package:")
_NO_PACKAGE = lazy_regex(r"(?:package-mode|package)\s?=\s?false\b")
"""How Poetry and uv are told that a project is no package."""
_BUILDS = lazy_regex(r"^\[build-system\]|^\[tool\.(?:setuptools|hatch|flit|pdm|uv_build)")
_OF_POETRY = lazy_regex(r"^\[tool\.poetry\]")
_LISTS_PACKAGES = lazy_regex(r"^packages\s?=")
_NAME = lazy_regex(r"^name\s?=\s?[\"']([\w.-]{1,100})[\"']")


def describing_files(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give what names the project as a package, those left out that say it is none."""
    return tuple(Located(entry.path, Place(entry.path)) for entry, _ in _described(snapshot))[:_PLACES]


def building_files(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give those by which something is built: a folder of the project's name, a list of packages, a build system."""
    folders = frozenset(dirname(entry.path) for entry in snapshot.files if entry.path.endswith(".py"))
    return tuple(
        Located(entry.path, Place(entry.path))
        for entry, lines in _described(snapshot)
        if file_name(entry.path) != "pyproject.toml" or _builds(dirname(entry.path), lines, folders)
    )[:_PLACES]


def _described(snapshot: Snapshot) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    named = (entry for entry in serving_files(snapshot) if _NAMED.search(entry.path))
    return tuple(
        (entry, lines)
        for entry, lines in snapshot.parsed_all(named, read_lines)
        if any(map(_DESCRIBES.search, lines)) and not any(map(_NO_PACKAGE.match, lines))
    )


def _builds(folder: str, lines: tuple[str, ...], folders: frozenset[str]) -> bool:
    builder = _LISTS_PACKAGES if any(map(_OF_POETRY.match, lines)) else _BUILDS
    if any(map(builder.match, lines)):
        return True
    names = (re.sub(r"[.-]", "_", found[1].lower()) for found in map(_NAME.match, lines) if found)
    return any(join(folder, name) in folders or join(folder, "src", name) in folders for name in names)
