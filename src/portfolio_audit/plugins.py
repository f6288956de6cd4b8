"""What stands on a shelf: the members of our own package, then entry points."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules


def shelf(package: str, attribute: str, group: str) -> Iterator[object]:
    """Yield `attribute` of each module of `package` that has it, by name, then what the entry-point group offers."""
    paths = import_module(package).__path__
    for module in sorted(iter_modules(paths), key=lambda found: found.name):
        loaded = import_module(f"{package}.{module.name}")
        if hasattr(loaded, attribute):
            yield getattr(loaded, attribute)
    yield from offered(group)


def offered(group: str) -> Iterator[object]:
    """Yield what installed plug-ins offer in an entry-point group, by name; what reads such groups is loaded then."""
    entry_points = import_module("importlib.metadata").entry_points(group=group)
    for entry_point in sorted(entry_points, key=lambda found: str(found.name)):
        yield entry_point.load()
