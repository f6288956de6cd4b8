"""The names in a repository, ready to be asked whether a mentioned path is there."""

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote

from portfolio_audit.snapshot.records import Entry


class TreeNames:
    """Files, folders and their last parts; answers are about names, nothing is read."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the names of all entries, whatever their kind."""
        self.files = frozenset(entry.path for entry in entries)
        folders: set[str] = set()
        for path in self.files:
            parent = posixpath.dirname(path)
            while parent and parent not in folders:
                folders.add(parent)
                parent = posixpath.dirname(parent)
        self.folders = frozenset(folders)
        self.parts = frozenset(posixpath.basename(path) for path in (*self.files, *self.folders))
        lower = {part.lower() for part in self.parts}
        self._lower_parts = frozenset(lower | {part.rpartition(" ")[2] for part in lower})
        self._lower_ends = frozenset(_last_two(path.lower()) for path in (*self.files, *self.folders))

    def has(self, path: str) -> bool:
        """Tell whether a file or folder stands at exactly this path."""
        return path in self.files or path in self.folders

    def resolve(self, target: str, base: str) -> str | None:
        """Give the path that a relative link in a file of folder `base` means; `None` when it leaves the repository."""
        path = unquote(target.split("#", 1)[0].split("?", 1)[0]).strip()
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(base, path)
        plain = posixpath.normpath(joined) if joined else ""
        if plain == ".." or plain.startswith("../"):
            return None
        return "" if plain == "." else plain

    def mentions(self, name: str) -> bool:
        """Tell whether the last part of a written path is a name of the tree, or its last word, in any case."""
        last = posixpath.basename(name.rstrip("/"))
        return bool(last) and last.lower() in self._lower_parts

    def names(self, written: str) -> bool:
        """Tell whether a written path ends like one in the tree: by its last two parts, where it has two."""
        return _last_two(written.rstrip("/").lower()) in self._lower_ends or (
            "/" not in written and self.mentions(written)
        )


def _last_two(path: str) -> str:
    return "/".join(path.split("/")[-2:])
