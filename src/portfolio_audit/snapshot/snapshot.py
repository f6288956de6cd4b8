"""The frozen repository as collectors see it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from posixpath import splitext
from typing import Protocol, TypeVar

from portfolio_audit.snapshot.memory import ParseMemory
from portfolio_audit.snapshot.recollection import NoRecollection, Recollection
from portfolio_audit.snapshot.records import (
    Absent,
    Entry,
    EntryKind,
    History,
    SnapshotRecord,
    SnapshotWarning,
    TargetIdentity,
)

Parsed = TypeVar("Parsed")
Derived = TypeVar("Derived")
Item = TypeVar("Item")


class Contents(Protocol):
    """Where the bytes of the entries are."""

    def read(self, entry: Entry) -> bytes:
        """Give the whole content of an entry whose `unread` is `None`."""


class MemoryContents:
    """Contents that are at hand, by path."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        """Keep the mapping from path to bytes."""
        self._contents = contents

    def read(self, entry: Entry) -> bytes:
        """Give the bytes under the path of the entry."""
        return self._contents[entry.path]


def _ignore(_path: str) -> None:
    """Take no notice of the file that is parsed next."""


class Snapshot:
    """One repository at one state: entries by path, contents on demand, each distinct file parsed once."""

    def __init__(
        self,
        record: SnapshotRecord,
        contents: Contents,
        announce: Callable[[str], None] = _ignore,
        memory: ParseMemory | None = None,
        recollection: Recollection | None = None,
    ) -> None:
        """Join record and contents; `announce` hears the path before each parse, and an empty one after it.

        A `memory` that goes from snapshot to snapshot saves the parsing of what did not change between them,
        a `recollection` what did not change since earlier runs.
        """
        self.record = record
        self._contents = contents
        self._announce = announce
        self._parsed = memory or ParseMemory()
        self._recollection = recollection or NoRecollection()
        self._derived: dict[Callable[[Snapshot], object], object] = {}
        self._trouble: dict[str, SnapshotWarning] = {}

    @property
    def target(self) -> TargetIdentity:
        """What is audited."""
        return self.record.target

    @property
    def history(self) -> History | Absent:
        """The commits, or why there are none to see."""
        return self.record.history

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, sorted by path."""
        return self.record.entries

    @property
    def warnings(self) -> tuple[SnapshotWarning, ...]:
        """What was left out so far, by the opening and by the parsers."""
        return (*self.record.warnings, *self._trouble.values())

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """Entries by path."""
        return {entry.path: entry for entry in self.record.entries}

    @cached_property
    def files(self) -> tuple[Entry, ...]:
        """Regular files only, sorted by path."""
        return tuple(entry for entry in self.entries if entry.kind in {EntryKind.FILE, EntryKind.EXECUTABLE})

    @cached_property
    def by_suffix(self) -> Mapping[str, tuple[Entry, ...]]:
        """Regular files by the lower-case suffix of their name, with the dot."""
        found: dict[str, list[Entry]] = {}
        for entry in self.files:
            found.setdefault(splitext(entry.path)[1].lower(), []).append(entry)
        return {suffix: tuple(entries) for suffix, entries in found.items()}

    def files_with_suffix(self, *suffixes: str) -> tuple[Entry, ...]:
        """Regular files whose name ends with one of the suffixes (lower case, with the dot), sorted by path."""
        found = [entry for suffix in dict.fromkeys(suffixes) for entry in self.by_suffix.get(suffix, ())]
        return tuple(sorted(found, key=lambda entry: entry.path))

    def read(self, entry: Entry) -> bytes | Absent:
        """Give the content, or why it is not there."""
        if entry.unread is not None:
            return Absent(entry.unread)
        return self._contents.read(entry)

    def parsed(self, entry: Entry, parse: Callable[[bytes], Parsed]) -> Parsed | Absent:
        """Parse the content once per distinct blob and parser; a parser never raises on bad content."""
        if entry.unread is not None:
            return Absent(entry.unread)
        key = (parse.__module__ + "." + parse.__qualname__, entry.blob_id or entry.path)
        if key not in self._parsed:
            known = self._recollection.recall(entry.path, parse)
            self._parsed[key] = known.value if known is not None else self._parse(entry, parse)
        return self._parsed[key]  # type: ignore[return-value]  # the key names the parser, so the type is its result

    def _parse(self, entry: Entry, parse: Callable[[bytes], Parsed]) -> Parsed:
        content = self._contents.read(entry)
        self._announce(entry.path)
        value = parse(content)
        self._announce("")
        self._recollection.learn(entry.path, parse, value, of_place=False)
        return value

    def parsed_all(
        self, entries: Iterable[Entry], parse: Callable[[bytes], Parsed]
    ) -> tuple[tuple[Entry, Parsed], ...]:
        """Parse those entries whose content is at hand."""
        pairs = ((entry, self.parsed(entry, parse)) for entry in entries)
        return tuple((entry, value) for entry, value in pairs if not isinstance(value, Absent))

    def told(self, entry: Entry, tell: Callable[[Item], Derived], item: Item) -> Derived:
        """Give what a function makes of an item that rests on one file alone, made once per path and content."""
        key = (tell.__module__ + "." + tell.__qualname__, entry.path, entry.blob_id)
        if key not in self._parsed:
            known = self._recollection.recall(entry.path, tell)
            if known is None:
                self._parsed[key] = tell(item)
                self._recollection.learn(entry.path, tell, self._parsed[key], of_place=True)
            else:
                self._parsed[key] = known.value
        return self._parsed[key]  # type: ignore[return-value]  # the key names the function

    def derived(self, derive: Callable[["Snapshot"], Derived]) -> Derived:
        """Give what a function makes of the snapshot, made once; the value must not be changed by anyone."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return self._derived[derive]  # type: ignore[return-value]  # the key made it, so the type is its result

    def assuming(self, derive: Callable[["Snapshot"], Derived], value: Derived) -> "Snapshot":
        """Give the same repository as it looks where the function makes this value of it; parsed files are shared."""
        other = Snapshot(self.record, self._contents, self._announce, self._parsed, self._recollection)
        other._derived[derive] = value
        other._trouble = self._trouble
        return other

    def warn(self, warning: SnapshotWarning) -> None:
        """Note something that a collector could not read; the same code and first path count once."""
        self._trouble.setdefault(f"{warning.code}:{warning.paths[:1]}", warning)
