"""Build a portfolio repository with history out of a fixture folder and its list of commits.

Usage: python tests/support/portfolios.py tests/fixtures/portfolios/bike-demand DESTINATION
"""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

FIRST_DAY = datetime(2024, 3, 4, 18, 0, tzinfo=UTC)


def build_portfolio(fixture: Path, destination: Path) -> Path:
    """Make a git repository at `destination` (replaced when it exists) and give its path."""
    plan: dict[str, Any] = yaml.safe_load(fixture.with_suffix(".yaml").read_text(encoding="utf-8"))
    if destination.exists():
        shutil.rmtree(destination)
    destination.mkdir(parents=True)
    _git(destination, "init", "--quiet", f"--initial-branch={plan['branch']}")
    _git(destination, "remote", "add", "origin", plan["remote"])
    for commit in plan["commits"]:
        for path in commit["paths"]:
            (destination / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fixture / path, destination / path)
        _git(destination, "add", "--all")
        _git(destination, "commit", "--quiet", "--message", commit["subject"], day=commit["day"])
    return destination


def _git(repository: Path, *arguments: str, day: int = 0) -> None:
    moment = (FIRST_DAY + timedelta(days=day)).isoformat()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(repository),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada Example",
        "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada Example",
        "GIT_COMMITTER_EMAIL": "ada@example.org",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    subprocess.run(["git", *arguments], cwd=repository, env=environment, check=True)  # fixed words


if __name__ == "__main__":
    build_portfolio(Path(sys.argv[1]), Path(sys.argv[2]))
