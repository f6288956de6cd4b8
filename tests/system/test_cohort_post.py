"""Feedback as issues, by the command against a small GitHub on this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_audit.cohort.journal import running_journal
from portfolio_audit.cohort.roster import Roster, Student
from portfolio_audit.cohort.run import run_cohort
from support.cohorts import ORDER, Inline, audited
from support.command_line import Run
from support.github_server import Fault, GitHubServer, serve_github
from support.github_state import GitHubState
from support.reports import make_report

pytestmark = pytest.mark.timeout(400)
NAMES = ("ada", "alan", "grace")


@pytest.fixture(name="server")
def fixture_server(tmp_path: Path) -> Iterator[GitHubServer]:
    state = GitHubState("class")
    for name in NAMES:
        state.add(name)
    with serve_github(tmp_path, state) as server:
        yield server


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> str:
    """Keep the results of a class without auditing anything."""
    students = tuple(Student(name, name.title(), "", "", f"class/{name}", 2) for name in NAMES)
    with running_journal(tmp_path / "out") as journal:
        outcome = audited(make_report())
        run_cohort(Roster("Class", students, ()), journal, Inline(lambda _task: outcome), ORDER, lambda _step: None)
    return str(tmp_path / "out")


def environment(server: GitHubServer) -> dict[str, str]:
    return {"PORTFOLIO_AUDIT_GITHUB": server.origin, "GH_TOKEN": "ghp_mentor"}


def test_nothing_is_posted_until_it_is_said(folder: str, server: GitHubServer, run: Run) -> None:
    rehearsed = run("cohort", "feedback", folder, "--post", **environment(server))
    posted = run("cohort", "feedback", folder, "--post", "--yes", **environment(server))
    again = run("cohort", "feedback", folder, "--post", "--yes", **environment(server))

    assert (rehearsed.code, posted.code, again.code) == (0, 0, 0)
    assert rehearsed.stdout == "".join(f"{name.title()}: would open class/{name} (public)\n" for name in NAMES)
    assert "Nothing was posted. Add --yes to do it." in rehearsed.stderr
    assert "3 repositories of these anybody can read" in rehearsed.stderr
    assert posted.stdout == "".join(f"{name.title()}: opened class/{name} #1 (public)\n" for name in NAMES)
    assert again.stdout.count(": unchanged class/") == 3
    assert len(server.writes) == 3


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        (("--yes",), {}, "--post is not given"),
        (("--post", "--anonymise"), {"GH_TOKEN": "x"}, "Leave out --anonymise"),
        (("--post",), {}, "needs a token"),
    ],
)
def test_a_call_that_cannot_be_meant_asks_nothing(
    folder: str, server: GitHubServer, run: Run, arguments: tuple[str, ...], variables: dict[str, str], said: str
) -> None:
    ended = run("cohort", "feedback", folder, *arguments, PORTFOLIO_AUDIT_GITHUB=server.origin, **variables)

    assert ended.code == 2
    assert said in ended.stderr
    assert server.api_requests == []


def test_a_limit_that_lasts_stops_the_asking_and_the_same_call_goes_on(
    folder: str, server: GitHubServer, run: Run
) -> None:
    server.faults = [Fault("primary", "class/alan", argument="3000")]
    stopped = run("cohort", "feedback", folder, "--post", "--yes", "--max-wait", "1", **environment(server))
    asked = [path for path in server.api_requests if "class/grace" in path]
    server.faults = []
    ended = run("cohort", "feedback", folder, "--post", "--yes", **environment(server))

    assert stopped.code == 7
    assert stopped.stdout.count("not posted in class/") == 2
    assert stopped.stdout.count("used up for 51 minutes") == 2
    assert asked == []
    assert ended.code == 0
    assert [len(server.state.issues[f"class/{name}"]) for name in NAMES] == [1, 1, 1]


def test_kill_9_between_the_request_and_its_answer_posts_nothing_twice(
    folder: str, server: GitHubServer, run: Run, tmp_path: Path
) -> None:
    server.faults = [Fault("heard", "class/alan", 1, "20", verb="POST")]
    process = subprocess.Popen(
        [sys.executable, "-m", "portfolio_audit", "cohort", "feedback", folder, "--post", "--yes"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **environment(server)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 60
    while "class/alan" not in server.state.issues and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    ended = run("cohort", "feedback", folder, "--post", "--yes", **environment(server))

    assert ended.code == 0, ended.stderr
    assert [len(server.state.issues[f"class/{name}"]) for name in NAMES] == [1, 1, 1]
