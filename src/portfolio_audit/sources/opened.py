"""A snapshot that is open: its record, and its contents in a spool file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from portfolio_audit.snapshot.records import SnapshotRecord
from portfolio_audit.snapshot.snapshot import Snapshot
from portfolio_audit.snapshot.spool import Span, SpoolContents


class OpenedSnapshot:
    """One repository, opened; usable until the context that gave it is left."""

    def __init__(self, record: SnapshotRecord, spool_path: Path, index: Mapping[str, Span]) -> None:
        """Join the record and where the contents lie."""
        self.record = record
        self.spool_path = spool_path
        self.index = index
        self._contents: SpoolContents | None = None

    def snapshot(self, announce: Callable[[str], None] = lambda _path: None) -> Snapshot:
        """Give the snapshot for use in this process."""
        if self._contents is None:
            self._contents = SpoolContents(self.spool_path, self.index)
        return Snapshot(self.record, self._contents, announce)

    def close(self) -> None:
        """Let go of the spool file."""
        if self._contents is not None:
            self._contents.close()
            self._contents = None
