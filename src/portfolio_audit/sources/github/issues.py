"""Issues of our own in repositories of others: found, opened and edited."""

import msgspec
from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.troubles import ApiError, Trouble
from portfolio_audit.sources.github.viewer import viewer_login

_A_PAGE = 100
_GONE = frozenset({Trouble.MISSING, Trouble.GONE})


class Room(Struct, frozen=True):
    """What a repository says about its issues."""

    full_name: str
    private: bool = False
    archived: bool = False
    has_issues: bool = True


class _User(Struct, frozen=True):
    login: str = ""


class Issue(Struct, frozen=True):
    """An issue as the API gives it; the text may be anybody's."""

    number: int
    body: str | None = None
    user: _User | None = None
    pull_request: msgspec.Raw | None = None


class Issues:
    """What the owner of the token wrote into repositories, found again by a mark in the text."""

    def __init__(self, api: Api) -> None:
        """Ask as whom we write; raise `ApiError` where that cannot be known."""
        self._api = api
        self._login = viewer_login(api)

    def room(self, repository: str) -> Room:
        """Ask what a repository allows."""
        return self._api.get(Room, f"/repos/{repository}").value

    def find(self, repository: str, mark: str, number: int | None) -> Issue | None:
        """Give our own issue with that mark: by its number, where it is known, else among all that we opened."""
        known = self._by_number(repository, number) if number is not None else None
        if known is not None and self._is_ours(known, mark):
            return known
        for page in range(1, limits.API_PAGES + 1):
            answer = self._api.get(
                tuple[Issue, ...],
                f"/repos/{repository}/issues",
                creator=self._login,
                state="all",
                sort="created",
                direction="asc",
                per_page=_A_PAGE,
                page=page,
            )
            found = next((issue for issue in answer.value if self._is_ours(issue, mark)), None)
            if found is not None or len(answer.value) < _A_PAGE:
                return found
        return None

    def open(self, repository: str, title: str, text: str) -> Issue:
        """Open an issue; what may have been heard is never said twice."""
        return self._api.change(Issue, "POST", f"/repos/{repository}/issues", title=title, body=text)

    def edit(self, repository: str, number: int, text: str) -> Issue:
        """Replace the text of an issue."""
        return self._api.change(Issue, "PATCH", f"/repos/{repository}/issues/{number}", body=text)

    def _by_number(self, repository: str, number: int) -> Issue | None:
        try:
            return self._api.get(Issue, f"/repos/{repository}/issues/{number}").value
        except ApiError as error:
            if error.trouble in _GONE:
                return None
            raise

    def _is_ours(self, issue: Issue, mark: str) -> bool:
        is_own = issue.user is not None and issue.user.login.lower() == self._login.lower()
        return is_own and issue.pull_request is None and (issue.body or "").startswith(mark)
