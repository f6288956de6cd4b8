"""One request through PyGithub, one reply back."""

from collections.abc import Mapping
from http.client import HTTPException
from urllib.parse import urlsplit

from github import Auth, Github
from github.Requester import Requester
from msgspec import Struct
from requests import RequestException, Timeout
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as WireTimeout

from portfolio_audit import __version__
from portfolio_audit.sources.github.answers import Reply
from portfolio_audit.sources.github.connection import PlainConnection, SafeConnection
from portfolio_audit.sources.github.troubles import ApiError, Trouble
from portfolio_audit.sources.policy import GITHUB, FetchPolicy


class Question(Struct, frozen=True):
    """What is asked."""

    address: str
    """From the root of the API with its parameters, or a whole address of the same host."""
    body: Mapping[str, object] | None = None
    """What is sent along; `None` for a question that only reads."""
    verb: str = ""
    """Empty for GET without a body and POST with one."""


class Wire:
    """PyGithub's requester behind connections of ours: it signs and sends, and neither retries nor follows."""

    def __init__(self, policy: FetchPolicy) -> None:
        """Prepare the connection; nothing is sent yet."""
        self._root = api_root(policy.github)
        self._github = _client(self._root, policy)

    def send(self, question: Question, etag: str = "") -> Reply:
        """Send a question once; raise `ApiError` where no answer comes back."""
        method = question.verb or ("GET" if question.body is None else "POST")
        headers = {"If-None-Match": etag} if etag else {}
        try:
            answer = self._github.requester.requestJson(method, question.address, headers=headers, input=question.body)
        except (Timeout, WireTimeout):
            raise ApiError(Trouble.TIMED_OUT) from None
        except (RequestException, OSError, ValueError):
            raise ApiError(Trouble.UNREACHABLE) from None
        except (HTTPError, HTTPException):
            raise ApiError(Trouble.BROKEN_OFF) from None
        return Reply(*answer)

    def is_same_host(self, address: str) -> bool:
        """Say whether an address is one of this API, so that the token may go there."""
        ours, theirs = urlsplit(self._root), urlsplit(address)
        return (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc)

    @property
    def graphql(self) -> str:
        """The address of the GraphQL API."""
        return self._github.requester.graphql_url

    def close(self) -> None:
        """Let go of the connection."""
        self._github.close()


def api_root(github: str) -> str:
    """Give the address of the API: of github.com its own host, of a server of one's own a path."""
    return "https://api.github.com" if github == GITHUB else f"{github}/api/v3"


def _client(root: str, policy: FetchPolicy) -> Github:
    """Make a PyGithub client with our connections; its classes are shared, so that they are put back at once."""
    Requester.injectConnectionClasses(PlainConnection, SafeConnection)
    try:
        return Github(
            auth=Auth.Token(policy.token) if policy.token else None,
            base_url=root,
            timeout=policy.answer_seconds,
            user_agent=f"portfolio-audit/{__version__}",
            retry=0,
            seconds_between_requests=0,
            seconds_between_writes=0,
        )
    finally:
        Requester.resetConnectionClasses()
