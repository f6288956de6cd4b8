"""Tasks that tables of TOML name: those of pixi, poe, taskipy, PDM, Rye and Hatch."""

from collections.abc import Iterator

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_FILES = lazy_regex(r"(?:^|/)(?:pixi|pyproject|hatch|poe_tasks)\.toml$")
_TABLE = lazy_regex(
    r"^\[(?:(?:tool\.pixi\.|tool\.poe\.|tool\.taskipy\.)?(?:feature\.[\w-]{1,40}\.)?tasks|tool\.(?:pdm|rye)\.scripts"
    r"|(?:tool\.hatch\.)?envs\.[\w-]{1,40}\.scripts)(?:\.([\w-]{1,60}))?\]"
)
_NAME = lazy_regex(r"^['\"]?([A-Za-z][\w-]{0,60})['\"]?\s{0,4}=\s{0,4}(?:['\"{\[])")
_LINES = 2_000


def tasks_of_tables(snapshot: Snapshot, entries: tuple[Entry, ...]) -> Iterator[Located]:
    """Give each task with its line."""
    named = [entry for entry in entries if _FILES.search(entry.path)]
    for entry, lines in snapshot.parsed_all(named, read_lines):
        yield from _tasks(entry.path, lines[:_LINES])


def _tasks(path: str, lines: tuple[str, ...]) -> Iterator[Located]:
    is_inside = False
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            table = _TABLE.match(line)
            is_inside = table is not None and not table[1]
            if table is not None and table[1]:
                yield Located(table[1], Place(path, number))
        elif is_inside and (found := _NAME.match(line)) is not None:
            yield Located(found[1], Place(path, number))
