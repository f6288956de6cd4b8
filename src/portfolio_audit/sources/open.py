"""Opens a target: one repository at one state, frozen into a record and a spool."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from portfolio_audit.errors import NO_SPACE, NoSpaceError, TargetError
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import Frozen
from portfolio_audit.sources.local import freeze_local
from portfolio_audit.sources.opened import OpenedSnapshot
from portfolio_audit.sources.past import Past
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.removal import private_folder
from portfolio_audit.sources.target import LocalPath, RepoTarget


class OpenRepository(Struct, frozen=True):
    """A repository as it is, and its other commits where there are any to read."""

    now: OpenedSnapshot
    past: Past | None


@contextmanager
def open_snapshot(target: RepoTarget, policy: FetchPolicy, opened_at: datetime) -> Iterator[OpenedSnapshot]:
    """Open a repository; the temporary copy is removed on leaving. `opened_at` is the only now of the audit."""
    with open_repository(target, policy, opened_at) as repository:
        yield repository.now


@contextmanager
def open_repository(target: RepoTarget, policy: FetchPolicy, opened_at: datetime) -> Iterator[OpenRepository]:
    """Open a repository together with its past."""
    with private_folder() as folder, closing(SpoolWriter(folder / "spool")) as spool:
        try:
            frozen = _freeze(target, policy, folder, spool, opened_at)
        except OSError as error:
            raise _in_our_words(error) from error
        past = _past(frozen, spool, opened_at)
        with closing(OpenedSnapshot(frozen.record, spool.path, dict(spool.index))) as now:
            yield OpenRepository(now, past)


def _past(frozen: Frozen, spool: SpoolWriter, opened_at: datetime) -> Past | None:
    if frozen.source is None:
        return None
    record = frozen.record
    return Past(frozen.source, record.target, spool, spool.end_bytes, opened_at, record.host)


def _in_our_words(error: OSError) -> NoSpaceError | TargetError:
    if error.errno in NO_SPACE:
        return NoSpaceError("No space left for a temporary copy", "Free some space, or point TMPDIR to a larger disk.")
    reason = os.strerror(error.errno) if error.errno else "it changed while it was read"
    return TargetError(f"The repository cannot be read: {reason}", "Check its permissions, or audit a fresh clone.")


def _freeze(target: RepoTarget, policy: FetchPolicy, folder: Path, spool: SpoolWriter, opened_at: datetime) -> Frozen:
    if isinstance(target, LocalPath):
        return freeze_local(target, folder, spool, opened_at)
    # Loaded on use: what speaks with other machines is half of this room
    frozen: Frozen = import_module("portfolio_audit.sources.distant").freeze_remote(
        target, policy, folder, spool, opened_at
    )
    return frozen
