"""The commit that a target stands for now, told without reading it."""

from pathlib import Path

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.committed import borrow, wanted_commit
from portfolio_audit.sources.distant import remote_of
from portfolio_audit.sources.foreign import UnusableGitFolderError
from portfolio_audit.sources.layout import GitPlace, look_at
from portfolio_audit.sources.local import reads_objects
from portfolio_audit.sources.nofollow import open_folder, open_folder_at
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.remote import advertised_commit
from portfolio_audit.sources.removal import private_folder
from portfolio_audit.sources.target import LocalPath, RepoTarget


def newest_commit(target: RepoTarget, policy: FetchPolicy) -> str | None:
    """Give the commit that an audit would begin with.

    `None` where no commit decides, as in a work tree, or where nobody may be asked.

    Raises:
        TargetError: the target cannot be reached or read.
    """
    with private_folder() as folder:
        if isinstance(target, LocalPath):
            return _local_commit(target, folder)
        return None if policy.is_offline else advertised_commit(remote_of(target, policy), folder)


def _local_commit(target: LocalPath, temporary: Path) -> str | None:
    try:
        with open_folder(target.path) as folder:
            place = look_at(folder).git
            if place is GitPlace.ITSELF:
                return wanted_commit(borrow(folder, target.path, temporary), target.ref)
            if place is GitPlace.INSIDE and reads_objects(target):
                with open_folder_at(folder, ".git") as git_folder:
                    return wanted_commit(borrow(git_folder, target.path / ".git", temporary), target.ref)
            return None
    except UnusableGitFolderError as unusable:
        raise TargetError(f"The repository cannot be audited: {unusable.reason}", unusable.cure) from unusable
    except OSError as error:
        raise TargetError("The repository cannot be read", "Check its path and permissions.") from error
