"""The names of an organization's repositories, private ones too, as far as the token reaches."""

import msgspec

from portfolio_audit import limits
from portfolio_audit.errors import TargetError
from portfolio_audit.sources.address import is_login, shown
from portfolio_audit.sources.github import shapes
from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.listing import PER_PAGE
from portfolio_audit.sources.github.opening import open_api
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.reading import checked_name, read_each
from portfolio_audit.sources.github.troubles import ApiError, as_failure
from portfolio_audit.sources.policy import FetchPolicy


def repository_names(organization: str, policy: FetchPolicy, patience: Patience | None = None) -> tuple[str, ...]:
    """Give `owner/name` of every repository that the token may see.

    Raises:
        TargetError: there is no such organization, GitHub does not answer, or it has more than can be listed.
        RateLimitError: a limit is used up for longer than the policy lets us wait.
    """
    if not is_login(organization):
        raise TargetError(f"{shown(organization)} is no name on GitHub", "Write the name as in github.com/NAME.")
    try:
        with open_api(policy, patience or Patience(policy.wait_seconds)) as api:
            return tuple(_names(api, organization))
    except ApiError as error:
        raise as_failure(error, f"The organization {organization}", has_token=policy.token is not None) from None


def _names(api: Api, organization: str) -> list[str]:
    found: list[str] = []
    for page in range(1, limits.API_PAGES + 1):
        path = f"/orgs/{organization}/repos"
        answer = api.get(tuple[msgspec.Raw, ...], path, type="all", sort="full_name", per_page=PER_PAGE, page=page)
        read, _odd = read_each(answer.value, shapes.Repository)
        names = (checked_name(one.full_name) for one in read)
        found += [name for name in names if name and name.lower().startswith(f"{organization.lower()}/")]
        if not answer.has_next:
            return found
    raise TargetError(f"{organization} has more repositories than can be listed", "Write a roster instead of --prefix.")
