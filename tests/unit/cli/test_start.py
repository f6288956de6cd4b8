import subprocess
import sys

import pytest

from portfolio_audit import __version__

TOLD = "import sys; from portfolio_audit.cli.start import main; main(); sys.exit('click' in sys.modules)"


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told_without_loading_a_command_line(option: str) -> None:
    ended = subprocess.run([sys.executable, "-c", TOLD, option], capture_output=True, check=False)

    assert ended.stdout.decode().split() == ["portfolio-audit", __version__]
    assert ended.returncode == 0


def test_anything_else_goes_to_the_command_line() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "portfolio_audit", "--version", "--help"], capture_output=True, check=False
    )

    assert b"portfolio-audit" in ended.stdout
    assert ended.returncode == 0
