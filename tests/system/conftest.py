"""The command line as its users run it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from support.portfolios import build_portfolio

PORTFOLIOS = Path(__file__).parents[1] / "fixtures" / "portfolios"


class Ended(Struct, frozen=True):
    """What a run of the command left behind."""

    code: int
    stdout: str
    stderr: str

    @property
    def report(self) -> Any:
        return json.loads(self.stdout)


Run = Callable[..., Ended]


@pytest.fixture(name="run")
def fixture_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run `portfolio-audit` in an empty folder with a bare environment."""

    def run(*arguments: str, cwd: Path | None = None, **environment: str) -> Ended:
        folder = cwd or tmp_path_factory.mktemp("cwd")
        ended = subprocess.run(
            [sys.executable, "-m", "portfolio_audit", *arguments],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
            capture_output=True,
            timeout=110,
            check=False,
        )
        result = Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
        assert "Traceback" not in result.stdout + result.stderr
        return result

    return run


@pytest.fixture(name="sample", scope="session")
def fixture_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_portfolio(PORTFOLIOS / "bike-demand", tmp_path_factory.mktemp("sample") / "bike-demand")
