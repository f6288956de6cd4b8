"""Opens an account: who it is, what it shows, and its repositories, in a handful of calls."""

from collections.abc import Callable
from typing import TypeVar

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.account import AccountRecord, Contributions, Exclusion, Gap
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.address import is_login, shown
from portfolio_audit.sources.github import shapes
from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.listing import (
    ONE_BY_ONE,
    PER_PAGE,
    Supplement,
    ask_supplement,
    list_repositories,
    make_repositories,
)
from portfolio_audit.sources.github.opening import open_api
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.reading import in_utc, line, read_each, read_pull_request, read_text
from portfolio_audit.sources.github.troubles import ApiError, Trouble, as_absent, as_failure
from portfolio_audit.sources.policy import FetchPolicy

Kind = TypeVar("Kind")
_CHARACTERS = 1_000


def open_account(login: str, policy: FetchPolicy, patience: Patience | None = None) -> AccountRecord:
    """Ask GitHub about an account; what it does not tell is `Absent`, and listed among the gaps.

    Raises:
        TargetError: there is no such account, or GitHub does not answer at all.
        RateLimitError: a limit is used up for longer than the policy lets us wait.
    """
    if not is_login(login):
        raise TargetError(f"{shown(login)} is no name of a GitHub account", "Write the name as in github.com/NAME.")
    has_token = policy.token is not None
    try:
        with open_api(policy, patience or Patience(policy.wait_seconds)) as api:
            return _Reading(api, has_token=has_token).read(login, policy.github)
    except ApiError as error:
        raise as_failure(error, f"The account {login}", has_token=has_token) from None


class _Reading:
    """One account being read; what could not be had is noted on the way."""

    def __init__(self, api: Api, *, has_token: bool) -> None:
        self._api = api
        self._has_token = has_token
        self._gaps: list[Gap] = []

    def read(self, asked: str, github: str) -> AccountRecord:
        """Ask first for what nothing goes without, then for the rest."""
        user = self._api.get(shapes.User, f"/users/{asked}").value
        login = user.login
        if not is_login(login):
            raise ApiError(Trouble.ODD)
        listing = list_repositories(self._api, login, has_token=self._has_token)
        supplement = self._supplement(login)
        repositories = make_repositories(listing, supplement)
        has_profile = any(one.exclusion is Exclusion.PROFILE for one in repositories)
        readme = self._or_absent("the profile README", lambda: self._readme(login)) if has_profile else None
        contributions = self._or_absent("pull requests merged elsewhere", lambda: self._contributions(login))
        return AccountRecord(
            login=login,
            url=f"{github}/{login}",
            name=line(user.name, _CHARACTERS),
            bio=line(user.bio, _CHARACTERS),
            website=line(user.blog, _CHARACTERS),
            created_at=in_utc(user.created_at) if user.created_at else None,
            profile_readme=readme,
            pinned=supplement.pinned,
            repositories=repositories,
            contributions=contributions,
            gaps=(*listing.gaps, *self._gaps),
            calls=self._api.calls,
        )

    def _or_absent(self, what: str, ask: Callable[[], Kind]) -> Kind | Absent:
        """Ask for something that the audit can go without."""
        try:
            return ask()
        except ApiError as error:
            absent = as_absent(error, has_token=self._has_token)
            self._gaps.append(Gap(what, absent))
            return absent

    def _supplement(self, login: str) -> Supplement:
        what = "pinned repositories, fork parents and releases"
        if not self._has_token:
            self._gaps.append(Gap(what, ONE_BY_ONE))
            return _nothing(ONE_BY_ONE)
        asked = self._or_absent(what, lambda: ask_supplement(self._api, login))
        return _nothing(asked) if isinstance(asked, Absent) else asked

    def _readme(self, login: str) -> str | None:
        """Give the text of the profile's README; a repository of that name may hold none."""
        try:
            return read_text(self._api.get(shapes.Readme, f"/repos/{login}/{login}/readme").value)
        except ApiError as error:
            if error.trouble is Trouble.MISSING:
                return None
            raise

    def _contributions(self, login: str) -> Contributions:
        query = f"type:pr is:merged author:{login} -user:{login}"
        found = self._api.get(
            shapes.Found, "/search/issues", q=query, sort="created", order="desc", per_page=PER_PAGE
        ).value
        raw, _odd = read_each(found.items[:PER_PAGE], shapes.FoundPullRequest)
        newest = tuple(request for one in raw if (request := read_pull_request(one)) is not None)
        return Contributions(max(found.total_count, len(newest)), newest)


def _nothing(why: Absent) -> Supplement:
    return Supplement(why, {}, {}, {}, why)
