import os
import subprocess
import sys
from pathlib import Path

from portfolio_audit.plugins import member

LOOK = "from portfolio_audit.plugins import offered; print(*offered('portfolio_audit.renderers'))"


def test_what_an_installed_package_offers_is_found(tmp_path: Path) -> None:
    listed = tmp_path / "plugin-1.0.dist-info"
    listed.mkdir()
    (listed / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1.0\n")
    (listed / "entry_points.txt").write_text("[portfolio_audit.renderers]\nown = plugin:NAME\n")
    (tmp_path / "plugin.py").write_text("NAME = 'own format'\n")

    assert offered_with(tmp_path) == "own format"


def test_where_nothing_is_offered_nothing_comes(tmp_path: Path) -> None:
    assert offered_with(tmp_path) == ""


def test_one_member_of_a_shelf_is_found_by_its_module() -> None:
    assert member("portfolio_audit.render", "RENDERER", "json") is not None
    assert member("portfolio_audit.render", "RENDERER", "interface") is None
    assert member("portfolio_audit.render", "RENDERER", "no-such-format") is None


def offered_with(folder: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(folder)}
    ended = subprocess.run([sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, check=True)
    return ended.stdout.strip()
