"""Cuts a stream of git's answers into records, with a cap on each."""

from collections.abc import Iterator
from typing import IO

CHUNK_BYTES = 64 * 1024


def nul_records(stream: IO[bytes], cap_bytes: int) -> Iterator[bytes]:
    """Yield what stands before each NUL; a record above the cap is cut, the rest of it dropped."""
    kept = bytearray()
    while chunk := stream.read1(CHUNK_BYTES):  # type: ignore[attr-defined]  # pipes are buffered readers
        parts = chunk.split(b"\0")
        for part in parts[:-1]:
            kept += part[: max(0, cap_bytes - len(kept))]
            yield bytes(kept)
            kept.clear()
        kept += parts[-1][: max(0, cap_bytes - len(kept))]
    if kept:
        yield bytes(kept)
