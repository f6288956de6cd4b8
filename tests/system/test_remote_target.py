"""A repository behind git's own HTTP backend, from the command to the report."""

import subprocess
from pathlib import Path

import pytest

from support.command_line import Run
from support.git_server import serve


@pytest.fixture(name="root")
def fixture_root(tmp_path: Path, sample: Path) -> Path:
    root = tmp_path / "served"
    root.mkdir()
    subprocess.run(["git", "clone", "--quiet", "--bare", str(sample), str(root / "bike-demand.git")], check=True)
    return root


def test_a_remote_repository_gets_the_score_of_its_local_clone(run: Run, root: Path, sample: Path) -> None:
    with serve(root) as server:
        remote = run(
            "audit", f"{server.origin}/ok/bike-demand.git", "-f", "json", PORTFOLIO_AUDIT_HOSTS=server.origin
        ).report
    local = run("audit", str(sample), "-f", "json").report

    assert remote["score"] == local["score"]
    assert remote["target"]["commit"] == local["target"]["commit"]
    assert remote["target"]["kind"] == "remote"


@pytest.mark.parametrize("base", ["side", "HEAD~1"])
def test_a_base_is_read_from_the_same_fetch_or_fetched_where_it_is_another_branch(
    run: Run, root: Path, sample: Path, base: str
) -> None:
    bare = str(root / "bike-demand.git")
    subprocess.run(["git", "-C", bare, "branch", "side", "HEAD~1"], check=True)
    with serve(root) as server:
        url = f"{server.origin}/ok/bike-demand.git"
        remote = run("audit", url, "--base", base, "-f", "json", PORTFOLIO_AUDIT_HOSTS=server.origin).report
    local = run("audit", str(sample), "--base", "HEAD~1", "-f", "json").report

    assert remote["comparison"]["score"] == local["comparison"]["score"]
    assert remote["comparison"]["base"]["target"]["commit"] == local["comparison"]["base"]["target"]["commit"]


def test_a_temporary_clone_is_removed(run: Run, root: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with serve(root) as server:
        ended = run(
            "audit",
            f"{server.origin}/ok/bike-demand.git@main:src",
            "-q",
            PORTFOLIO_AUDIT_HOSTS=server.origin,
            TMPDIR=str(temporary),
        )

    assert ended.code == 0
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("fault", ["empty200", "portal", "missing", "private", "forbidden"])
def test_a_fault_is_one_clear_line_and_never_a_score(run: Run, root: Path, fault: str) -> None:
    with serve(root) as server:
        ended = run("audit", f"{server.origin}/{fault}/bike-demand.git", PORTFOLIO_AUDIT_HOSTS=server.origin)

    assert ended.code == 3
    assert ended.stdout == ""
    assert ended.stderr.startswith("portfolio-audit: ")
    assert len(ended.stderr.strip().splitlines()) == 2
