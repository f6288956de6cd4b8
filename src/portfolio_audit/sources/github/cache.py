"""Answers kept on disk for conditional requests: bounded, private to the user, deletable at any time."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.sources.github.answers import Reply
from portfolio_audit.sources.nofollow import open_folder, read_file_at

_VERSION = 1
_SUFFIX = ".json"


class Kept(Struct, frozen=True):
    """An answer with the question that it belongs to."""

    version: int
    question: str
    reply: Reply

    @property
    def etag(self) -> str:
        """The host's mark of this state."""
        return self.reply.headers.get("etag", "")


class NoCache:
    """Nothing is kept and nothing is found."""

    def find(self, question: str) -> Kept | None:  # noqa: ARG002  # the same door as of the cache
        """Find nothing."""
        return None

    def keep(self, question: str, reply: Reply) -> None:
        """Keep nothing."""


class AnswerCache:
    """One file an answer, in a folder that nobody else may enter; trouble with the disk is a miss."""

    def __init__(self, folder: Path, scope: str, secret: str | None = None) -> None:
        """Choose the folder; `scope` parts hosts and rights, and what holds the secret is never written."""
        self._folder = folder
        self._scope = scope
        self._secret = secret.encode() if secret else None

    def find(self, question: str) -> Kept | None:
        """Give what was kept; anything that is not surely ours is a miss."""
        whole = self._scope + question
        with suppress(OSError, msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            with open_folder(self._folder) as folder:
                if not _is_ours(os.fstat(folder)):
                    return None
                content = read_file_at(folder, _file_name(whole), limits.API_ANSWER_BYTES * 2)
            kept = msgspec.json.decode(content or b"", type=Kept)
            return kept if kept.version == _VERSION and kept.question == whole and kept.etag else None
        return None

    def keep(self, question: str, reply: Reply) -> None:
        """Write an answer that the host has marked, whole or not at all."""
        whole = self._scope + question
        content = msgspec.json.encode(Kept(_VERSION, whole, reply))
        if "etag" not in reply.headers or (self._secret is not None and self._secret in content):
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self._folder.lstat()):
                _replace(self._folder, _file_name(whole), content)
                _forget_oldest(self._folder)


def _is_ours(status: os.stat_result) -> bool:
    """Say whether a folder belongs to this user and nobody else may write to it."""
    is_mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return is_mine and not status.st_mode & 0o022


def _file_name(question: str) -> str:
    return sha256(question.encode()).hexdigest() + _SUFFIX


def _replace(folder: Path, name: str, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(temporary).replace(folder / name)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _forget_oldest(folder: Path) -> None:
    """Keep the newest answers, up to a number and a size."""
    found = [(entry.stat(follow_symlinks=False), entry.path) for entry in os.scandir(folder)]
    total = 0
    for number, (status, path) in enumerate(sorted(found, key=lambda pair: -pair[0].st_mtime), 1):
        total += status.st_size
        if number > limits.CACHED_ANSWERS or total > limits.CACHED_ANSWER_BYTES:
            Path(path).unlink(missing_ok=True)
