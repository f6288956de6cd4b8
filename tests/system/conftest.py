"""The command line as its users run it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from support.browser import ARGUMENTS, CHROMIUM
from support.command_line import Ended, Run
from support.portfolios import build_portfolio

COMMAND = Path(sys.executable).with_name("portfolio-audit")
PORTFOLIOS = Path(__file__).parents[1] / "fixtures" / "portfolios"


@pytest.fixture(name="run")
def fixture_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run `portfolio-audit` in an empty folder with a bare environment."""

    def run(*arguments: str, cwd: Path | None = None, **environment: str) -> Ended:
        folder = cwd or tmp_path_factory.mktemp("cwd")
        ended = subprocess.run(
            [str(COMMAND), *arguments],
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path_factory.getbasetemp() / "cache"),
                **environment,
            },
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


@pytest.fixture(name="browser", scope="module")
def fixture_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()
