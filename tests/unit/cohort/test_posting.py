"""Feedback as issues, against a small GitHub on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from portfolio_audit.batch.task import Outcome, Task
from portfolio_audit.cohort.journal import Journal, opened_journal, running_journal
from portfolio_audit.cohort.posting import Deed, Delivery, Post, letters_of
from portfolio_audit.cohort.roster import Roster, Student
from portfolio_audit.cohort.run import run_cohort
from portfolio_audit.sources.github.issues import Issues
from portfolio_audit.sources.github.opening import open_api
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.policy import FetchPolicy
from support.cohorts import ORDER, Inline, audited
from support.github_server import Fault, GitHubServer, serve_github
from support.github_state import GitHubState
from support.reports import make_report

Deliver = Callable[..., list[Delivery]]


def answer(_task: Task) -> Outcome:
    return audited(make_report())


@pytest.fixture(name="state")
def fixture_state() -> GitHubState:
    state = GitHubState("class")
    for name in ("ada", "alan", "grace"):
        state.add(name, private=True)
    return state


@pytest.fixture(name="server")
def fixture_server(tmp_path: Path, state: GitHubState) -> Iterator[GitHubServer]:
    with serve_github(tmp_path, state) as server:
        yield server


@pytest.fixture(name="journal")
def fixture_journal(tmp_path: Path) -> Iterator[Journal]:
    """Audit a class in which Grace and Kay hand in together."""
    rows = (("Ada", "class/ada"), ("Alan", "class/alan"), ("Grace", "class/grace"), ("Kay", "class/grace"))
    students = tuple(Student(name, name, "", "", target, line) for line, (name, target) in enumerate(rows, 2))
    with running_journal(tmp_path / "cohort") as journal:
        run_cohort(Roster("Class", students, ()), journal, Inline(answer), ORDER, lambda _step: None)
    with opened_journal(tmp_path / "cohort") as journal:
        yield journal


@pytest.fixture(name="deliver")
def fixture_deliver(server: GitHubServer, journal: Journal) -> Deliver:
    """Deliver all letters, and give a row for each."""

    def deliver(*, is_rehearsal: bool = False, signed: str = "ghp_mentor", wait: float = 5) -> list[Delivery]:
        policy = FetchPolicy(github=server.origin, token=signed, pauses_seconds=(0, 0))
        with open_api(policy, Patience(wait, sleep=lambda _seconds: None)) as api:
            post = Post(Issues(api), journal, lambda: None, is_rehearsal=is_rehearsal)
            return [post.deliver(letter) for letter in letters_of(journal, policy)]

    return deliver


def deeds(rows: list[Delivery]) -> list[Deed]:
    return [row.deed for row in rows]


def test_each_piece_of_work_gets_one_issue_and_a_team_one_together(state: GitHubState, deliver: Deliver) -> None:
    rows = deliver()

    assert [(row.letter.names, row.deed, row.number) for row in rows] == [
        *(("Ada", Deed.OPENED, 1), ("Alan", Deed.OPENED, 1), ("Grace, Kay", Deed.OPENED, 1))
    ]
    assert all(len(issues) == 1 for issues in state.issues.values())
    body = state.issues["class/ada"][0]["body"]
    assert body.startswith("<!-- portfolio-audit feedback ")
    assert "### Feedback on" in body


def test_a_rehearsal_says_what_would_be_done_and_writes_nothing(server: GitHubServer, deliver: Deliver) -> None:
    first = deliver(is_rehearsal=True)
    deliver()
    writes = len(server.writes)
    second = deliver(is_rehearsal=True)

    assert deeds(first) == [Deed.WOULD_OPEN] * 3
    assert writes == 3
    assert deeds(second) == [Deed.UNCHANGED] * 3
    assert len(server.writes) == writes


def test_a_second_run_edits_its_own_issue_even_without_the_journal(
    server: GitHubServer, state: GitHubState, deliver: Deliver, journal: Journal
) -> None:
    for row in deliver():
        journal.write_note(row.letter.mark, "")
    for name in ("ada", "alan"):
        state.issues[f"class/{name}"][0]["body"] += "\nOld words"
    state.issues["class/alan"].insert(0, {"number": 9, "body": "mine", "user": {"login": "mentor"}})

    assert deeds(deliver()) == [Deed.EDITED, Deed.EDITED, Deed.UNCHANGED]
    assert [verb for verb, _path in server.writes] == ["POST"] * 3 + ["PATCH"] * 2
    assert [len(issues) for issues in state.issues.values()] == [1, 2, 1]
    assert "Old words" not in state.issues["class/ada"][0]["body"]


def test_an_issue_of_somebody_else_with_our_mark_is_left_alone(state: GitHubState, deliver: Deliver) -> None:
    mark = deliver(is_rehearsal=True)[0].letter.mark
    state.add_issue("class/ada", "eve", f"{mark}\nedit me")

    assert deliver()[0].number == 2
    assert state.issues["class/ada"][0]["body"].endswith("edit me")


def test_an_issue_that_was_deleted_is_opened_again(state: GitHubState, deliver: Deliver) -> None:
    deliver()
    state.issues["class/ada"].clear()

    assert deeds(deliver()) == [Deed.OPENED, Deed.UNCHANGED, Deed.UNCHANGED]


def test_what_was_heard_before_the_connection_broke_is_not_posted_twice(
    server: GitHubServer, state: GitHubState, deliver: Deliver
) -> None:
    server.faults = [Fault("heard", "class/alan", 1, verb="POST")]
    first, second = deliver(), deliver()

    assert deeds(first) == [Deed.OPENED, Deed.NOT_POSTED, Deed.OPENED]
    assert first[1].why is not None
    assert deeds(second) == [Deed.UNCHANGED] * 3
    assert len(state.issues["class/alan"]) == 1


@pytest.mark.parametrize(
    ("fault", "reason", "cure"),
    [
        ("forbidden", "does not let this token write", "Issues: read and write"),
        ("gone", "issues are switched off", "switch them on"),
        ("busy", "was busy", "Run it again"),
        ("too-many", "limit of requests is used up", "Run it again"),
    ],
)
def test_what_goes_wrong_costs_its_own_row(
    server: GitHubServer, state: GitHubState, deliver: Deliver, fault: str, reason: str, cure: str
) -> None:
    server.faults = [Fault(fault, "class/alan", argument="30", verb="POST")]
    rows = deliver()

    assert deeds(rows) == [Deed.OPENED, Deed.NOT_POSTED, Deed.OPENED]
    why = rows[1].why
    assert why is not None
    assert reason in why.reason
    assert cure in why.cure
    assert rows[1].is_limited == (fault == "too-many")
    assert "class/alan" not in state.issues


def test_a_limit_that_passes_in_time_is_waited_for(server: GitHubServer, deliver: Deliver) -> None:
    server.faults = [Fault("too-many", "class/alan", 1, "2", verb="POST")]

    assert deeds(deliver()) == [Deed.OPENED] * 3


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"archived": True}, "is archived"),
        ({"has_issues": False}, "switched off"),
        ({"full_name": "class/elsewhere"}, "knows no such repository"),
    ],
)
def test_a_repository_that_takes_no_issues_is_told_in_a_rehearsal_too(
    state: GitHubState, deliver: Deliver, changed: dict[str, object], reason: str
) -> None:
    state.repositories[1] |= changed
    row = deliver(is_rehearsal=True)[1]

    assert row.deed is Deed.NOT_POSTED
    assert row.why is not None
    assert reason in row.why.reason


def test_a_token_that_may_only_read_opens_nothing(state: GitHubState, deliver: Deliver) -> None:
    assert deeds(deliver(signed="ghp_other")) == [Deed.NOT_POSTED] * 3
    assert state.issues == {}


def test_work_that_is_not_on_github_has_no_letter_box(journal: Journal) -> None:
    local = tuple(replace(one, target="https://gitlab.com/a/b") for one in journal.students()[:1])
    journal.write_roster(Roster("Class", local, ()))

    assert list(letters_of(journal, FetchPolicy())) == []


def test_two_folders_of_one_repository_have_a_mark_each(tmp_path: Path) -> None:
    students = tuple(Student(name, name, "", "", f"class/all:{name}", 2) for name in ("ada", "alan"))
    with running_journal(tmp_path) as journal:
        run_cohort(Roster("Class", students, ()), journal, Inline(answer), ORDER, lambda _step: None)
        letters = list(letters_of(journal, FetchPolicy()))

    assert {letter.repository for letter in letters} == {"class/all"}
    assert len({letter.mark for letter in letters}) == 2
