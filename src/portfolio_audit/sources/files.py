"""Contents of the wanted files of a folder, read into the spool."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from portfolio_audit.snapshot.reading_plan import Reading, reading_of, refusal
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.blobs import blob_id_of, chunks_of
from portfolio_audit.sources.contents import BINARY, UNREADABLE
from portfolio_audit.sources.walk import open_beneath


class FilesRead(Struct, frozen=True):
    """What came of the reading."""

    blob_ids: dict[str, str]
    """Git's ids by shown path, computed from what was read."""
    reasons: dict[str, str]
    """Why a content is not in the snapshot after all, by shown path."""


def spool_files(
    root: int, wanted: Sequence[Entry], paths: Mapping[str, bytes], spool: SpoolWriter, object_format: str
) -> FilesRead:
    """Copy files into the spool; `paths` gives the raw path from the root by the shown path."""
    read = FilesRead({}, {})
    for entry in wanted:
        outcome = _spool_file(root, entry.path, paths[entry.path], spool, object_format)
        (read.reasons if outcome in {BINARY, UNREADABLE} else read.blob_ids)[entry.path] = outcome
    return read


def _spool_file(root: int, path: str, raw_path: bytes, spool: SpoolWriter, object_format: str) -> str:
    """Copy one file; give its id, or why it is not in the spool."""
    start = spool.end_bytes
    try:
        with open_beneath(root, raw_path.split(b"/")) as (descriptor, status):
            if refusal(path, status.st_size) is not None:
                return UNREADABLE
            chunks = tuple(chunks_of(descriptor, status.st_size))
    except OSError:
        return UNREADABLE
    if reading_of(path) is Reading.UNKNOWN and any(b"\0" in chunk for chunk in chunks):
        return BINARY
    span = spool.append(chunks)
    spool.name(path, span)
    blob_id = blob_id_of(chunks, spool.end_bytes - start, object_format)
    spool.remember(blob_id, span)
    return blob_id
