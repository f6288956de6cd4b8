"""Git's ids of contents, computed by ourselves."""

import hashlib
import os
from collections.abc import Iterable, Iterator

from portfolio_audit.snapshot.spool import CHUNK_BYTES

_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {size}\n"


def blob_id(content: bytes, object_format: str) -> str:
    """Give the id that git would give to the content."""
    return blob_id_of((content,), len(content), object_format)


def blob_id_of(chunks: Iterable[bytes], size_bytes: int, object_format: str) -> str:
    """Give the id of a content that comes in chunks; its size must be known before."""
    digest = hashlib.new(object_format, b"blob %d\0" % size_bytes, usedforsecurity=False)
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def pointer_id(chunks: Iterable[bytes], size_bytes: int, object_format: str) -> str:
    """Give the id of the Git LFS pointer that stands for a content."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return blob_id(_POINTER.format(digest=digest.hexdigest(), size=size_bytes).encode(), object_format)


def chunks_of(descriptor: int, most_bytes: int) -> Iterator[bytes]:
    """Read an open file from its start, so far as allowed."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    while most_bytes > 0 and (chunk := os.read(descriptor, min(most_bytes, CHUNK_BYTES))):
        most_bytes -= len(chunk)
        yield chunk
