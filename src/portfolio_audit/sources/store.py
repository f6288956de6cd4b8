"""Our own bare store that borrows the checked objects of another git directory."""

import os
from collections.abc import Iterable
from pathlib import Path

from portfolio_audit.sources.foreign import UnusableGitFolderError
from portfolio_audit.sources.git import Store
from portfolio_audit.sources.nofollow import open_folder_at

OBJECT_FILES = 500_000
"""Files in an object folder that we are ready to look at."""
OBJECT_DEPTH = 3
_FORBIDDEN = {"alternates", "http-alternates"}

_CONFIG = """\
[core]
	repositoryformatversion = {version}
	bare = true
	commitGraph = false
	multiPackIndex = false
	packedGitWindowSize = 32m
	packedGitLimit = 256m
	bigFileThreshold = 16m
	hooksPath = {nowhere}
	fsmonitor = false
	attributesFile = {nowhere}
[gc]
	auto = 0
[maintenance]
	auto = false
[log]
	showSignature = false
	mailmap = false
[diff]
	renames = false
"""


def make_store(folder: Path, object_format: str = "sha1") -> Store:
    """Lay out an empty bare repository by hand, without templates, hooks and a process."""
    for inner in ("objects/info", "objects/pack", "refs/heads", "home"):
        (folder / inner).mkdir(parents=True, mode=0o700)
    (folder / "HEAD").write_bytes(b"ref: refs/heads/nothing\n")
    config = _CONFIG.format(version=int(object_format != "sha1"), nowhere=os.devnull)
    if object_format != "sha1":
        config += f"[extensions]\n\tobjectFormat = {object_format}\n"
    (folder / "config").write_bytes(config.encode())
    return Store(folder, object_format)


def borrow_objects(store: Store, objects: Path, shallow: Iterable[str]) -> None:
    """Let the store see the objects of a checked folder, and where a shallow history ends."""
    alternates = os.fsencode(objects).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    if alternates != os.fsencode(objects) or alternates.startswith(b"#"):
        alternates = b'"' + alternates + b'"'
    (store.path / "objects/info/alternates").write_bytes(alternates + b"\n")
    edge = "".join(f"{commit}\n" for commit in shallow)
    if edge:
        (store.path / "shallow").write_bytes(edge.encode())


def check_objects(git_folder: int) -> None:
    """Make sure that the object folder holds regular files only and borrows from nowhere."""
    try:
        with open_folder_at(git_folder, "objects") as objects:
            _check_below(objects, OBJECT_DEPTH, OBJECT_FILES)
    except FileNotFoundError as error:
        raise UnusableGitFolderError("it has no objects", "Clone the repository again.") from error
    except OSError as error:
        raise UnusableGitFolderError("its objects cannot be read", "Clone the repository again.") from error


def _check_below(folder: int, depth: int, left: int) -> int:
    with os.scandir(folder) as found:
        for entry in found:
            left -= 1
            _check_name(entry.name, left)
            if entry.is_dir(follow_symlinks=False):
                left = _enter(folder, entry.name, depth, left)
            elif not entry.is_file(follow_symlinks=False):
                raise UnusableGitFolderError("its objects hold a link or a pipe", "Clone the repository again.")
    return left


def _check_name(name: str, left: int) -> None:
    if name in _FORBIDDEN:
        raise UnusableGitFolderError(
            "it borrows objects from another repository", "Run: git repack -a -d && rm .git/objects/info/alternates"
        )
    if left < 0:
        raise UnusableGitFolderError("it has too many loose objects", "Run: git gc")


def _enter(folder: int, name: str, depth: int, left: int) -> int:
    if not depth:
        raise UnusableGitFolderError("its object folder is nested too deep", "Clone the repository again.")
    with open_folder_at(folder, name) as inner:
        return _check_below(inner, depth - 1, left)
