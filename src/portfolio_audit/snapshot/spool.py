"""One temporary file that holds all contents of a snapshot, one after the other."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from portfolio_audit.errors import NO_SPACE, NoSpaceError
from portfolio_audit.snapshot.records import Entry

CHUNK_BYTES = 1024 * 1024
"""How much is copied at a time, so that a large notebook never stands in memory as a whole."""


class Span(Struct, frozen=True, array_like=True):
    """Where one content lies in the spool."""

    offset_bytes: int
    size_bytes: int


class SpoolWriter:
    """Appends contents to a new file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        """Create the file; it must not exist yet."""
        self.path = path
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._end_bytes = 0
        self._index: dict[str, Span] = {}
        self._by_blob: dict[str, Span] = {}

    @property
    def index(self) -> Mapping[str, Span]:
        """Spans by path."""
        return self._index

    def start_index(self) -> None:
        """Name the contents of another snapshot; those that are here already need not be appended again."""
        self._index = {}

    def remember(self, blob_id: str, span: Span) -> None:
        """Keep where the content of an id lies."""
        self._by_blob[blob_id] = span

    def recall(self, blob_id: str) -> Span | None:
        """Give where the content of an id lies."""
        return self._by_blob.get(blob_id)

    def append(self, chunks: Iterable[bytes]) -> Span:
        """Write one content and tell where it lies."""
        start = self._end_bytes
        for chunk in chunks:
            self._write(chunk)
        return Span(start, self._end_bytes - start)

    def name(self, path: str, span: Span) -> None:
        """Let a path stand for a content that was appended."""
        self._index[path] = span

    def add(self, path: str, content: bytes) -> None:
        """Append a content that is at hand and name it."""
        self.name(path, self.append((content,)))

    def rewind(self, span: Span) -> None:
        """Forget a content that broke off half-way; later ones overwrite it."""
        self._end_bytes = span.offset_bytes
        os.lseek(self._descriptor, self._end_bytes, os.SEEK_SET)

    def drop_since(self, end_bytes: int) -> None:
        """Forget everything after an offset that `end_bytes` gave before."""
        self.rewind(Span(end_bytes, 0))

    def forget_since(self, end_bytes: int) -> None:
        """Forget the same, and the ids whose contents lie there."""
        self.drop_since(end_bytes)
        self._by_blob = {blob: span for blob, span in self._by_blob.items() if span.offset_bytes < end_bytes}

    @property
    def end_bytes(self) -> int:
        """Where the next content will lie."""
        return self._end_bytes

    def close(self) -> None:
        """Close the file; nothing can be appended after that."""
        os.close(self._descriptor)

    def _write(self, chunk: bytes) -> None:
        rest = memoryview(chunk)
        while rest:
            try:
                written = os.write(self._descriptor, rest)
            except OSError as error:
                if error.errno in NO_SPACE:
                    raise NoSpaceError(
                        f"No space left for a temporary copy in {self.path.parent}",
                        "Free some space, or point TMPDIR to a larger disk.",
                    ) from error
                raise
            self._end_bytes += written
            rest = rest[written:]


class SpoolContents:
    """Reads contents back by the path of the spool and the index."""

    def __init__(self, path: Path, index: Mapping[str, Span]) -> None:
        """Open the spool for reading."""
        self._file = path.open("rb")
        self._index = index

    def read(self, entry: Entry) -> bytes:
        """Give the bytes under the path of the entry."""
        span = self._index[entry.path]
        self._file.seek(span.offset_bytes)
        return self._file.read(span.size_bytes)

    def close(self) -> None:
        """Close the spool."""
        self._file.close()
