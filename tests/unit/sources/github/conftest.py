"""A small GitHub on this machine, and policies that ask it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from portfolio_audit.sources.policy import FetchPolicy
from support.github_server import GitHubServer, serve_github
from support.github_state import GitHubState

Policy = Callable[..., FetchPolicy]


@pytest.fixture(name="state")
def fixture_state() -> GitHubState:
    state = GitHubState()
    state.add("churn", homepage="https://churn.example.org")
    state.add("penguins")
    return state


@pytest.fixture(name="server")
def fixture_server(tmp_path: Path, state: GitHubState) -> Iterator[GitHubServer]:
    with serve_github(tmp_path, state) as server:
        yield server


@pytest.fixture(name="policy")
def fixture_policy(server: GitHubServer) -> Policy:
    """Give a policy for the local server: three tries without pauses, no cache, no token unless said otherwise."""

    def policy(**changed: Any) -> FetchPolicy:
        return replace(FetchPolicy(github=server.origin, pauses_seconds=(0, 0)), **changed)

    return policy
