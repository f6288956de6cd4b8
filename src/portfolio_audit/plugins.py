"""What stands on a shelf: the members of our own package, then entry points."""

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules


def shelf(package: str, attribute: str, group: str) -> Iterator[object]:
    """Yield `attribute` of each module of `package` that has it, by name, then what the entry-point group offers."""
    paths = import_module(package).__path__
    for module in sorted(iter_modules(paths), key=lambda found: found.name):
        loaded = import_module(f"{package}.{module.name}")
        if hasattr(loaded, attribute):
            yield getattr(loaded, attribute)
    yield from offered(group)


def member(package: str, attribute: str, name: str) -> object | None:
    """Give `attribute` of the module of that name, without loading the others; `None` where there is none."""
    if name not in {module.name for module in iter_modules(import_module(package).__path__)}:
        return None
    return getattr(import_module(f"{package}.{name}"), attribute, None)


def offered(group: str) -> Iterator[object]:
    """Yield what installed plug-ins offer in an entry-point group, by name."""
    if not _is_anything_offered():
        return
    entry_points = import_module("importlib.metadata").entry_points(group=group)
    for entry_point in sorted(entry_points, key=lambda found: str(found.name)):
        yield entry_point.load()


@cache
def _is_anything_offered() -> bool:
    """Look for groups of ours where packages list what they offer; what reads such lists takes longer to load."""
    lists = (path for folder in sys.path for path in Path(folder).glob("*-info/entry_points.txt"))
    return any(b"[portfolio_audit." in path.read_bytes() for path in lists)
