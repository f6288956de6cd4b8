"""The other commits of a repository that is open, read from the same objects."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.snapshot.account import HostRecord
from portfolio_audit.snapshot.records import Absent, MainCommit, TargetIdentity
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import GitSource, freeze_commit
from portfolio_audit.sources.history import read_main_line
from portfolio_audit.sources.opened import OpenedSnapshot
from portfolio_audit.sources.revisions import resolve_commit


class Past(Struct, frozen=True):
    """Opens other commits beside the one that is open; contents that both hold are read once."""

    source: GitSource
    identity: TargetIdentity
    spool: SpoolWriter
    now_bytes: int
    """Where the contents of the state that is open end in the spool; they stay."""
    opened_at: datetime
    host: HostRecord | Absent | None = None

    def main_line(self) -> tuple[MainCommit, ...]:
        """Give the commits that led here by first parents, newest first."""
        if self.identity.commit is None:
            return ()
        return read_main_line(self.source.store, self.identity.commit, self.opened_at)

    def at(self, ref: str) -> OpenedSnapshot:
        """Open another commit, for as long as no further one is opened; raise `TargetError` where there is none."""
        commit = resolve_commit(self.source.store, self.source.facts, ref)
        if self.spool.end_bytes - self.now_bytes > limits.SPOOL_BYTES:
            self.spool.forget_since(self.now_bytes)
        self.spool.start_index()
        kind = "remote" if self.identity.kind == "remote" else "git-directory"
        identity = replace(self.identity, kind=kind, ref=ref, dirty=False)
        record = freeze_commit(self.source, identity, commit, self.spool, self.opened_at)
        return OpenedSnapshot(replace(record, host=self.host), self.spool.path, dict(self.spool.index))
