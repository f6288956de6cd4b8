"""A class whose neighbours are broken: every fault is one row with its reason, and no other row changes by a byte."""

import sqlite3
import subprocess
from pathlib import Path

import pytest

from portfolio_audit.cohort.journal import FILE
from portfolio_audit.errors import RateLimitError
from support.command_line import Run
from support.git_server import GitServer, serve
from support.threats import THREATS, Trap

FAULTS = {
    "missing": "does not exist or is private",
    "private": "does not exist or is private",
    "forbidden": "does not exist or is private",
    "portal": "is no git server",
    "empty200": "is no git server",
    "busy": "is busy",
    "reset": "broke off",
    "truncated": "broke off",
}
"""What stands at the host, by the first part of the path, and what the row says of it."""


@pytest.fixture(name="root")
def fixture_root(tmp_path: Path, sample: Path) -> Path:
    root = tmp_path / "served"
    for name in ("ada", "bob"):
        subprocess.run(["git", "clone", "--quiet", "--bare", str(sample), str(root / f"{name}.git")], check=True)
    return root


def rows(folder: Path) -> dict[str, tuple[bytes | None, str | None]]:
    """Give result and message of each target in a journal."""
    with sqlite3.connect(folder / FILE) as database:
        found = database.execute("select target, result, message from results").fetchall()
    database.close()
    return {target: (result, message) for target, result, message in found}


def run_class(run: Run, folder: Path, targets: list[str], server: GitServer | None = None, jobs: int = 4) -> int:
    """Audit a class of these targets in a row."""
    folder.mkdir()
    lines = (f"s{number},{target}" for number, target in enumerate(targets))
    (folder / "class.csv").write_text("\n".join(("id,repository", *lines)) + "\n")
    here = {"PORTFOLIO_AUDIT_HOSTS": server.origin} if server else {}
    call = ("cohort", "run", str(folder / "class.csv"), "-o", str(folder / "out"), "-q", "--allow-local")
    return run(*call, "--jobs", str(jobs), **here).code


def test_a_host_that_fails_costs_the_rows_it_fails_and_no_other(run: Run, root: Path, tmp_path: Path) -> None:
    with serve(root) as server:
        good = [f"{server.origin}/ok/{name}.git" for name in ("ada", "bob")]
        bad = {f"{server.origin}/{fault}/ada.git": words for fault, words in FAULTS.items()}
        calm = run_class(run, tmp_path / "calm", good, server)
        stormy = run_class(run, tmp_path / "stormy", [good[0], *bad, good[1]], server)
    found = rows(tmp_path / "stormy" / "out")

    assert (calm, stormy) == (0, 4)
    assert {target: found[target] for target in good} == rows(tmp_path / "calm" / "out")
    for target, words in bad.items():
        result, message = found[target]
        assert result is None
        assert words in str(message), target


def test_a_host_that_asks_to_wait_ends_the_run_and_keeps_what_is_done(run: Run, root: Path, tmp_path: Path) -> None:
    with serve(root) as server:
        good = f"{server.origin}/ok/ada.git"
        code = run_class(run, tmp_path / "class", [good, f"{server.origin}/limited/bob.git"], server, jobs=1)
        asked = sum(path.startswith("/limited/") for path, _token in server.requests)

    assert code == RateLimitError.exit_code
    assert list(rows(tmp_path / "class" / "out")) == [good]
    assert asked <= 3


def test_hostile_neighbours_change_no_other_row(run: Run, root: Path, tmp_path: Path) -> None:
    hostile = []
    for number, threat in enumerate(one for one in THREATS if "few bytes" in one.name or "broken" in one.name):
        trap = Trap(tmp_path / f"threat-{number}", tmp_path / "canary", tmp_path / "secret.txt")
        threat.build(trap)
        hostile.append(str(trap.path))
    good = [str(root / f"{name}.git") for name in ("ada", "bob")]
    run_class(run, tmp_path / "calm", good)
    run_class(run, tmp_path / "stormy", [good[0], *hostile, good[1]])
    found = rows(tmp_path / "stormy" / "out")

    assert len(hostile) >= 2
    assert set(found) == {*good, *hostile}
    assert {target: found[target] for target in good} == rows(tmp_path / "calm" / "out")
