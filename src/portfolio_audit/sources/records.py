"""Cuts a stream of git's answers into records, with a cap on each."""

from collections.abc import Iterator
from typing import IO

CHUNK_BYTES = 64 * 1024


def nul_records(stream: IO[bytes], cap_bytes: int) -> Iterator[bytes]:
    """Yield what stands before each NUL; a record above the cap is cut, the rest of it dropped."""
    kept = b""
    while chunk := stream.read1(CHUNK_BYTES):  # type: ignore[attr-defined]  # pipes are buffered readers
        *whole, last = (kept + chunk).split(b"\0")
        for part in whole:
            yield part[:cap_bytes]
        kept = last[:cap_bytes]
    if kept:
        yield kept
