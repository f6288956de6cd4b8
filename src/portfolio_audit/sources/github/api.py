"""One conversation with GitHub's API: asks, waits where it is told to, and remembers what has not changed."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from urllib.parse import urlencode

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.snapshot.account import CallCount
from portfolio_audit.sources.github.answers import MOVED, NOT_MODIFIED, Reply, check, limit_seconds
from portfolio_audit.sources.github.cache import AnswerCache, NoCache
from portfolio_audit.sources.github.connection import MOVED_TO
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.troubles import WORTH_A_RETRY, ApiError, Trouble
from portfolio_audit.sources.github.wire import Question, Wire

Kind = TypeVar("Kind")
_MOST_LIMITS = 5
"""Times that one question waits for a limit to pass."""
_MOST_MOVES = 2


class Page(Struct, Generic[Kind], frozen=True):
    """A decoded answer."""

    value: Kind
    has_next: bool


class _GraphQLFault(Struct, frozen=True):
    type: str = ""


class _GraphQLAnswer(Struct, frozen=True):
    data: msgspec.Raw = msgspec.Raw(b"null")
    errors: tuple[_GraphQLFault, ...] = ()


class Api:
    """GitHub's API as we ask it; every answer is decoded into a type, and anything else is trouble."""

    def __init__(
        self, wire: Wire, patience: Patience, pauses_seconds: Iterable[float], cache: AnswerCache | NoCache
    ) -> None:
        """Join the wire with what waits and what remembers."""
        self._wire = wire
        self._patience = patience
        self._pauses_seconds = tuple(pauses_seconds)
        self._cache = cache
        self._asked = 0
        self._unchanged = 0

    @property
    def calls(self) -> CallCount:
        """What the conversation has cost so far."""
        return CallCount(self._asked, self._unchanged, round(self._patience.waited_seconds, 1))

    def get(self, kind: type[Kind], path: str, **parameters: str | int) -> Page[Kind]:
        """Ask for one page; raise `ApiError` where there is no answer of that kind."""
        query = f"?{urlencode(sorted(parameters.items()))}" if parameters else ""
        return self._persist(Question(path + query), lambda reply: decode(reply.text, kind))

    def graphql(self, kind: type[Kind], query: str, **variables: str | None) -> Kind:
        """Put one GraphQL query; what GitHub leaves out of its answer is `null` there."""
        question = Question(self._wire.graphql, {"query": query, "variables": variables})
        return self._persist(question, lambda reply: _read_graphql(reply, kind)).value

    def change(self, kind: type[Kind], verb: str, path: str, **content: str) -> Kind:
        """Change something on the host; what may have been heard is not said twice, so that only limits wait."""
        question = Question(path, content, verb)
        return self._persist(question, lambda reply: decode(reply.text, kind), ()).value

    def _persist(
        self, question: Question, read: Callable[[Reply], Kind], pauses_seconds: Iterable[float] | None = None
    ) -> Page[Kind]:
        """Ask until there is an answer, the tries are used up, or waiting would take too long."""
        tries = _Tries(self._pauses_seconds if pauses_seconds is None else pauses_seconds)
        while True:
            try:
                return self._ask(question, read)
            except ApiError as error:
                pause = tries.pause_after(error)
                if pause is None or not self._patience.wait(pause, is_asked_for=error.trouble is Trouble.LIMITED):
                    raise

    def _ask(self, question: Question, read: Callable[[Reply], Kind]) -> Page[Kind]:
        kept = self._cache.find(question.address) if question.body is None else None
        reply = self._send(question, kept.etag if kept else "")
        check(reply)
        if reply.status == NOT_MODIFIED:
            if kept is None:
                raise ApiError(Trouble.ODD)
            self._unchanged += 1
            reply = kept.reply
            return Page(read(reply), reply.has_next)
        page = Page(read(reply), reply.has_next)
        if question.body is None:
            self._cache.keep(question.address, reply)
        return page

    def _send(self, question: Question, etag: str) -> Reply:
        """Send a question; a redirect is followed on the same host, for a renamed account or repository."""
        reply = self._send_once(question, etag)
        for _ in range(_MOST_MOVES):
            target = reply.headers.get(MOVED_TO, "")
            if reply.status not in MOVED or question.body is not None or not self._wire.is_same_host(target):
                break
            question = replace(question, address=target)
            reply = self._send_once(question, etag)
        return reply

    def _send_once(self, question: Question, etag: str) -> Reply:
        self._asked += 1
        return self._wire.send(question, etag)


class _Tries:
    """What one question may still cost."""

    def __init__(self, pauses_seconds: Iterable[float]) -> None:
        self._pauses = iter(pauses_seconds)
        self._limits = _MOST_LIMITS

    def pause_after(self, error: ApiError) -> float | None:
        """Give the seconds to wait before the next try; `None` where there is none."""
        if error.trouble is Trouble.LIMITED:
            self._limits -= 1
            return error.wait_seconds if self._limits >= 0 else None
        return next(self._pauses, None) if error.trouble in WORTH_A_RETRY else None


def decode(text: str | msgspec.Raw, kind: type[Kind]) -> Kind:
    """Read a JSON text as the kind that is expected; anything else is no answer of GitHub."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise ApiError(Trouble.ODD) from None


def _read_graphql(reply: Reply, kind: type[Kind]) -> Kind:
    answer = decode(reply.text, _GraphQLAnswer)
    if any(fault.type == "RATE_LIMITED" for fault in answer.errors):
        raise ApiError(Trouble.LIMITED, limit_seconds(reply))
    if bytes(answer.data) == b"null":
        raise ApiError(Trouble.REFUSED if answer.errors else Trouble.ODD)
    return decode(answer.data, kind)
