"""Entries of a snapshot from raw names, under caps and in a fixed order."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.snapshot.reading_plan import PATHS_SHOWN, refusal
from portfolio_audit.snapshot.records import Entry, EntryKind, SnapshotWarning

NOT_IN_CLONE = "not in this clone"
ODD_NAME = "odd name"


class Listed(Struct, frozen=True):
    """One name as git or the disk gives it."""

    path: bytes
    """From the audited root, with `/`."""
    kind: EntryKind
    size_bytes: int | None
    """`None` where git does not know the size because the object is missing."""
    blob_id: str
    unread: str | None = None
    """A reason that is known before the listing is looked at."""


class Listing(Struct, frozen=True):
    """The entries, sorted by path, and what is odd about them."""

    entries: tuple[Entry, ...]
    warnings: tuple[SnapshotWarning, ...]


def shown_path(path: bytes) -> str:
    r"""Decode a raw path; bytes that are no UTF-8 stand as `\xNN`."""
    return path.decode("utf-8", "backslashreplace")


def is_git_name(name: bytes) -> bool:
    """Tell whether a path component is `.git` to any file system: any case, trailing dots and spaces, short names."""
    folded = name.lower().rstrip(b". ")
    return folded in {b".git", b"git~1"} or folded.startswith(b".git:")


def is_odd(path: bytes) -> bool:
    """Tell whether a path could mean a place outside the tree, or git's own folder."""
    parts = path.split(b"/")
    if any(part in {b"", b".", b".."} or is_git_name(part) for part in parts):
        return True
    return len(parts) > limits.DEPTH or len(path) > limits.PATH_BYTES


def list_entries(listed: Iterable[Listed], left_out_bytes: int | None = None) -> Listing:
    """Turn raw names into entries; of two names that look the same the first counts.

    Where a fetch left out files of a size and more, those that are missing have at least `left_out_bytes`.
    """
    by_path: dict[str, Entry] = {}
    odd: list[str] = []
    for item in listed:
        entry = _entry(item, left_out_bytes)
        if entry.path in by_path:
            odd.append(entry.path)
            continue
        by_path[entry.path] = entry
        if entry.unread == ODD_NAME:
            odd.append(entry.path)
    entries = tuple(by_path[path] for path in sorted(by_path))
    return Listing(entries, (*_missing(entries), *_odd(sorted(odd))))


def mark_unread(entries: Iterable[Entry], reasons: Mapping[str, str]) -> tuple[Entry, ...]:
    """Give entries the reason why their content is not in the snapshot after all."""
    return tuple(replace(entry, unread=reasons[entry.path]) if entry.path in reasons else entry for entry in entries)


def over_file_limit() -> SnapshotWarning:
    """Say that the listing was cut."""
    text = f"Only the first {limits.FILES:,} files are listed; the repository has more"
    return SnapshotWarning("limit-files", text, cure="Audit a sub-folder with :subdir.")


def _entry(item: Listed, left_out_bytes: int | None) -> Entry:
    path = shown_path(item.path)
    size_bytes = left_out_bytes if item.size_bytes is None else item.size_bytes
    is_at_least = item.size_bytes is None and size_bytes is not None
    return Entry(path, item.kind, size_bytes or 0, item.blob_id, _unread(item, path, size_bytes), is_at_least)


def _unread(item: Listed, path: str, size_bytes: int | None) -> str | None:
    by_kind = {EntryKind.LINK: "a link", EntryKind.SUBMODULE: "a submodule", EntryKind.OTHER: "not a regular file"}
    if is_odd(item.path):
        return ODD_NAME
    if item.unread is not None:
        return item.unread
    if item.kind in by_kind:
        return by_kind[item.kind]
    refused = None if size_bytes is None else refusal(path, size_bytes)
    return NOT_IN_CLONE if refused is None and item.size_bytes is None else refused


def _missing(entries: tuple[Entry, ...]) -> tuple[SnapshotWarning, ...]:
    paths = [entry.path for entry in entries if entry.unread == NOT_IN_CLONE]
    if not paths:
        return ()
    text = f"{len(paths)} {'file is' if len(paths) == 1 else 'files are'} not in this clone"
    cure = "Fetch the missing objects, for example with a full clone."
    return (SnapshotWarning("not-in-clone", text, tuple(paths[:PATHS_SHOWN]), cure),)


def _odd(paths: list[str]) -> tuple[SnapshotWarning, ...]:
    if not paths:
        return ()
    text = f"{len(paths)} {'path has' if len(paths) == 1 else 'paths have'} a name that is not safe to read"
    return (SnapshotWarning("odd-name", text, tuple(paths[:PATHS_SHOWN])),)
