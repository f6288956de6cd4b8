"""Files that hold what should be known to nobody: by their names, and by keys that stand in settings."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit, is_test_path
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.junk import is_private
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.paths import file_name, file_suffix
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_SETTINGS = frozenset({".toml", ".yaml", ".yml", ".ini", ".cfg", ".conf", ".properties"})
_SETTINGS_BYTES = 100_000
_FILLED = lazy_regex(
    r"^\s*(?:export\s+)?\w{0,40}(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PWD|CREDENTIALS?)\w{0,20}\s*=\s*[\"']?\S",
    re.IGNORECASE,
)
_KEY = lazy_regex(
    r"^\s{0,40}[\"']?(?P<name>[\w.-]{0,40}(?:secret|token|password|passwd|api_?key|access_?key|private_?key))[\"']?"
    r"\s{0,4}[:=]\s{0,4}[\"']?(?P<value>[A-Za-z0-9+/_-]{20,200}={0,2})[\"']?\s*(?:#.*)?$",
    re.IGNORECASE,
)
_PLACEHOLDER = lazy_regex(
    r"example|change|your|dummy|placeholder|replace|insert|xxx|secret|token|0{6}|123456", re.IGNORECASE
)
_FEWEST_OF_A_SORT = 3
_LINES = 5_000
_LINE_CHARACTERS = 300
_SESSION_KEY = lazy_regex(
    r"^\s{0,40}(?:[\w.]{1,40}\.)?(?:config\[[\"'])?secret_key(?:[\"']\])?\s{0,4}=\s{0,4}[\"'](?P<value>[^\"'{}\s]{6,200})[\"']\s*(?:#.*)?$",
    re.IGNORECASE,
)
_FOR_SHOW = lazy_regex(r"example|chang|your|dummy|placeholder|replace|insert|xxx|test|demo|dev\b", re.IGNORECASE)


def find_secret_files(snapshot: Snapshot) -> Iterator[Located]:
    """Give each such file once: by its name, else at the first key in it; the value of a key is never told."""
    for entry in snapshot.files:
        if not entry.size_bytes or not is_own_code(entry.path):
            continue
        if is_private(entry.path):
            yield from _named(snapshot, entry)
        elif file_suffix(entry.path).lower() in _SETTINGS and entry.size_bytes <= _SETTINGS_BYTES:
            yield from _written(snapshot, entry)


def session_keys(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give the first line of each program that writes out the key by which Flask or Django sign sessions."""
    for unit in units:
        if "secret_key" in unit.source.lower() and not is_test_path(unit.path):
            lines = enumerate(unit.source.splitlines()[:_LINES], 1)
            keys = ((number, _SESSION_KEY.match(line[:_LINE_CHARACTERS])) for number, line in lines)
            line = next((number for number, key in keys if key and not _FOR_SHOW.search(key["value"])), None)
            if line is not None:
                yield Located("secret_key", unit.place(line))


def _named(snapshot: Snapshot, entry: Entry) -> Iterator[Located]:
    """Give a file with such a name; one of settings only where a key in it has a value."""
    if ".env" in file_name(entry.path).lower():
        lines = snapshot.parsed(entry, read_lines)
        if not isinstance(lines, Absent) and not any(_FILLED.match(line) for line in lines):
            return
    yield Located(f"{entry.path} ({entry.size_bytes:,} bytes)", Place(entry.path))


def _written(snapshot: Snapshot, entry: Entry) -> Iterator[Located]:
    lines = snapshot.parsed(entry, read_lines)
    for number, line in enumerate(() if isinstance(lines, Absent) else lines, 1):
        key = _KEY.match(line)
        if key is not None and _is_random(key["value"]):
            yield Located(f"{entry.path}: {key['name']}", Place(entry.path, number))
            return


def _is_random(value: str) -> bool:
    """Tell a key from a word: letters and digits, some of each, and nothing that asks to be replaced."""
    digits = sum(character.isdigit() for character in value)
    letters = sum(character.isalpha() for character in value)
    return min(digits, letters) >= _FEWEST_OF_A_SORT and not _PLACEHOLDER.search(value)
