"""A whole account of a GitHub on this machine, from its name to the report, with faults on the way."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.command_line import Ended, Run
from support.github_server import GIT, Fault, GitHubServer, serve_github
from support.github_state import CREATED, GitHubState
from support.portfolios import build_portfolio

PORTFOLIOS = Path(__file__).parents[1] / "fixtures" / "portfolios"
NAMES = ("bike-demand", "leaf-photos", "iris-first-steps")
TOKEN = "ghp_" + "x1" * 18


@pytest.fixture(name="served", scope="module")
def fixture_served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give bare repositories as they lie on the server."""
    root = tmp_path_factory.mktemp("served")
    for name in NAMES:
        clone = build_portfolio(PORTFOLIOS / name, tmp_path_factory.mktemp("clone") / name)
        bare = root / "ada" / f"{name}.git"
        subprocess.run(["git", "clone", "--quiet", "--bare", str(clone), str(bare)], check=True)
    return root


@pytest.fixture(name="github")
def fixture_github(served: Path) -> Iterator[GitHubServer]:
    state = GitHubState()
    for name in NAMES:
        state.add(name)
    state.add("sklearn", fork=True)
    state.parents["ada/sklearn"] = "scikit-learn/scikit-learn"
    state.add("old-site", archived=True)
    state.add("to-be-filled", size=0, language=None, pushed_at=CREATED)
    state.add("ada")
    state.profile_readme = "# Ada\nA nurse who builds machine learning for health care."
    state.pinned = ["ada/bike-demand", "ada/leaf-photos"]
    state.add_merged("pandas-dev/pandas", 12, "Explain the default")
    with serve_github(served, state) as server:
        yield server


def account(run: Run, github: GitHubServer, home: Path, *options: str, **environment: str) -> Ended:
    """Audit the account with a home folder of its own, so that runs share what they keep."""
    home.mkdir(exist_ok=True)
    own = {"PORTFOLIO_AUDIT_GITHUB": github.origin, "PORTFOLIO_AUDIT_CACHE_DIR": str(home / ".cache")}
    return run("account", "ada", "-f", "json", *options, cwd=home, **own, **environment)


def leave(github: GitHubServer, *names: str) -> None:
    """Let the account hold only these repositories beside its profile, to audit less."""
    wanted = {*names, "ada"}
    github.state.repositories = [one for one in github.state.repositories if one["name"] in wanted]


def rows(report: Any) -> dict[str, Any]:
    return {row["name"]: row for row in report["repositories"]}


def verdicts(report: Any) -> dict[str, str]:
    return {found["rule"]: found["verdict"] for found in report["findings"]}


