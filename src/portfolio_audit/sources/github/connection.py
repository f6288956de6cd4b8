"""Connections for PyGithub whose answers are bounded in size and time, and which follow no redirect."""

import time
from collections.abc import ItemsView, Mapping
from typing import Protocol

from github.Requester import HTTPRequestsConnectionClass, HTTPSRequestsConnectionClass
from requests import Response, Session

from portfolio_audit import limits
from portfolio_audit.sources.github.troubles import ApiError, Trouble

MOVED_TO = "moved-to"
"""Our name for the address of a redirect: under its own name PyGithub would follow it, for ever if need be."""
_PLAIN_HEADERS = ("etag", "link", "retry-after", "cache-control", "date")
_NUMBERS = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")
_LONGEST_HEADER = 4_096
_MOST_DIGITS = 12
_PIECE_BYTES = 64 * 1024
_TO_BE_ASKED_AGAIN = 202
"""PyGithub asks again without end on this status; none of our questions has it among its answers."""


class Answer:
    """One answer as PyGithub expects it, read to its end."""

    def __init__(self, status: int, headers: Mapping[str, str], text: str) -> None:
        """Keep the three parts."""
        self.status = status
        self.headers = headers
        self._text = text

    def getheaders(self) -> ItemsView[str, str]:
        """Give the headers that we know."""
        return self.headers.items()

    def read(self) -> str:
        """Give the body."""
        return self._text


class _Connection(Protocol):
    """What PyGithub's two connection classes have in common."""

    session: Session
    protocol: str
    host: str
    port: int
    verb: str
    url: str
    headers: dict[str, str]
    input: object
    timeout: int
    verify: bool


class PlainConnection(HTTPRequestsConnectionClass):
    """A connection without encryption, for a server on this machine."""

    def getresponse(self) -> Answer:  # type: ignore[override]  # it has the four names that PyGithub uses
        """Send the request and read the answer."""
        return _ask(self)  # type: ignore[arg-type]  # PyGithub names the fields, but not the types of all


class SafeConnection(HTTPSRequestsConnectionClass):
    """A connection with encryption."""

    def getresponse(self) -> Answer:  # type: ignore[override]  # it has the four names that PyGithub uses
        """Send the request and read the answer."""
        return _ask(self)  # type: ignore[arg-type]  # PyGithub names the fields, but not the types of all


def _ask(connection: _Connection) -> Answer:
    end = time.monotonic() + connection.timeout
    address = f"{connection.protocol}://{connection.host}:{connection.port}{connection.url}"
    with connection.session.request(
        connection.verb,
        address,
        headers=connection.headers,
        data=connection.input,  # type: ignore[arg-type]  # PyGithub encodes it as text
        timeout=min(connection.timeout, limits.API_SILENCE_SECONDS),
        verify=connection.verify,
        allow_redirects=False,
        stream=True,
    ) as response:
        if response.status_code == _TO_BE_ASKED_AGAIN:
            raise ApiError(Trouble.BUSY)
        answer = Answer(response.status_code, _known_headers(response), _read_body(response, end))
    _refuse_echo(answer, connection.headers.get("Authorization", ""))
    return answer


def _refuse_echo(answer: Answer, authorization: str) -> None:
    """Refuse an answer that holds the token: GitHub never sends it back, and it must come into no log and no report."""
    token = authorization.rpartition(" ")[2]
    if token and any(token in text for text in (answer.read(), *answer.headers.values())):
        raise ApiError(Trouble.ODD)


def _read_body(response: Response, end: float) -> str:
    pieces: list[bytes] = []
    left = limits.API_ANSWER_BYTES
    while piece := response.raw.read1(_PIECE_BYTES, decode_content=True):
        left -= len(piece)
        if left < 0:
            raise ApiError(Trouble.TOO_LARGE)
        if time.monotonic() > end:
            raise ApiError(Trouble.TIMED_OUT)
        pieces.append(piece)
    return b"".join(pieces).decode("utf-8", "replace")


def _known_headers(response: Response) -> dict[str, str]:
    """Keep the headers that mean something to us and look as they should."""
    given = {name.lower(): value for name, value in response.headers.items() if len(value) <= _LONGEST_HEADER}
    known = {name: given[name] for name in _PLAIN_HEADERS if name in given}
    known |= {name: given[name] for name in _NUMBERS if name in given and _is_number(given[name])}
    return known | ({MOVED_TO: given["location"]} if "location" in given else {})


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
