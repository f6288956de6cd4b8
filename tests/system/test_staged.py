"""What is staged, judged from git's own hook as pre-commit calls it."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.command_line import Run
from support.pull_requests import CHANGES, start
from support.repositories import Repository

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def install_hook(repository: Repository, *arguments: str) -> None:
    """Let git run the entry of our hook, as pre-commit does, with the arguments of its user."""
    hook = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))[0]
    program, *entry = shlex.split(hook["entry"])
    assert program == "portfolio-audit"
    file = repository.git_folder / "hooks" / "pre-commit"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\nexec {shlex.join([sys.executable, '-m', 'portfolio_audit', *entry, *arguments])}\n")
    file.chmod(0o755)


def commit(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "safe.directory=*")
    return subprocess.run(
        ["git", *identity, "commit", "--message", "Say how to run it", *arguments],
        cwd=repository.path,
        env={"PATH": os.environ["PATH"], "HOME": str(repository.path.parent), "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(name="repository")
def fixture_repository(tmp_path: Path) -> Repository:
    return start(tmp_path / "work")


def test_the_hook_tells_how_the_score_moves_and_stops_nobody(repository: Repository) -> None:
    install_hook(repository)
    repository.write(CHANGES)
    repository.git("add", "--all")
    repository.write({"README.md": "nothing\n", "untracked.ipynb": "{"})

    done = commit(repository)

    assert done.returncode == 0, done.stderr
    assert "(+" in done.stdout + done.stderr


def test_a_commit_of_one_file_is_judged_without_what_else_is_staged(repository: Repository) -> None:
    install_hook(repository, "--fail-on-drop=0")
    repository.write({"README.md": "nothing\n", "requirements.txt": CHANGES["requirements.txt"]})
    repository.git("add", "README.md")

    assert commit(repository, "requirements.txt").returncode == 0
    assert commit(repository).returncode == 1


def test_the_first_commit_passes_gates_against_an_earlier_one(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "new")
    install_hook(repository, "--fail-on-new", "--fail-on-drop=0")
    repository.write({"README.md": "# New\n"})
    repository.git("add", "--all")

    assert commit(repository).returncode == 0


def test_staged_takes_a_folder_and_nothing_else(run: Run, tmp_path: Path, repository: Repository) -> None:
    for target in ("owner/name", f"{repository.path}@HEAD"):
        ended = run("audit", "--staged", target)
        assert (ended.code, ended.stdout) == (2, "")
        assert "--staged" in ended.stderr
    assert run("audit", "--staged", str(tmp_path)).code == 3
