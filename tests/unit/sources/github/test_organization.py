"""The repositories of an organization by name."""

from collections.abc import Callable

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.github.organization import repository_names
from portfolio_audit.sources.policy import FetchPolicy
from support.github_state import GitHubState

Policy = Callable[..., FetchPolicy]


def test_private_repositories_are_named_too_and_no_one_elses(policy: Policy, state: GitHubState) -> None:
    state.add("capstone-bob", private=True)
    state.add("stray", full_name="eve/stray")
    state.add("odd", full_name="ada/--upload-pack=x y")

    assert repository_names("Ada", policy()) == ("ada/churn", "ada/penguins", "ada/capstone-bob")


def test_many_pages_are_read_to_the_end(policy: Policy, state: GitHubState) -> None:
    for number in range(230):
        state.add(f"capstone-{number}")

    assert len(repository_names("ada", policy())) == 232


@pytest.mark.parametrize("name", ["nobody", "--help", "a/b", ""])
def test_an_organization_that_is_not_there_is_told(policy: Policy, name: str) -> None:
    with pytest.raises(TargetError):
        repository_names(name, policy())
