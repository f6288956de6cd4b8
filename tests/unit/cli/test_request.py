"""What the environment says about fetching."""

from pathlib import Path
from typing import Any

import pytest

from portfolio_audit.cli.request import read_policy
from portfolio_audit.errors import UsageError

OPTIONS: dict[str, Any] = {"timeout": None, "offline": False, "no_cache": False}


def test_the_token_of_our_own_name_wins() -> None:
    environment = {"GITHUB_TOKEN": "third", "GH_TOKEN": "second", "PORTFOLIO_AUDIT_GITHUB_TOKEN": "first"}

    tokens = [
        read_policy(given, OPTIONS).token
        for given in (environment, environment | {"PORTFOLIO_AUDIT_GITHUB_TOKEN": ""}, {})
    ]

    assert tokens == ["first", "second", None]


def test_answers_are_kept_below_the_folder_for_caches_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert read_policy({}, OPTIONS).cache == str(tmp_path / "portfolio-audit")
    assert read_policy({}, OPTIONS | {"no_cache": True}).cache is None


@pytest.mark.parametrize("address", ["https://git.example.org", "HTTPS://Git.example.org:8443/", "http://127.0.0.1:80"])
def test_a_server_of_ones_own_stands_for_github(address: str) -> None:
    policy = read_policy({"PORTFOLIO_AUDIT_GITHUB": address}, OPTIONS)

    assert policy.github == address.lower().rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "http://git.example.org",
        "git.example.org",
        "https://u:p@git.example.org",
        "https://a/b",
        "file:///etc",
        "https://a b",
    ],
)
def test_a_token_never_goes_to_an_address_that_is_no_safe_server(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a server"):
        read_policy({"PORTFOLIO_AUDIT_GITHUB": address}, OPTIONS)
