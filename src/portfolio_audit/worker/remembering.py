"""The parent's side of what is kept: looks up what is known of contents, and keeps what the child learns of them."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO

from msgspec import structs

from portfolio_audit.cache.database import Database, Row
from portfolio_audit.cache.fingerprint import fingerprint
from portfolio_audit.cache.kept import VALUE_BYTES
from portfolio_audit.errors import NoSpaceError
from portfolio_audit.limits import MEBIBYTE
from portfolio_audit.snapshot.spool import CHUNK_BYTES, Span, SpoolWriter
from portfolio_audit.worker.frames import Job, Known, Learnt

LEARNT_BYTES = 128 * MEBIBYTE
"""What is kept of one job."""
_WRITE_BYTES = 8 * MEBIBYTE
"""What is gathered before it is written."""
_NAME_CHARACTERS = 200


class Remembering:
    """The memory of one child over its jobs; the child is told of contents, and never names one by itself."""

    def __init__(self, folder: Path, today: date) -> None:
        """Open nothing yet."""
        self.folder = folder
        self._database = Database(folder, fingerprint(), today)
        self._of_path: Mapping[str, bytes] = {}
        self._told: frozenset[bytes] = frozenset()
        self._rows: list[Row] = []
        self._stale: list[bytes] = []
        self._waiting_bytes = 0
        self._left_bytes = LEARNT_BYTES

    def start_over(self) -> None:
        """Take note that another child begins, which has been told nothing."""
        self._told = frozenset()

    @contextmanager
    def prepared(self, job: Job) -> Iterator[Job]:
        """Give the job with what is known of its contents; what the child learns is kept at the end."""
        self._of_path = dict(self._read_digests(job))
        self._left_bytes = LEARNT_BYTES
        path = Path(f"{job.spool_path}.known")
        try:
            yield self._lay_out(job, path)
        finally:
            path.unlink(missing_ok=True)
            self._save()

    def learn(self, learnt: Learnt) -> None:
        """Keep what the child made of a content of this job, within bounds; anything else is dropped."""
        digest = self._of_path.get(learnt.path)
        size = len(learnt.value)
        if digest is None or size > min(VALUE_BYTES, self._left_bytes) or len(learnt.name) > _NAME_CHARACTERS:
            return
        key = _key_of_place(learnt.path, digest) if learnt.of_place else digest
        self._rows.append(Row(key, learnt.name, learnt.value))
        self._left_bytes -= size
        self._waiting_bytes += size
        if self._waiting_bytes > _WRITE_BYTES:
            self._save()

    def _read_digests(self, job: Job) -> Iterator[tuple[str, bytes]]:
        """Yield a hash of each content by path, made by us: a repository's own ids are what it claims."""
        digests: dict[Span, bytes] = {}
        with Path(job.spool_path).open("rb") as spool:
            for path, span in sorted(job.index.items(), key=lambda item: item[1].offset_bytes):
                if span not in digests:
                    digests[span] = _digest(spool, span)
                yield path, digests[span]

    def _lay_out(self, job: Job, path: Path) -> Job:
        """Write what is known, and was not told to this child with the last job, into a file beside the spool."""
        keys = frozenset(key for found in self._of_path.items() for key in (found[1], _key_of_place(*found)))
        try:
            found = self._write_known(keys - self._told, path)
        except (NoSpaceError, OSError):
            return job  # What is kept is never worth an error
        self._told = keys
        known = {
            path: (*found.get(digest, ()), *found.get(_key_of_place(path, digest), ()))
            for path, digest in self._of_path.items()
        }
        return structs.replace(job, known=known, known_path=str(path), learns=True)

    def _write_known(self, keys: frozenset[bytes], path: Path) -> dict[bytes, list[Known]]:
        found: dict[bytes, list[Known]] = {}
        with closing(SpoolWriter(path)) as writer:
            for row in self._database.read(keys):
                found.setdefault(row.key, []).append(Known(row.name, writer.append((row.value,))))
                self._stale += [row.key] if row.is_stale else []
        return found

    def _save(self) -> None:
        if self._rows or self._stale:
            self._database.write(self._rows, self._stale)
        self._rows.clear()
        self._stale.clear()
        self._waiting_bytes = 0


def _digest(spool: IO[bytes], span: Span) -> bytes:
    spool.seek(span.offset_bytes)
    digest, left_bytes = sha256(), span.size_bytes
    while chunk := spool.read(min(left_bytes, CHUNK_BYTES)):
        digest.update(chunk)
        left_bytes -= len(chunk)
    return digest.digest()


def _key_of_place(path: str, digest: bytes) -> bytes:
    return sha256(path.encode("utf-8", "surrogatepass") + b"\0" + digest).digest()
