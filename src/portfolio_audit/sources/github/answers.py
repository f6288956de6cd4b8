"""What status and headers of an answer mean."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

from portfolio_audit.sources.github.troubles import ApiError, Trouble

OK = 200
_CREATED = 201
NOT_MODIFIED = 304
MOVED = frozenset({301, 302, 307, 308})
_TOO_MANY = 429
_FORBIDDEN = 403
_SERVER_FAULTS = range(500, 600)
_STATUSES = {401: Trouble.TOKEN_REFUSED, 404: Trouble.MISSING, 410: Trouble.GONE}
_USUAL_WAIT_SECONDS = 60.0
"""What GitHub asks for where a limit names no time."""
_SHORTEST_WAIT_SECONDS = 1.0
_LATEST_RESET = 4_102_444_800
"""The year 2100; a later reset is none."""


class Reply(Struct, frozen=True):
    """One answer of the API."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def has_next(self) -> bool:
        """Say whether another page follows; its address is never used."""
        return 'rel="next"' in self.headers.get("link", "")


def check(reply: Reply) -> None:
    """Raise what stands in the way of reading the answer."""
    if reply.status in {OK, _CREATED, NOT_MODIFIED}:
        return
    if _is_limit(reply):
        raise ApiError(Trouble.LIMITED, limit_seconds(reply))
    if reply.status in _SERVER_FAULTS:
        raise ApiError(Trouble.BUSY)
    if reply.status in MOVED:
        raise ApiError(Trouble.MOVED)
    raise ApiError(_STATUSES.get(reply.status, Trouble.REFUSED))


def limit_seconds(reply: Reply) -> float:
    """Give the seconds until a limit is over, as the answer tells them."""
    headers = reply.headers
    if "retry-after" in headers:
        return max(_retry_after(headers["retry-after"], reply), _SHORTEST_WAIT_SECONDS)
    if headers.get("x-ratelimit-remaining") == "0" and "x-ratelimit-reset" in headers:
        reset = datetime.fromtimestamp(min(int(headers["x-ratelimit-reset"]), _LATEST_RESET), UTC)
        # One second more, for the reset may come at the end of the second that is named
        return max((reset - _their_now(reply)).total_seconds() + 1, _SHORTEST_WAIT_SECONDS)
    return _USUAL_WAIT_SECONDS


def _is_limit(reply: Reply) -> bool:
    """Tell a limit from a refusal, which has the same status."""
    if reply.status != _FORBIDDEN:
        return reply.status == _TOO_MANY
    has_sign = "retry-after" in reply.headers or reply.headers.get("x-ratelimit-remaining") == "0"
    return has_sign or "rate limit" in reply.text[:2_000].lower()


def _retry_after(text: str, reply: Reply) -> float:
    if text.isascii() and text.isdigit():
        return float(text[:9])
    with suppress(ValueError, TypeError):
        return (parsedate_to_datetime(text) - _their_now(reply)).total_seconds()
    return _USUAL_WAIT_SECONDS


def _their_now(reply: Reply) -> datetime:
    """Give the time of the host, for the clock of this machine may be off."""
    with suppress(ValueError, TypeError):
        told = parsedate_to_datetime(reply.headers.get("date", ""))
        if told.tzinfo is not None:
            return told
    return datetime.now(UTC)
