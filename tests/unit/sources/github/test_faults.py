"""What the API may do wrong, one manner after the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.github.account import open_account
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.policy import FetchPolicy
from support.github_server import Fault, GitHubServer, serve_github
from support.github_state import GitHubState

Policy = Callable[..., FetchPolicy]
TOKEN = "ghp_" + "x1" * 18
WAITS = {"primary": 4.0, "secondary": 3.0, "too-many": 3.0, "secondary-silent": 60.0, "too-many-silent": 60.0}


@pytest.mark.parametrize("kind", WAITS)
def test_a_limit_is_waited_out_for_as_long_as_it_says(policy: Policy, server: GitHubServer, kind: str) -> None:
    server.faults = [Fault(kind, "/users/ada", times=2, argument="3")]
    slept: list[float] = []

    account = open_account("ada", policy(), Patience(900, sleep=slept.append))

    assert slept == pytest.approx([WAITS[kind]] * 2, abs=1.01)
    assert account.calls.waited_seconds == pytest.approx(sum(slept), abs=0.1)


def test_waiting_is_told_before_it_begins(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("too-many", "/users/ada", times=1, argument="7")]
    told: list[float] = []

    open_account("ada", policy(), Patience(900, tell=told.append, sleep=lambda _seconds: None))

    assert told == [7.0]


def test_a_pause_of_our_own_between_two_tries_is_not_told(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("busy", "/users/ada", times=1)]
    told: list[float] = []

    open_account("ada", policy(pauses_seconds=(2,)), Patience(900, tell=told.append, sleep=lambda _seconds: None))

    assert told == []


def test_all_waits_of_a_run_share_one_budget(policy: Policy, server: GitHubServer) -> None:
    server.faults = [
        Fault("too-many", "/users/ada", times=1, argument="60"),
        Fault("too-many", "/search", argument="60"),
    ]

    account = open_account("ada", policy(), Patience(100, sleep=lambda _seconds: None))

    assert account.calls.waited_seconds == 60
    assert [gap.what for gap in account.gaps][-1] == "pull requests merged elsewhere"


def test_a_limit_that_never_ends_is_given_up(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("too-many", "/search", argument="0")]

    account = open_account("ada", policy(), Patience(900, sleep=lambda _seconds: None))

    assert account.calls.asked < 12
    assert "limit" in account.gaps[-1].why.reason


@pytest.mark.parametrize(
    "kind", ["busy", "portal", "empty", "empty-object", "types", "deep", "truncated", "reset", "accepted", "unchanged"]
)
def test_a_fault_that_passes_is_tried_again(policy: Policy, server: GitHubServer, kind: str) -> None:
    server.faults = [Fault(kind, "/users/ada", times=2)]

    account = open_account("ada", policy())

    assert len(account.repositories) == 2
    assert account.calls.asked == 5


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("busy", "GitHub was busy"),
        ("portal", "did not speak as GitHub does"),
        ("empty", "did not speak as GitHub does"),
        ("types", "did not speak as GitHub does"),
        ("deep", "did not speak as GitHub does"),
        ("echo", "did not speak as GitHub does"),
        ("truncated", "broke off"),
        ("big", "larger than any that GitHub gives"),
        ("bad-token", "did not accept the token"),
        ("forbidden", "refused the question"),
        ("reset", "could not be reached"),
    ],
)
def test_a_fault_that_stays_is_one_clear_error(policy: Policy, server: GitHubServer, kind: str, words: str) -> None:
    server.faults = [Fault(kind)]

    with pytest.raises(TargetError) as stopped:
        open_account("ada", policy(token=TOKEN))

    assert words in stopped.value.message
    assert stopped.value.advice


@pytest.mark.parametrize("kind", ["drip", "mute"])
def test_a_slow_answer_is_given_up_after_a_time(policy: Policy, server: GitHubServer, kind: str) -> None:
    server.faults = [Fault(kind, argument="0.05" if kind == "drip" else "2")]

    with pytest.raises(TargetError, match="in time"):
        open_account("ada", policy(pauses_seconds=(), answer_seconds=1))


def test_a_renamed_account_is_followed_on_the_same_host(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("redirect", "/users/old", times=1, argument="301 ORIGIN/api/v3/users/ada")]

    account = open_account("old", policy())

    assert account.login == "ada"
    assert len(account.repositories) == 2


@pytest.mark.parametrize("status", ["301", "302", "307", "308"])
def test_a_redirect_to_another_host_is_not_followed_and_takes_no_token_there(
    policy: Policy, server: GitHubServer, tmp_path: Path, status: str
) -> None:
    with serve_github(tmp_path, GitHubState()) as other:
        server.faults = [Fault("redirect", argument=f"{status} {other.origin}/api/v3/users/ada")]

        with pytest.raises(TargetError, match="points to another address"):
            open_account("ada", policy(token=TOKEN))

    assert other.api_requests == []


def test_a_circle_of_redirects_ends(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("redirect", argument="301 ORIGIN/api/v3/users/ada?again=1")]

    with pytest.raises(TargetError, match="points to another address"):
        open_account("ada", policy())

    assert len(server.api_requests) <= 5
