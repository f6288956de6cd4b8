"""The child's side of what is kept: known values read from the parent's file, new ones told to the parent."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from portfolio_audit.cache.kept import from_bytes, is_kept, name_of, to_bytes
from portfolio_audit.snapshot.recollection import NoRecollection, Recalled, Recollection
from portfolio_audit.worker.frames import Job, Learnt
from portfolio_audit.worker.pipes import write_frame


class _KnownValues:
    """The values that the parent laid out for one job."""

    def __init__(self, job: Job, file: IO[bytes]) -> None:
        self._file = file
        self._spans = {(path, one.name): one.span for path, known in job.known.items() for one in known}

    def recall(self, path: str, function: Callable[..., object]) -> Recalled | None:
        """Read and check a value; one that does not fit the function is as good as unknown."""
        span = self._spans.get((path, name_of(function)))
        if span is None:
            return None
        self._file.seek(span.offset_bytes)
        try:
            return Recalled(from_bytes(function, self._file.read(span.size_bytes)))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None

    def learn(self, path: str, function: Callable[..., object], value: object, *, of_place: bool) -> None:
        """Tell a value to the parent."""
        encoded = to_bytes(value) if is_kept(function) else None
        if encoded is not None:
            write_frame(sys.stdout.buffer, Learnt(path, name_of(function), encoded, of_place))


@contextmanager
def recollection_of(job: Job) -> Iterator[Recollection]:
    """Give what is known for a job."""
    if not job.learns:
        yield NoRecollection()
        return
    with Path(job.known_path).open("rb") as file:
        yield _KnownValues(job, file)
