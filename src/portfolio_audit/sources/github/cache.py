"""Answers kept on disk for conditional requests; they hold no token, and none of them is needed."""

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.sources.github.answers import Reply
from portfolio_audit.sources.private_files import PrivateFiles

_VERSION = 1


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
    """Answers by their questions."""

    def __init__(self, folder: Path, scope: str, secret: str | None = None) -> None:
        """Choose the folder; `scope` parts hosts and rights, and what holds the secret is never written."""
        self._files = PrivateFiles(folder, limits.CACHED_ANSWERS, limits.CACHED_ANSWER_BYTES)
        self._scope = scope
        self._secret = secret.encode() if secret else None

    def find(self, question: str) -> Kept | None:
        """Give what was kept; anything that is not surely ours is a miss."""
        whole = self._scope + question
        with suppress(msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            kept = msgspec.json.decode(self._files.read(whole), type=Kept)
            return kept if kept.version == _VERSION and kept.question == whole and kept.etag else None
        return None

    def keep(self, question: str, reply: Reply) -> None:
        """Write an answer that the host has marked."""
        whole = self._scope + question
        content = msgspec.json.encode(Kept(_VERSION, whole, reply))
        if "etag" in reply.headers and (self._secret is None or self._secret not in content):
            self._files.write(whole, content)
