"""Real git repositories, built in a temporary folder with fixed names and dates."""

import hashlib
import os
import subprocess
import zlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.opened import OpenedSnapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
README = "# Churn\n\nWho leaves, and why.\n"


def open_local(path: Path, ref: str | None = None, subdir: str | None = None) -> AbstractContextManager[OpenedSnapshot]:
    """Open a folder at a fixed moment."""
    return open_snapshot(LocalPath(path, ref, subdir), DEFAULT_POLICY, NOW)


class Repository:
    """A git repository under construction."""

    def __init__(self, path: Path, *options: str) -> None:
        """Start an empty repository with the branch `main`."""
        self.path = path
        path.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    @property
    def git_folder(self) -> Path:
        """The folder that holds `HEAD`."""
        inside = self.path / ".git"
        return inside if inside.is_dir() else self.path

    def git(self, *arguments: str, text: bytes = b"") -> str:
        """Run git in the repository without any settings of this machine."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org",
            "GIT_AUTHOR_DATE": "2026-01-02T10:00:00+0200",
            "GIT_COMMITTER_DATE": "2026-01-02T10:00:00+0200",
        }
        command = ["git", "-c", "safe.directory=*", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(command, cwd=self.path, env=environment, input=text, capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files into the work tree."""
        for name, content in files.items():
            place = self.path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Mapping[str, str | bytes], message: str = "work") -> str:
        """Write files, commit all, and give the id."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def write_object(self, kind: str, body: bytes) -> str:
        """Write a loose object as it is given, so that git cannot refuse it."""
        raw = f"{kind} {len(body)}".encode() + b"\0" + body
        name = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
        place = self.git_folder / "objects" / name[:2] / name[2:]
        place.parent.mkdir(exist_ok=True)
        if not place.exists():
            place.write_bytes(zlib.compress(raw))
        return name

    def write_tree(self, *entries: tuple[str, bytes, str]) -> str:
        """Write a tree of (mode, name, id) as given."""
        body = b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(found) for mode, name, found in entries)
        return self.write_object("tree", body)

    def write_commit(self, tree: str, message: bytes = b"work\n", author: bytes = b"Ada <a@b> 1700000000 +0100") -> str:
        """Write a commit without parents and let `main` point to it."""
        body = b"tree " + tree.encode() + b"\nauthor " + author + b"\ncommitter " + author + b"\n\n" + message
        name = self.write_object("commit", body)
        (self.git_folder / "refs/heads/main").write_text(name + "\n")
        return name

    def object_path(self, name: str) -> Path:
        """Where a loose object lies."""
        return self.git_folder / "objects" / name[:2] / name[2:]


def sample(path: Path) -> Repository:
    """Make a small repository with two commits."""
    repository = Repository(path)
    repository.commit({"README.md": README}, "Say what this is")
    repository.commit({"src/model.py": "x = 1\n"}, "Add a model\n\nA simple one.")
    return repository
