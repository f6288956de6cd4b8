"""An account read from a small GitHub: what is known, what is not and why, and what it costs."""

from collections.abc import Callable

import pytest

from portfolio_audit.errors import RateLimitError, TargetError
from portfolio_audit.snapshot.account import Exclusion
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.github.account import open_account
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.policy import FetchPolicy
from support.github_server import Fault, GitHubServer
from support.github_state import CREATED, GitHubState

Policy = Callable[..., FetchPolicy]
TOKEN = "ghp_" + "x1" * 18


def patient(slept: list[float] | None = None) -> Patience:
    """Give one that notes its waits instead of sleeping."""
    return Patience(900, sleep=(slept if slept is not None else []).append)


def test_an_account_is_described_in_its_own_words(policy: Policy, state: GitHubState) -> None:
    state.profile_readme = "# Ada\nFrom nursing to ML"
    state.add("ada")
    state.add_merged("pandas-dev/pandas", 12, "Fix a\n typo")

    account = open_account("Ada", policy())

    assert (account.login, account.name, account.bio) == ("ada", "Ada Example", "From nursing to machine learning")
    assert account.website == "https://ada.example.org"
    assert account.profile_readme == "# Ada\nFrom nursing to ML"
    assert [one.name for one in account.repositories] == ["ada/churn", "ada/penguins", "ada/ada"]
    assert account.repositories[0].homepage == "https://churn.example.org"
    assert not isinstance(account.contributions, Absent)
    assert account.contributions.total == 1
    assert account.contributions.newest[0].repository == "pandas-dev/pandas"
    assert account.contributions.newest[0].title == "Fix a typo"


@pytest.mark.parametrize(("token", "calls"), [(None, 4), (TOKEN, 5)])
def test_an_account_of_forty_repositories_costs_a_handful_of_calls(
    policy: Policy, server: GitHubServer, state: GitHubState, token: str | None, calls: int
) -> None:
    for number in range(37):
        state.add(f"project-{number}")
    state.add("ada")
    state.profile_readme = "# Ada"

    account = open_account("ada", policy(token=token))

    assert len(account.repositories) == 40
    assert account.calls.asked == len(server.api_requests) == calls


def test_three_hundred_repositories_take_three_pages(policy: Policy, state: GitHubState) -> None:
    for number in range(298):
        state.add(f"project-{number}")

    account = open_account("ada", policy())

    assert len({one.name for one in account.repositories}) == 300
    assert account.calls.asked == 5


def test_what_only_a_token_tells_is_unknown_without_one_and_says_how_to_learn_it(policy: Policy) -> None:
    account = open_account("ada", policy())

    assert isinstance(account.pinned, Absent)
    assert "GH_TOKEN" in account.pinned.cure
    assert isinstance(account.repositories[0].releases, Absent)
    assert [gap.what for gap in account.gaps] == ["pinned repositories, fork parents and releases"]


def test_a_token_brings_pinned_repositories_releases_and_fork_parents(policy: Policy, state: GitHubState) -> None:
    state.pinned = ["ada/penguins", "other/shared"]
    state.add_release("churn", "v1.0")
    state.add("sklearn", fork=True)
    state.parents["ada/sklearn"] = "scikit-learn/scikit-learn"

    account = open_account("ada", policy(token=TOKEN))

    assert account.pinned == ("ada/penguins", "other/shared")
    assert [release.tag for release in account.repositories[0].releases] == ["v1.0"]  # type: ignore[union-attr]
    assert account.repositories[2].fork_parent == "scikit-learn/scikit-learn"
    assert account.gaps == ()


def test_a_repository_that_is_left_out_says_why(policy: Policy, state: GitHubState) -> None:
    state.add("fork", fork=True)
    state.add("old", archived=True)
    state.add("new", size=0, language=None, pushed_at=CREATED)
    state.add("young", size=0)
    state.add("shop", language="TypeScript")
    state.languages["ada/shop"] = ["TypeScript", "CSS"]
    state.add("app", language="JavaScript")
    state.languages["ada/app"] = ["JavaScript", "Python"]
    state.add("ada")
    state.parents["ada/fork"] = "grace/fork"

    account = open_account("ada", policy(token=TOKEN))

    assert {one.name: (one.exclusion, one.exclusion_reason) for one in account.repositories if one.exclusion} == {
        "ada/fork": (Exclusion.FORK, "a fork of grace/fork"),
        "ada/old": (Exclusion.ARCHIVED, "archived by its owner"),
        "ada/new": (Exclusion.EMPTY, "empty"),
        "ada/shop": (
            Exclusion.NO_RELEVANT_FILES,
            "written in TypeScript, without Python, R, Julia or notebooks",
        ),
        "ada/ada": (Exclusion.PROFILE, "the README of the profile"),
    }


