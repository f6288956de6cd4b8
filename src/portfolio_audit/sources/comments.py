"""Comments on pull requests: found, written and edited through GitHub's API."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TypeVar
from urllib.parse import quote, urlencode

import msgspec
from github import Auth, Github, GithubException
from github.GithubRetry import GithubRetry
from msgspec import Struct
from requests import RequestException

from portfolio_audit.errors import PortfolioAuditError

ACTIONS_LOGIN = "github-actions[bot]"
"""Who writes with the token that each workflow run is given."""
_Answer = TypeVar("_Answer")
_REPOSITORY = re.compile(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}")
_TIMEOUT_SECONDS = 15
_TRIES = 3
_LONGEST_WAIT_SECONDS = 30
_PAGES = 30
_A_PAGE = 100
_MAY_NOT = frozenset({401, 403, 404})
_PERMISSION = "Give the job `permissions: pull-requests: write`, or set comment: false."


class CommentError(PortfolioAuditError):
    """The comment could not be read or written; the message says why."""


class _User(Struct, frozen=True):
    login: str = ""


class Comment(Struct, frozen=True):
    """A comment as the API gives it; the text may be anybody's."""

    id: int
    body: str | None = None
    user: _User | None = None

    @property
    def author(self) -> str:
        """Who wrote it; empty where the account is gone."""
        return self.user.login if self.user else ""


class _Side(Struct, frozen=True):
    sha: str = ""


class _Pull(Struct, frozen=True):
    number: int
    head: _Side = _Side()


def is_repository_name(text: str) -> bool:
    """Say whether the text is `owner/name` as GitHub has it."""
    return _REPOSITORY.fullmatch(text) is not None


class Comments:
    """The comments of one repository's pull requests."""

    def __init__(self, repository: str, token: str, api_url: str) -> None:
        """Open nothing yet; `api_url` is the root of the API."""
        if not is_repository_name(repository):
            raise CommentError("The name of the repository is none", "Run this as a step of a workflow.")
        self._path = f"/repos/{repository}"
        retry = GithubRetry(total=_TRIES, max_rate_limit_wait=_LONGEST_WAIT_SECONDS)
        self._requester = Github(
            auth=Auth.Token(token), base_url=api_url, timeout=_TIMEOUT_SECONDS, seconds_between_requests=0, retry=retry
        ).requester

    def login(self) -> str:
        """Say as whom the token writes; the one of a workflow may ask GraphQL only."""
        with suppress(GithubException, RequestException, KeyError, TypeError, AttributeError):
            _headers, answer = self._requester.graphql_query("query { viewer { login } }", {})
            return str(answer["data"]["viewer"]["login"])
        return ACTIONS_LOGIN

    def of(self, number: int) -> Iterator[Comment]:
        """Give the comments of a pull request, oldest first."""
        for page in range(1, _PAGES + 1):
            found = self._ask(
                "GET", f"/issues/{number}/comments?per_page={_A_PAGE}&page={page}", list[Comment], "be read"
            )
            yield from found
            if len(found) < _A_PAGE:
                return

    def create(self, number: int, text: str) -> None:
        """Write a new comment."""
        self._ask("POST", f"/issues/{number}/comments", Comment, "be written", {"body": text})

    def edit(self, comment: Comment, text: str) -> None:
        """Replace the text of a comment."""
        self._ask("PATCH", f"/issues/comments/{comment.id}", Comment, "be edited", {"body": text})

    def find_open(self, owner: str, branch: str, commit: str) -> int | None:
        """Give the number of the open pull request whose branch stands at that commit now."""
        query = urlencode({"state": "open", "head": f"{owner}:{branch}", "per_page": _A_PAGE}, quote_via=quote)
        pulls = self._ask("GET", f"/pulls?{query}", list[_Pull], "be found")
        return next((pull.number for pull in pulls if pull.head.sha == commit), None)

    def _ask(
        self, verb: str, path: str, wanted: type[_Answer], what: str, body: Mapping[str, object] | None = None
    ) -> _Answer:
        try:
            _headers, answer = self._requester.requestJsonAndCheck(verb, self._path + path, input=body)
            return msgspec.convert(answer, wanted)
        except GithubException as error:
            if error.status in _MAY_NOT:
                raise CommentError(f"The comment may not {what}", _PERMISSION) from None
            raise CommentError(f"The comment cannot {what}: GitHub answered {error.status}") from None
        except RequestException as error:
            raise CommentError(f"The comment cannot {what}: {type(error).__name__}") from None
        except msgspec.ValidationError:
            raise CommentError(f"The comment cannot {what}: what answered does not speak as GitHub does") from None
