"""Processes beside each other: what happens in one costs the others nothing."""

import time
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from portfolio_audit.batch.executors import LocalExecutor
from portfolio_audit.batch.task import Audited, Failed, Task
from portfolio_audit.sources.policy import FetchPolicy
from support.cohorts import REQUEST, slot_command

QUICK = replace(REQUEST, audit_seconds=0.1, policy=FetchPolicy(seconds=0.1))


def make_task(name: str) -> Task:
    return Task(name, QUICK)


def test_each_task_is_answered_by_its_own_result(tmp_path: Path) -> None:
    names = [f"org/{number}" for number in range(20)]
    with closing(LocalExecutor(2, tmp_path, slot_command("pass"))) as executor:
        outcomes = [future.result() for future in [executor.submit(make_task(name)) for name in names]]

    assert [one.result.decode() for one in outcomes if isinstance(one, Audited)] == names


def test_a_process_that_dies_is_tried_again_and_then_costs_one_row(tmp_path: Path) -> None:
    body = "name == 'org/evil' and os.kill(os.getpid(), signal.SIGSEGV)"
    with closing(LocalExecutor(2, tmp_path, slot_command(body))) as executor:
        futures = [executor.submit(make_task(name)) for name in ("org/a", "org/evil", "org/b", "org/c")]
        first, evil, *others = (future.result() for future in futures)

    assert isinstance(evil, Failed)
    assert evil.message == "The process that audits it was ended 3 times."
    assert all(isinstance(one, Audited) for one in (first, *others))


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "was-here"
    body = f"Path({str(mark)!r}).exists() or (Path({str(mark)!r}).touch(), os.kill(os.getpid(), signal.SIGKILL))"
    with closing(LocalExecutor(1, tmp_path, slot_command(body))) as executor:
        outcome = executor.submit(make_task("org/a")).result()

    assert isinstance(outcome, Audited)


def test_a_process_that_hangs_is_given_up(tmp_path: Path) -> None:
    command = slot_command("name == 'org/slow' and time.sleep(60)")
    with closing(LocalExecutor(1, tmp_path, command, grace_seconds=3)) as executor:
        slow, fast = executor.submit(make_task("org/slow")), executor.submit(make_task("org/fast"))

        assert isinstance(slow.result(), Failed)
        assert isinstance(fast.result(), Audited)


def test_an_answer_that_is_none_costs_one_row(tmp_path: Path) -> None:
    body = "write_frame(sys.stdout.buffer, task) if name == 'org/liar' else None"
    with closing(LocalExecutor(1, tmp_path, slot_command(body))) as executor:
        liar, honest = executor.submit(make_task("org/liar")), executor.submit(make_task("org/honest"))

        assert isinstance(liar.result(), Failed)
        assert isinstance(honest.result(), Audited)


def test_closing_ends_what_runs_within_moments(tmp_path: Path) -> None:
    executor = LocalExecutor(2, tmp_path, slot_command("time.sleep(60)"))
    futures = [executor.submit(make_task(f"org/{number}")) for number in range(5)]
    time.sleep(0.5)

    start = time.monotonic()
    executor.close()

    assert time.monotonic() - start < 5
    for future in futures:
        with pytest.raises(CancelledError):
            future.result(timeout=1)
