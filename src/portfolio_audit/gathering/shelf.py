"""Reports of this day that are kept, so that the same call goes on where it was stopped."""

import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from portfolio_audit.report.report import Report
from portfolio_audit.sources.private_files import PrivateFiles

_MOST_FILES = 1_000
_MOST_BYTES = 128 * 1024 * 1024
_CHECK_BYTES = 32
_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(Report)


class ReportShelf:
    """Reports by what they are about and were judged by; one that is not whole is a miss."""

    def __init__(self, folder: Path, judged_by: object) -> None:
        """Choose the folder; `judged_by` is everything but the repository that decides a report."""
        self._files = PrivateFiles(folder, _MOST_FILES, _MOST_BYTES)
        self._judged_by = _encode(judged_by)

    def find(self, state: object) -> Report | None:
        """Give the report about a state of a repository."""
        content = self._files.read(self._name(state))
        check, packed = content[:_CHECK_BYTES], content[_CHECK_BYTES:]
        if check != sha256(packed).digest():
            return None
        with suppress(msgspec.MsgspecError, zlib.error):
            return _decoder.decode(zlib.decompress(packed))
        return None

    def keep(self, state: object, report: Report) -> None:
        """Keep the report about a state of a repository."""
        packed = zlib.compress(_encode(report))
        self._files.write(self._name(state), sha256(packed).digest() + packed)

    def _name(self, state: object) -> str:
        return sha256(self._judged_by + _encode(state)).hexdigest()
