"""What a repository's own configuration may choose: plain data, size-limited, strict keys."""

import difflib
import re
import tomllib
from typing import Any

import yaml
from msgspec import Struct

from portfolio_audit.errors import UsageError
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

FILE = ".portfolio-audit.yml"
TABLE = "portfolio-audit"
MOST_BYTES = 64 * 1024
"""A configuration is a page, not a book."""
_KEYS = ("profile", "select", "ignore")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


class Configuration(Struct, frozen=True):
    """The choices of a repository's owner."""

    profile: str | None = None
    """Name of a built-in profile; a path is refused."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def read_configuration(snapshot: Snapshot) -> Configuration:
    """Read `.portfolio-audit.yml`, else `[tool.portfolio-audit]` of pyproject.toml.

    Raises:
        UsageError: a key or a value is not one that we know.
    """
    text = _text_of(snapshot, FILE)
    if text is not None:
        return _checked(_load_yaml(text), FILE, text)
    text = _text_of(snapshot, "pyproject.toml")
    if text is not None and TABLE in text:
        return _checked(_load_table(text), "pyproject.toml", text)
    return Configuration()


def _text_of(snapshot: Snapshot, path: str) -> str | None:
    entry = snapshot.by_path.get(path)
    content = snapshot.read(entry) if entry is not None and entry.size_bytes <= MOST_BYTES else None
    return None if content is None or isinstance(content, Absent) else content.decode("utf-8", "replace")


def _load_yaml(text: str) -> object:
    if re.search(r"[&*]\w", text):
        raise UsageError(f"{FILE}: anchors and aliases are not allowed.", "Write the values out.")
    try:
        return yaml.safe_load(text) or {}
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UsageError(f"{FILE} is no YAML that we can read.", "Mend it, or use --no-repo-config.") from error


def _load_table(text: str) -> object:
    try:
        return tomllib.loads(text).get("tool", {}).get(TABLE, {})
    except (tomllib.TOMLDecodeError, RecursionError, AttributeError):
        return {}  # a broken pyproject.toml is a finding about dependencies, not a reason to stop


def _checked(values: object, path: str, text: str) -> Configuration:
    if not isinstance(values, dict):
        raise UsageError(f"{path}: the configuration is no mapping of keys to values.", _advice(""))
    for key in values:
        if key not in _KEYS:
            raise UsageError(f"{path}:{_line_of(str(key), text)}: unknown key {str(key)[:60]!r}.", _advice(str(key)))
    profile = values.get("profile")
    if profile is not None and not (isinstance(profile, str) and _NAME.fullmatch(profile)):
        raise UsageError(f"{path}: profile is no name of a built-in profile.", "See `portfolio-audit audit --help`.")
    return Configuration(profile, _names(values, "select", path), _names(values, "ignore", path))


def _names(values: dict[Any, Any], key: str, path: str) -> tuple[str, ...]:
    names = values.get(key) or []
    names = [names] if isinstance(names, str) else names
    if not isinstance(names, list) or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
        raise UsageError(f"{path}: {key} is not a list of rule ids.", "See `portfolio-audit rules` for the ids.")
    return tuple(names)


def _line_of(key: str, text: str) -> int:
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith(key)]
    return starts[0] if starts else 1


def _advice(key: str) -> str:
    close = difflib.get_close_matches(key, _KEYS, 1)
    hint = f"Did you mean {close[0]!r}? " if close else ""
    return f"{hint}Known keys are {', '.join(_KEYS)}; --no-repo-config leaves the file aside."