def test_an_account_is_one_portfolio(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    ended = account(run, github, tmp_path / "home", GH_TOKEN=TOKEN)

    assert ended.code == 0, ended.stderr
    report, found = ended.report, rows(ended.report)
    assert report["target"]["name"] == "ada"
    assert {name for name, row in found.items() if row["placing"] != "left-out"} == {f"ada/{name}" for name in NAMES}
    assert {name: row["because"] for name, row in found.items() if row["placing"] == "left-out"} == {
        "ada/sklearn": "It is a fork of scikit-learn/scikit-learn.",
        "ada/old-site": "It is archived by its owner.",
        "ada/to-be-filled": "It is empty.",
        "ada/ada": "It is the README of the profile.",
    }
    assert report["warnings"] == []
    told = ("experience-contributes", "presentation-profile-opens", "presentation-described", "presentation-best-first")
    assert [verdicts(report)[rule] for rule in told] == ["pass"] * 4
    assert len(github.api_requests) == 5
    assert "5 calls to GitHub" in ended.stderr


def test_without_a_token_the_same_repositories_are_audited_and_the_gap_is_told(
    run: Run, github: GitHubServer, tmp_path: Path
) -> None:
    leave(github, "iris-first-steps", "sklearn")

    ended = account(run, github, tmp_path / "home")

    assert ended.code == 0, ended.stderr
    assert rows(ended.report)["ada/sklearn"]["because"] == "It is a fork of another repository."
    assert rows(ended.report)["ada/iris-first-steps"]["placing"] != "left-out"
    assert [warning["code"] for warning in ended.report["warnings"]] == ["not-told"]
    assert "GH_TOKEN" in ended.report["warnings"][0]["cure"]
    assert "Not known: pinned repositories, fork parents and releases" in ended.stderr
    assert len(github.api_requests) == 4


def test_the_same_call_goes_on_where_it_was_stopped(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    leave(github, "leaf-photos", "iris-first-steps")
    gone = github.root / "ada" / "leaf-photos.git"
    gone.rename(gone.with_name("hidden.git"))
    first = account(run, github, tmp_path / "home", GH_TOKEN=TOKEN)
    gone.with_name("hidden.git").rename(gone)
    github.requests.clear()

    second = account(run, github, tmp_path / "home", GH_TOKEN=TOKEN)

    assert first.code == 4
    assert rows(first.report)["ada/leaf-photos"]["placing"] == "unread"
    assert second.code == 0, second.stderr
    assert {path.split("/")[2] for path, _token in github.requests} == {"leaf-photos"}
    assert "4 of them unchanged" in second.stderr
    assert second.report == account(run, github, tmp_path / "other", GH_TOKEN=TOKEN).report


def test_a_repository_that_was_pushed_to_is_audited_anew(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    leave(github, "bike-demand", "iris-first-steps")
    account(run, github, tmp_path / "home")
    github.state.repositories[0]["pushed_at"] = "2026-02-21T10:00:00Z"
    github.requests.clear()

    account(run, github, tmp_path / "home")

    assert {path.split("/")[2] for path, _token in github.requests} == {"bike-demand"}


def test_no_cache_keeps_nothing(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    leave(github, "iris-first-steps")

    ended = account(run, github, tmp_path / "home", "--no-cache")

    assert ended.code == 0, ended.stderr
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("kind", ["types", "primary"])
def test_what_github_keeps_to_itself_is_a_gap_and_the_portfolio_stands(
    run: Run, github: GitHubServer, tmp_path: Path, kind: str
) -> None:
    leave(github, "iris-first-steps")
    github.faults = [Fault(kind, path, argument="4000") for path in ("/search", "/readme", "graphql")]

    ended = account(run, github, tmp_path / "home", GH_TOKEN=TOKEN)

    assert ended.code == 0, ended.stderr
    assert rows(ended.report)["ada/iris-first-steps"]["score"] is not None
    assert [warning["code"] for warning in ended.report["warnings"]] == ["not-told"] * 3
    assert all(warning["cure"] for warning in ended.report["warnings"])
    told = ("experience-contributes", "presentation-profile-opens")
    assert [verdicts(ended.report)[rule] for rule in told] == ["unknown"] * 2


def test_a_limit_that_lasts_too_long_ends_with_seven(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    github.faults = [Fault("primary", argument="3000")]

    ended = account(run, github, tmp_path / "home", "--max-wait", "5")

    assert ended.code == 7
    assert ended.stdout == ""
    assert "used up for 51 minutes" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 2


def test_a_short_limit_is_waited_out_and_told(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    leave(github, "iris-first-steps")
    github.faults = [Fault("too-many", "/users/ada", times=1, argument="2")]

    ended = account(run, github, tmp_path / "home")

    assert ended.code == 0, ended.stderr
    assert "GitHub asks to wait 2 s" in ended.stderr


@pytest.mark.parametrize("login", ["grace", "https://ada", "a/b", "-x"])
def test_a_name_without_an_account_is_one_clear_line(run: Run, github: GitHubServer, login: str) -> None:
    ended = run("account", "-q", "--", login, PORTFOLIO_AUDIT_GITHUB=github.origin)

    assert ended.code == 3
    assert len(ended.stderr.strip().splitlines()) == 2


@pytest.mark.parametrize("kind", ["private", "busy", "portal"])
def test_a_repository_whose_transfer_fails_is_a_row_and_the_others_stand(
    run: Run, github: GitHubServer, tmp_path: Path, kind: str
) -> None:
    leave(github, "iris-first-steps", "leaf-photos")
    github.faults = [Fault(GIT + kind, "/ada/leaf-photos/")]

    ended = account(run, github, tmp_path / "home")

    assert ended.code == 4, ended.stderr
    assert rows(ended.report)["ada/iris-first-steps"]["score"] is not None
    assert rows(ended.report)["ada/leaf-photos"]["placing"] == "unread"
    assert "leaf-photos" in ended.stderr


def test_an_account_without_work_of_its_own_says_so(run: Run, github: GitHubServer, tmp_path: Path) -> None:
    github.state.repositories = [one for one in github.state.repositories if one["fork"]]

    ended = account(run, github, tmp_path / "home")

    assert ended.code == 3
    assert "no repository of its own that can be audited" in ended.stderr


@pytest.mark.parametrize("kind", ["echo", "redirect", "bad-token"])
def test_the_token_is_in_no_output_and_no_file(run: Run, github: GitHubServer, tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    leave(github, "iris-first-steps")
    github.faults = [Fault(kind, "/search" if kind != "bad-token" else "", argument="1")]

    ended = account(run, github, home, "-o", "report.html", "-o", "report.md", "-v", GITHUB_TOKEN=TOKEN)

    assert any(TOKEN in token for token in github.tokens)
    assert TOKEN not in ended.stdout + ended.stderr
    assert all(TOKEN.encode() not in path.read_bytes() for path in home.rglob("*") if path.is_file())
