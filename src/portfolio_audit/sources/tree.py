"""The names and sizes of a commit, listed by git on our own store."""

import re
from itertools import islice

from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.listing import Listed, over_file_limit
from portfolio_audit.snapshot.records import EntryKind, SnapshotWarning
from portfolio_audit.sources.foreign import is_full_id
from portfolio_audit.sources.git import GitChild, Store, ask_git, git_child
from portfolio_audit.sources.records import nul_records

_LINK, _SUBMODULE, _EXECUTE = 0o120000, 0o160000, 0o100
_TYPE = 0o170000
_OCTAL = re.compile(rb"[0-7]{1,7}")


class TreeListing(Struct, frozen=True):
    """What stands in a tree, as far as the limits allow."""

    listed: tuple[Listed, ...]
    warnings: tuple[SnapshotWarning, ...] = ()


def object_id(store: Store, expression: str, kind: str) -> str | None:
    """Resolve an expression that is asked on standard input, never on the command line; `None` when it is not there."""
    if "\n" in expression or "\0" in expression:
        return None
    question = f"{expression}\n".encode("utf-8", "surrogateescape")
    answer = (ask_git(store, "cat-file", "--batch-check", question=question) or b"").split(b"\n")[0].split()
    if len(answer) != 3 or answer[1] != kind.encode():  # noqa: PLR2004 - id, type, size
        return None
    found = answer[0].decode("ascii", "replace")
    return found if is_full_id(found) else None


def tree_of(store: Store, commit: str, subdir: str | None) -> str:
    """Give what is to be listed: the commit itself, or a sub-folder in it."""
    if not subdir:
        return commit
    found = object_id(store, f"{commit}:{subdir}", "tree")
    if found is None:
        raise TargetError(f"There is no folder {subdir!r} in commit {commit[:12]}", "Check the part after the colon.")
    return found


def list_tree(store: Store, tree: str) -> TreeListing:
    """List a tree with all folders below, stopped at the limit of files and of time."""
    with git_child(store, "ls-tree", "-r", "-z", "-l", "--full-tree", tree) as child:
        child.stdin.close()
        rows = islice(nul_records(child.stdout, 8 * limits.PATH_BYTES), limits.FILES + 1)
        listed = tuple(item for row in rows if (item := parse_row(row)) is not None)
        if len(listed) > limits.FILES:
            child.stop()
            return TreeListing(listed[: limits.FILES], (over_file_limit(),))
        return TreeListing(listed, _broken_off(child, listed))


def _broken_off(child: GitChild, listed: tuple[Listed, ...]) -> tuple[SnapshotWarning, ...]:
    failed = child.wait() != 0
    if child.timed_out.is_set():
        return (SnapshotWarning("timed-out", f"Listing took too long; the first {len(listed):,} files are listed"),)
    if not failed:
        return ()
    if not listed:
        raise TargetError(
            "The list of files cannot be read from the repository", "Check it with: git fsck, or clone it again."
        )
    return (SnapshotWarning("unreadable", f"The list of files broke off after {len(listed):,} files"),)


def parse_row(row: bytes) -> Listed | None:
    r"""Read `<mode> <type> <id> <size>\t<path>`; the size is no number where the object is missing."""
    facts, _tab, path = row.partition(b"\t")
    fields = facts.split()
    if len(fields) != 4 or not path or not _OCTAL.fullmatch(fields[0]):  # noqa: PLR2004 - as above
        return None
    mode, kind, blob_id, size = fields
    return Listed(
        path,
        _kind(int(mode, 8), kind),
        int(size) if size.isdigit() else (None if kind == b"blob" else 0),
        blob_id.decode("ascii", "replace"),
    )


def _kind(mode: int, kind: bytes) -> EntryKind:
    if mode & _TYPE == _LINK:
        return EntryKind.LINK
    if mode & _TYPE == _SUBMODULE or kind == b"commit":
        return EntryKind.SUBMODULE
    if kind != b"blob":
        return EntryKind.OTHER
    return EntryKind.EXECUTABLE if mode & _EXECUTE else EntryKind.FILE
