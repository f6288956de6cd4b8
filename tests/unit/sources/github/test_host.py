"""What GitHub says about one repository: optional, quick, and never in the way."""

import time
from collections.abc import Callable

import pytest

from portfolio_audit import limits
from portfolio_audit.snapshot.account import HostRecord
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.github.host import host_facts
from portfolio_audit.sources.host_question import HostQuestion
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import GitHubRepo
from support.github_server import FAULTS, Fault, GitHubServer
from support.github_state import GitHubState

Policy = Callable[..., FetchPolicy]
CHURN = GitHubRepo("ada", "churn")


def known(record: HostRecord | Absent) -> HostRecord:
    assert isinstance(record, HostRecord)
    return record


def test_a_repository_is_described_in_three_calls(policy: Policy, server: GitHubServer, state: GitHubState) -> None:
    state.add_release("churn", "v1.0")
    state.add_run("churn", "failure", workflow=7)
    state.add_run("churn", "success", workflow=8)
    state.add_run("churn", "success", workflow=7)

    record = known(host_facts(CHURN, policy()))

    assert record.repository.description == "What churn is about"
    assert record.repository.topics == ("machine-learning",)
    assert record.repository.homepage == "https://churn.example.org"
    assert record.repository.fork_parent is None
    assert [release.tag for release in record.repository.releases] == ["v1.0"]  # type: ignore[union-attr]
    assert [run.conclusion for run in record.last_runs] == ["failure", "success"]  # type: ignore[union-attr]
    assert len(server.api_requests) == 3


def test_the_parent_of_a_fork_is_told_without_a_token(policy: Policy, state: GitHubState) -> None:
    state.add("sklearn", fork=True)
    state.parents["ada/sklearn"] = "scikit-learn/scikit-learn"

    record = known(host_facts(GitHubRepo("ada", "sklearn"), policy()))

    assert record.repository.fork_parent == "scikit-learn/scikit-learn"


def test_a_repository_without_releases_and_runs_has_none(policy: Policy) -> None:
    record = known(host_facts(CHURN, policy()))

    assert record.repository.releases == ()
    assert record.last_runs == ()


@pytest.mark.parametrize("kind", sorted(set(FAULTS) - {"drip", "mute", "heard", "redirect", "not-utf8"}))
def test_a_fault_leaves_it_unknown_with_the_cure_and_nothing_is_waited_for(
    policy: Policy, server: GitHubServer, kind: str
) -> None:
    server.faults = [Fault(kind, argument="30")]
    begin = time.monotonic()

    answer = host_facts(CHURN, policy(pauses_seconds=(9, 9)))

    assert isinstance(answer, Absent)
    assert answer.reason
    assert answer.cure
    assert len(server.api_requests) == 1
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize("kind", ["busy", "primary", "types"])
def test_what_is_missing_of_an_answer_is_unknown_by_itself(policy: Policy, server: GitHubServer, kind: str) -> None:
    server.faults = [Fault(kind, "/releases"), Fault(kind, "/actions")]

    record = known(host_facts(CHURN, policy()))

    assert record.repository.description == "What churn is about"
    assert isinstance(record.repository.releases, Absent)
    assert isinstance(record.last_runs, Absent)


def test_offline_nothing_is_asked(policy: Policy, server: GitHubServer) -> None:
    answer = host_facts(CHURN, policy(is_offline=True))

    assert isinstance(answer, Absent)
    assert server.api_requests == []


def test_an_answer_that_comes_too_late_is_not_waited_for(policy: Policy, server: GitHubServer) -> None:
    server.faults = [Fault("drip", argument="0.01")]
    begin = time.monotonic()

    answer = HostQuestion(CHURN, policy(answer_seconds=1)).answer()

    assert isinstance(answer, Absent)
    assert time.monotonic() - begin < limits.HOST_SECONDS
