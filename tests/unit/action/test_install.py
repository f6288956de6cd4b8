"""What the Action installs, and where."""

from pathlib import Path

import pytest

import install
from support.action_runner import ROOT, read_output_file


def test_the_source_of_the_action_is_installed_with_the_pinned_dependencies() -> None:
    command = install.pip_command(Path("python"), "")

    assert command[-1] == str(ROOT)
    assert command[command.index("--constraint") + 1] == str(ROOT / "constraints.txt")
    assert command[1] == "-I"


def test_a_release_is_installed_by_its_number() -> None:
    assert install.pip_command(Path("python"), "0.1.0")[-1] == "portfolio-audit==0.1.0"


@pytest.mark.parametrize("version", ["latest", "0.1.0 --index-url=https://evil.example", "git+https://x", "-r x"])
def test_a_version_that_is_no_release_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str) -> None:
    monkeypatch.setenv("INPUT_VERSION", version)
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))

    assert install.main() == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_installed_again_and_the_steps_hear_where_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = tmp_path / "portfolio-audit-environment-own"
    environment.mkdir()
    (environment / "installed").touch()
    monkeypatch.delenv("INPUT_VERSION", raising=False)
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))

    assert install.main() == 0
    told = read_output_file((tmp_path / "output").read_text())
    assert told["python"].startswith(str(environment))
    assert Path(told["cache"]).is_dir()
    assert Path(told["folder"]).is_dir()
    assert told["version"] == "0.1.0"
