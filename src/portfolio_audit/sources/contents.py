"""Contents of the wanted entries, streamed by one git child into the spool."""

from collections.abc import Iterator, Sequence
from typing import IO

from portfolio_audit.snapshot.reading_plan import Reading, reading_of
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.spool import CHUNK_BYTES, Span, SpoolWriter
from portfolio_audit.sources.git import Store, git_child

AT_A_TIME = 200
"""Objects asked for before the answers are read; few enough to fit into the pipe."""
READ_ALL_SECONDS = 60.0
RESTARTS = 20
"""Times that git may die on a corrupt object before the rest counts as unreadable."""
UNREADABLE = "unreadable"
BINARY = "binary"


class _BrokenOffError(Exception):
    """Git ended in the middle of an answer."""


def spool_blobs(store: Store, wanted: Sequence[Entry], spool: SpoolWriter) -> dict[str, str]:
    """Copy the blobs of the entries into the spool; give the reason by path for those that could not be read."""
    paths: dict[str, list[str]] = {}
    for entry in wanted:
        span = spool.recall(entry.blob_id)
        if span is None:
            paths.setdefault(entry.blob_id, []).append(entry.path)
        else:
            spool.name(entry.path, span)
    reasons: dict[str, str] = {}
    waiting = list(paths)
    for _attempt in range(RESTARTS):
        if not waiting:
            return reasons
        done = _spool_some(store, waiting, paths, spool, reasons)
        if done < len(waiting):
            reasons |= dict.fromkeys(paths[waiting[done]], UNREADABLE)
        waiting = waiting[done + 1 :]
    return reasons | {path: UNREADABLE for blob_id in waiting for path in paths[blob_id]}


def _spool_some(
    store: Store, blob_ids: Sequence[str], paths: dict[str, list[str]], spool: SpoolWriter, reasons: dict[str, str]
) -> int:
    """Copy blobs until the end or until git dies; give how many were answered."""
    done = 0
    with git_child(store, "cat-file", "--batch", seconds=READ_ALL_SECONDS) as child:
        try:
            for batch in _batches(blob_ids):
                child.stdin.write("".join(f"{blob_id}\n" for blob_id in batch).encode())
                child.stdin.flush()
                for blob_id in batch:
                    _take(child.stdout, blob_id, paths[blob_id], spool, reasons)
                    done += 1
        except (_BrokenOffError, BrokenPipeError):
            pass
    return done


def _batches(blob_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(blob_ids), AT_A_TIME):
        yield blob_ids[start : start + AT_A_TIME]


def _take(answer: IO[bytes], blob_id: str, paths: Sequence[str], spool: SpoolWriter, reasons: dict[str, str]) -> None:
    """Read one answer: `<id> blob <size>`, the content, a line feed; or `<id> missing`."""
    head = answer.readline(300).split()
    if not head:
        raise _BrokenOffError
    if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - as above
        reasons |= dict.fromkeys(paths, UNREADABLE)
        return
    end = spool.end_bytes
    has_nul, span = _copy(answer, int(head[2]), spool)
    if has_nul and all(reading_of(path) is Reading.UNKNOWN for path in paths):
        spool.drop_since(end)
        reasons |= dict.fromkeys(paths, BINARY)
        return
    spool.remember(blob_id, span)
    for path in paths:
        spool.name(path, span)


def _copy(answer: IO[bytes], size_bytes: int, spool: SpoolWriter) -> tuple[bool, Span]:
    """Copy one content; when git breaks off in it, the spool forgets the part."""
    start, has_nul = spool.end_bytes, False
    for chunk in _chunks(answer, size_bytes):
        has_nul = has_nul or b"\0" in chunk
        spool.append((chunk,))
    if spool.end_bytes - start != size_bytes or answer.read(1) != b"\n":
        spool.drop_since(start)
        raise _BrokenOffError
    return has_nul, Span(start, size_bytes)


def _chunks(answer: IO[bytes], left_bytes: int) -> Iterator[bytes]:
    while left_bytes and (chunk := answer.read(min(left_bytes, CHUNK_BYTES))):
        left_bytes -= len(chunk)
        yield chunk
