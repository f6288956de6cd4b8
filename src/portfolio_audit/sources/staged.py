"""What is staged: the tree that the next commit would have, made from a copy of the index in our own store."""

import os
import re
from pathlib import Path

from portfolio_audit.errors import TargetError
from portfolio_audit.limits import MEBIBYTE
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.sources.foreign import is_full_id
from portfolio_audit.sources.git import Store, git_child
from portfolio_audit.sources.nofollow import read_file_at

INDEX_BYTES = 64 * MEBIBYTE
_NAME = lazy_regex(r"[\w.-]{1,100}", re.ASCII)
_LONGEST_ID = 64


def staged_tree(git_folder: int, name: str, store: Store, temporary: Path) -> str:
    """Give the id of the tree; nothing is written into the audited repository.

    Raises:
        TargetError: there is no index of that name, or git can make no tree of it.
    """
    content = _read(git_folder, name)
    if content is None:
        raise TargetError("Nothing is staged here", "Stage your work: git add.")
    copy = temporary / "index"
    copy.write_bytes(content)
    with git_child(store, "write-tree", extra={"GIT_INDEX_FILE": os.fspath(copy)}) as child:
        child.stdin.close()
        answer = child.stdout.read(_LONGEST_ID + 1).decode("ascii", "replace").strip()
        has_failed = child.wait() != 0
    if has_failed or not is_full_id(answer):
        raise TargetError("What is staged makes no commit yet", "Finish the merge first; see: git status.")
    return answer


def _read(git_folder: int, name: str) -> bytes | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return read_file_at(git_folder, name, INDEX_BYTES)
    except OSError as error:
        raise TargetError("The index of git cannot be read", "Check it with: git status.") from error