def test_without_a_token_no_language_is_a_reason_to_leave_a_repository_out(policy: Policy, state: GitHubState) -> None:
    state.add("shop", language="TypeScript")
    state.languages["ada/shop"] = ["TypeScript"]

    account = open_account("ada", policy())

    assert [one.exclusion for one in account.repositories] == [None, None, None]


def test_a_later_page_that_fails_is_a_gap_and_the_first_one_counts(policy: Policy, server: GitHubServer) -> None:
    for number in range(120):
        server.state.add(f"project-{number}")
    server.faults = [Fault("busy", "page=2")]

    account = open_account("ada", policy())

    assert len(account.repositories) == 100
    assert "repositories after the 100 pushed to last" in [gap.what for gap in account.gaps]


def test_an_odd_repository_costs_only_itself(policy: Policy, state: GitHubState) -> None:
    state.add("strange", size="large")
    state.add("hostile", full_name="ada/../../etc")
    state.add("foreign", full_name="grace/foreign")

    account = open_account("ada", policy())

    assert [one.name for one in account.repositories] == ["ada/churn", "ada/penguins"]
    assert "3 repositories" in [gap.what for gap in account.gaps]


def test_a_profile_repository_without_a_readme_is_no_gap(policy: Policy, state: GitHubState) -> None:
    state.add("ada")

    account = open_account("ada", policy(token=TOKEN))

    assert account.profile_readme is None
    assert account.gaps == ()


@pytest.mark.parametrize("path", ["/search", "/readme", "/graphql"])
@pytest.mark.parametrize("kind", ["busy", "portal", "types", "deep", "big", "truncated", "reset", "forbidden", "echo"])
def test_what_cannot_be_had_is_unknown_with_the_cure_and_the_rest_goes_on(
    policy: Policy, server: GitHubServer, state: GitHubState, path: str, kind: str
) -> None:
    state.add("ada")
    state.profile_readme = "# Ada"
    server.faults = [Fault(kind, path)]

    account = open_account("ada", policy(token=TOKEN), patient())

    unknown = {"/search": account.contributions, "/readme": account.profile_readme, "/graphql": account.pinned}
    assert isinstance(unknown[path], Absent)
    assert [gap.why for gap in account.gaps] == [unknown[path]]
    assert account.gaps[0].why.reason
    assert account.gaps[0].why.cure
    assert len(account.repositories) == 3


def test_a_limit_that_lasts_too_long_stops_with_what_helps(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("primary", "/users/ada", argument="3000")]

    with pytest.raises(RateLimitError) as stopped:
        open_account("ada", policy())

    assert stopped.value.exit_code == 7
    assert "limit of requests is used up for 51 minutes" in stopped.value.message
    assert "GH_TOKEN" in stopped.value.advice


def test_a_limit_on_what_the_audit_can_go_without_is_a_gap(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("primary", "/search", argument="3000")]

    account = open_account("ada", policy())

    assert isinstance(account.contributions, Absent)
    assert "51 minutes" in account.contributions.reason


def test_an_account_that_does_not_exist_is_told_so(policy: Policy) -> None:
    with pytest.raises(TargetError, match="grace cannot be read: GitHub knows none of that name"):
        open_account("grace", policy())


@pytest.mark.parametrize("login", ["", "a/b", "../x", "-x", "con", "a b", "ada\n", "x" * 50])
def test_a_name_that_no_account_can_have_is_never_asked_for(policy: Policy, server: GitHubServer, login: str) -> None:
    with pytest.raises(TargetError, match="is no name of a GitHub account"):
        open_account(login, policy())

    assert server.api_requests == []


def test_offline_nothing_is_asked(policy: Policy, server: GitHubServer) -> None:
    with pytest.raises(TargetError, match="--offline"):
        open_account("ada", policy(is_offline=True))

    assert server.api_requests == []
