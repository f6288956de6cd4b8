"""A class on a Dask cluster of two workers, one of which is lost: the same results, byte for byte."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from msgspec import Struct

from support.cohorts import results
from support.command_line import Run
from support.repositories import Repository

pytest.importorskip("distributed", reason="the extra `dask` is not installed")
pytestmark = pytest.mark.timeout(300)
STUDENTS = 8


class Cluster(Struct):
    """A scheduler and its workers, each a process."""

    address: str
    workers: list["subprocess.Popen[bytes]"]


def start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder)}
    command = [sys.executable, "-W", "ignore", "-m", "dask", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(name="cluster")
def fixture_cluster(tmp_path: Path) -> Iterator[Cluster]:
    told = tmp_path / "scheduler.json"
    with ExitStack() as stack:

        def run(*arguments: str) -> "subprocess.Popen[bytes]":
            process = stack.enter_context(start(tmp_path, *arguments))
            stack.callback(process.kill)
            return process

        run("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        options = (
            "--scheduler-file",
            str(told),
            "--host",
            "127.0.0.1",
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
        )
        workers = [run("worker", *options) for _ in range(2)]
        deadline = time.monotonic() + 120
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        yield Cluster(json.loads(told.read_text())["address"], workers)


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    lines = ["id,repository"]
    for number in range(STUDENTS):
        repository = Repository(tmp_path / f"student-{number}")
        repository.commit({"README.md": f"# Churn {number}\n", "train.py": f"print({number})\n"})
        lines.append(f"{number},file://{repository.path}")
    roster = tmp_path / "class.csv"
    roster.write_text("\n".join(lines) + "\n")
    return roster


def test_a_lost_worker_costs_a_retry_and_the_results_are_those_of_this_machine(
    cluster: Cluster, roster: Path, tmp_path: Path, run: Run
) -> None:
    here = run("cohort", "run", str(roster), "-o", str(tmp_path / "here"), "--allow-local")
    there = ("-o", str(tmp_path / "there"), "--allow-local", "--dask", cluster.address)
    process = subprocess.Popen(
        [sys.executable, "-m", "portfolio_audit", "cohort", "run", str(roster), *there],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    process.stderr.readline()
    cluster.workers[0].send_signal(signal.SIGKILL)
    _out, errors = process.communicate(timeout=200)

    assert here.code == 0
    assert process.returncode == 0, errors.decode()
    assert len(results(tmp_path / "here")) == STUDENTS
    assert results(tmp_path / "there") == results(tmp_path / "here")


def test_a_scheduler_that_is_not_there_is_told(roster: Path, tmp_path: Path, run: Run) -> None:
    call = ("cohort", "run", str(roster), "-o", str(tmp_path / "out"), "--allow-local", "--dask", "tcp://127.0.0.1:9")
    ended = run(*call)

    assert ended.code == 2
    assert "No Dask scheduler answers at tcp://127.0.0.1:9." in ended.stderr
