"""Comments on pull requests: found, written and edited."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.opening import open_api
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.troubles import ApiError, Trouble, as_absent
from portfolio_audit.sources.github.viewer import viewer_login
from portfolio_audit.sources.policy import FetchPolicy

ACTIONS_LOGIN = "github-actions[bot]"
"""Who writes with the token that each workflow run is given."""
_REPOSITORY = re.compile(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}")
_LONGEST_WAIT_SECONDS = 30
_PAGES = 30
_A_PAGE = 100
_MAY_NOT = frozenset({Trouble.TOKEN_REFUSED, Trouble.REFUSED, Trouble.MISSING})
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

    def __init__(self, repository: str, policy: FetchPolicy) -> None:
        """Open nothing yet."""
        if not is_repository_name(repository):
            raise CommentError("The name of the repository is none", "Run this as a step of a workflow.")
        self._path = f"/repos/{repository}"
        self._policy = replace(policy, cache=None)

    def login(self) -> str:
        """Say as whom the token writes; the one of a workflow may ask GraphQL only."""
        try:
            with open_api(self._policy, Patience(_LONGEST_WAIT_SECONDS)) as api:
                return viewer_login(api)
        except ApiError:
            return ACTIONS_LOGIN

    def of(self, number: int) -> Iterator[Comment]:
        """Give the comments of a pull request, oldest first."""
        path = f"{self._path}/issues/{number}/comments"
        with self._asking("be read") as api:
            for page in range(1, _PAGES + 1):
                found = api.get(tuple[Comment, ...], path, per_page=_A_PAGE, page=page).value
                yield from found
                if len(found) < _A_PAGE:
                    return

    def create(self, number: int, text: str) -> None:
        """Write a new comment."""
        with self._asking("be written") as api:
            api.change(Comment, "POST", f"{self._path}/issues/{number}/comments", body=text)

    def edit(self, comment: Comment, text: str) -> None:
        """Replace the text of a comment."""
        with self._asking("be edited") as api:
            api.change(Comment, "PATCH", f"{self._path}/issues/comments/{comment.id}", body=text)

    def find_open(self, owner: str, branch: str, commit: str) -> int | None:
        """Give the number of the open pull request whose branch stands at that commit now."""
        with self._asking("be placed") as api:
            found = api.get(
                tuple[_Pull, ...], f"{self._path}/pulls", state="open", head=f"{owner}:{branch}", per_page=_A_PAGE
            )
        return next((pull.number for pull in found.value if pull.head.sha == commit), None)

    @contextmanager
    def _asking(self, what: str) -> Iterator[Api]:
        """Open the API; what goes wrong is one error that says what the comment cannot."""
        try:
            with open_api(self._policy, Patience(_LONGEST_WAIT_SECONDS)) as api:
                yield api
        except ApiError as error:
            if error.trouble in _MAY_NOT:
                raise CommentError(f"The comment may not {what}", _PERMISSION) from None
            why = as_absent(error, has_token=True)
            raise CommentError(f"The comment cannot {what}: {why.reason}", why.cure) from None
