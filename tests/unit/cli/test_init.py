"""First versions of files: shown, written, never replaced in silence."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from portfolio_audit import __version__
from portfolio_audit.cli.init import COMMAND, STARTERS, starter_text
from portfolio_audit.configuration.user import read_user_configuration
from portfolio_audit.errors import UsageError

EVERY = [starter for starters in STARTERS.values() for starter in starters]
WORKFLOWS = [starter for starter in EVERY if starter.destination.startswith(".github/")]


def init(*arguments: str) -> str:
    return CliRunner().invoke(COMMAND, arguments, catch_exceptions=False, standalone_mode=False).stdout


def test_what_is_written_is_shown(tmp_path: Path) -> None:
    shown = init("push", "--into", str(tmp_path))

    assert (tmp_path / ".github/workflows/portfolio-audit.yml").read_text() == shown
    assert f"uses: portfolio-audit/portfolio-audit@v{__version__}\n" in shown


def test_with_stdout_nothing_is_written(tmp_path: Path) -> None:
    shown = init("--stdout", "--into", str(tmp_path))

    assert "# .portfolio-audit.yml\n" in shown
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_differs_stays_and_nothing_else_is_written(tmp_path: Path) -> None:
    (tmp_path / ".portfolio-audit.yml").write_text("profile: mid\n")

    with pytest.raises(UsageError, match="would be replaced"):
        init("config", "push", "--into", str(tmp_path))

    assert (tmp_path / ".portfolio-audit.yml").read_text() == "profile: mid\n"
    assert [path.name for path in tmp_path.iterdir()] == [".portfolio-audit.yml"]
    init("config", "--into", str(tmp_path), "--force")
    assert (tmp_path / ".portfolio-audit.yml").read_text() != "profile: mid\n"


def test_a_second_time_is_no_news(tmp_path: Path) -> None:
    first = init("--into", str(tmp_path))

    assert init("--into", str(tmp_path)) == first


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / ".github").symlink_to(outside)

    with pytest.raises(UsageError, match="leads out"):
        init("push", "--into", str(inside))
    assert list(outside.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        init("push", "--into", str(tmp_path / "missing"))


def test_the_action_can_be_pinned_to_a_commit(tmp_path: Path) -> None:
    assert f"portfolio-audit/portfolio-audit@{'a' * 40}\n" in init(
        "push", "--into", str(tmp_path), "--action-ref", "a" * 40
    )


def test_the_configuration_can_be_read_as_it_stands(tmp_path: Path) -> None:
    init("config", "--into", str(tmp_path))

    assert read_user_configuration(tmp_path / ".portfolio-audit.yml").profile == "entry"


@pytest.mark.parametrize("starter", WORKFLOWS, ids=lambda starter: starter.source)
def test_a_workflow_asks_for_no_right_that_it_does_not_name_and_pins_what_others_made(starter: object) -> None:
    text = starter_text(starter)  # type: ignore[arg-type]  # ids need a loose type
    workflow = yaml.safe_load(text)

    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 10
        for step in job["steps"]:
            name, _at, ref = step["uses"].partition("@")
            assert name.startswith("portfolio-audit/") or len(ref) == 40
    assert "pull_request_target" not in text
    assert "\n        run: " not in text


def test_the_second_workflow_of_forks_waits_for_the_first_by_its_name() -> None:
    audit, comment = (yaml.safe_load(starter_text(starter)) for starter in STARTERS["fork"])

    assert comment[True]["workflow_run"]["workflows"] == [audit["name"]]
    assert audit["jobs"]["audit"]["steps"][1]["with"]["comment"] == "file"
