"""Repositories of a GitHub on this machine: git's own backend for the clones, a small API for the rest."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.command_line import Run
from support.github_server import Fault, GitHubServer, serve_github
from support.github_state import GitHubState

TOKEN = "ghp_" + "x1" * 18


@pytest.fixture(name="github")
def fixture_github(tmp_path: Path, sample: Path) -> Iterator[GitHubServer]:
    state = GitHubState()
    state.add("bike-demand", description="Forecasts the demand for shared bikes")
    bare = tmp_path / "served" / "ada" / "bike-demand.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", str(sample), str(bare)], check=True)
    with serve_github(tmp_path / "served", state) as server:
        yield server


def verdict(report: Any, rule: str) -> str:
    return str(next(found["verdict"] for found in report["findings"] if found["rule"] == rule))


def test_a_repository_on_github_is_audited_with_what_its_page_says(run: Run, github: GitHubServer) -> None:
    ended = run("audit", "ada/bike-demand", "-f", "json", PORTFOLIO_AUDIT_GITHUB=github.origin)

    assert ended.code == 0, ended.stderr
    assert ended.report["target"]["name"] == "ada/bike-demand"
    assert ended.report["facts"]["On GitHub"]["Description"] == "Forecasts the demand for shared bikes"
    assert verdict(ended.report, "host-page-describes") == "pass"
    assert len(github.api_requests) == 3


@pytest.mark.parametrize("kind", ["busy", "primary", "types", "portal", "mute"])
def test_without_an_answer_the_score_is_that_of_a_local_clone(
    run: Run, github: GitHubServer, sample: Path, kind: str
) -> None:
    github.faults = [Fault(kind, argument="9")]

    remote = run("audit", "ada/bike-demand", "-f", "json", PORTFOLIO_AUDIT_GITHUB=github.origin).report
    local = run("audit", str(sample), "-f", "json").report

    assert verdict(remote, "host-page-describes") == "unknown"
    assert verdict(local, "host-page-describes") == "not-applicable"
    assert remote["score"]["value"] == local["score"]["value"]
    assert remote["criteria"][0]["score"] == local["criteria"][0]["score"]


def test_the_token_goes_to_that_server_and_into_no_output(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()

    ended = run(
        "audit",
        "ada/bike-demand",
        "-v",
        "-o",
        "report.html",
        "-o",
        "report.json",
        cwd=home,
        PORTFOLIO_AUDIT_GITHUB=github.origin,
        PORTFOLIO_AUDIT_CACHE_DIR=str(home / ".cache"),
        GH_TOKEN=TOKEN,
    )

    assert ended.code == 0, ended.stderr
    assert any(TOKEN in token for token in github.tokens)
    assert any(has_token for _path, has_token in github.requests)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert any(".cache" in path.parts for path in files)
    assert TOKEN not in ended.stdout + ended.stderr
    assert all(TOKEN.encode() not in path.read_bytes() for path in files)


def test_other_hosts_never_see_the_token(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    with serve_github(tmp_path / "served", GitHubState()) as other:
        environment = {"PORTFOLIO_AUDIT_GITHUB": github.origin, "PORTFOLIO_AUDIT_HOSTS": other.origin}
        ended = run("audit", f"{other.origin}/ada/bike-demand", "-q", GH_TOKEN=TOKEN, **environment)

    assert ended.code == 0, ended.stderr
    assert other.api_requests == []
    assert other.requests
    assert not any(has_token for _path, has_token in other.requests)
