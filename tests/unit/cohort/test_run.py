"""What a run audits again, and what not."""

from pathlib import Path
from queue import SimpleQueue

import pytest
from msgspec.structs import replace

from portfolio_audit.batch.task import Audited, Failed, Outcome, Task, Unchanged
from portfolio_audit.cohort.journal import opened_journal, running_journal
from portfolio_audit.cohort.order import Order
from portfolio_audit.cohort.roster import Roster
from portfolio_audit.cohort.run import Inbox, Step, run_cohort
from portfolio_audit.errors import NoSpaceError, UsageError
from support.cohorts import ORDER, Inline, audited, make_roster
from support.reports import make_report

CLASS = make_roster("ada", "alan", "grace")
OLD, NEW = "1" * 40, "2" * 40


class Host:
    """Repositories that stand at some commit; answers like a process would."""

    def __init__(self) -> None:
        self.heads: dict[str, str] = {}
        self.private: set[str] = set()

    def __call__(self, task: Task) -> Outcome:
        head = self.heads.get(task.target, OLD)
        if task.target in self.private:
            return Failed("It is private.", "Ask for access.", 3)
        return Unchanged() if task.known == head else audited(make_report(), head)


def run(folder: Path, host: Host, order: Order = ORDER, roster: Roster = CLASS) -> dict[str, Outcome]:
    """Run once and give what was looked at."""
    steps: list[Step] = []
    with running_journal(folder) as journal:
        run_cohort(roster, journal, Inline(host), order, steps.append)
    return {step.name.lower(): step.outcome for step in steps}


def kinds(outcomes: dict[str, Outcome]) -> dict[str, type[Outcome]]:
    return {name: type(outcome) for name, outcome in outcomes.items()}


def test_a_second_run_audits_only_what_changed(tmp_path: Path) -> None:
    host = Host()
    first = run(tmp_path, host)
    host.heads["org/alan"] = NEW
    second = run(tmp_path, host)

    assert kinds(first) == {"ada": Audited, "alan": Audited, "grace": Audited}
    assert kinds(second) == {"ada": Unchanged, "alan": Audited, "grace": Unchanged}


def test_another_profile_or_moment_audits_all_again(tmp_path: Path) -> None:
    host = Host()
    run(tmp_path, host)
    request = ORDER.request
    senior = replace(ORDER, request=replace(request, choice=replace(request.choice, profile="mid")))
    later = replace(ORDER, as_of=request.opened_at)

    assert set(kinds(run(tmp_path, host, senior)).values()) == {Audited}
    assert set(kinds(run(tmp_path, host, later)).values()) == {Audited}


def test_fresh_audits_all_again(tmp_path: Path) -> None:
    host = Host()
    run(tmp_path, host)

    assert set(kinds(run(tmp_path, host, replace(ORDER, is_fresh=True))).values()) == {Audited}


def test_a_run_that_was_interrupted_goes_on_with_what_is_missing(tmp_path: Path) -> None:
    host, calls = Host(), 0

    def interrupted(task: Task) -> Outcome:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise KeyboardInterrupt
        return host(task)

    host.private.add("org/alan")
    with running_journal(tmp_path) as journal, pytest.raises(KeyboardInterrupt):
        run_cohort(CLASS, journal, Inline(interrupted), ORDER, lambda _step: None)
    rest = run(tmp_path, host)

    assert kinds(rest) == {"grace": Audited}


def test_a_reason_to_stop_ends_the_run_between_two_results(tmp_path: Path) -> None:
    inbox: Inbox = SimpleQueue()
    inbox.put(KeyboardInterrupt())
    with running_journal(tmp_path) as journal, pytest.raises(KeyboardInterrupt):
        run_cohort(CLASS, journal, Inline(Host()), ORDER, lambda _step: None, inbox)

    assert kinds(run(tmp_path, Host())) == {"ada": Audited, "alan": Audited, "grace": Audited}


def test_what_failed_in_a_finished_run_is_tried_in_the_next(tmp_path: Path) -> None:
    host = Host()
    host.private.add("org/alan")
    first = run(tmp_path, host)
    host.private.clear()
    second = run(tmp_path, host)

    assert kinds(first)["alan"] is Failed
    assert kinds(second) == {"ada": Unchanged, "alan": Audited, "grace": Unchanged}


def test_only_and_limit_leave_the_others_aside(tmp_path: Path) -> None:
    host = Host()

    assert set(run(tmp_path, host, replace(ORDER, only=frozenset({"grace"})))) == {"grace"}
    assert set(run(tmp_path, host, replace(ORDER, limit=2))) == {"ada", "alan"}
    assert kinds(run(tmp_path, host)) == {"ada": Unchanged, "alan": Unchanged, "grace": Unchanged}


def test_a_team_is_audited_once(tmp_path: Path) -> None:
    ada, alan, _grace = CLASS.students
    team = replace(CLASS, students=(ada, replace(alan, target=ada.target)))
    outcomes = run(tmp_path, Host(), roster=team)

    with opened_journal(tmp_path) as journal:
        results = [entry.result for entry in journal.entries()]

    assert set(outcomes) == {"ada"}
    assert results[0] is not None
    assert results[0] == results[1]


def test_a_student_who_left_the_roster_is_not_shown(tmp_path: Path) -> None:
    run(tmp_path, Host())
    run(tmp_path, Host(), roster=make_roster("ada"))

    with opened_journal(tmp_path) as journal:
        assert [entry.student.key for entry in journal.entries()] == ["ada"]


def test_a_full_disk_ends_the_run_and_says_how_far_it_came(tmp_path: Path) -> None:
    def full(task: Task) -> Outcome:
        return Failed("No space left", "Free some space.", 6) if task.target == "org/grace" else audited(make_report())

    with running_journal(tmp_path) as journal, pytest.raises(NoSpaceError, match="2 repositories are done"):
        run_cohort(CLASS, journal, Inline(full), ORDER, lambda _step: None)


def test_a_worker_of_another_version_is_refused(tmp_path: Path) -> None:
    def old(_task: Task) -> Outcome:
        return replace(audited(make_report()), version="0.0.1")

    with running_journal(tmp_path) as journal, pytest.raises(UsageError, match=r"0\.0\.1"):
        run_cohort(CLASS, journal, Inline(old), ORDER, lambda _step: None)
