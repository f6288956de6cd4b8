"""A disk that is full: one clear line with a code of its own, nothing half written, and the rest can be had later."""

from pathlib import Path

import pytest

from portfolio_audit.errors import NoSpaceError
from support.command_line import Ended
from support.git_server import serve
from support.repositories import Repository
from support.small_disk import can_mount, on_small_disk

LEFT = 'code=$?; find "$DISK" -mindepth 1; exit $code'
"""Ends with the code of the command before, and names what is left on the disk."""


@pytest.fixture(name="disk")
def fixture_disk(tmp_path: Path) -> Path:
    """Give the place where a small disk can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not can_mount(disk):
        pytest.skip("this machine lets no user mount a disk in a name space of their own")
    return disk


@pytest.fixture(name="large")
def fixture_large(tmp_path: Path) -> Path:
    """Give a repository with more text than the small disk takes."""
    repository = Repository(tmp_path / "served" / "churn")
    lines = (f"WEIGHTS_{number} = {number * 7919 % 99991}\n" for number in range(20_000))
    repository.write({"README.md": "# Churn\n\nWho leaves next month?\n", "weights.py": "".join(lines)})
    repository.git("add", ".")
    repository.git("commit", "--quiet", "-m", "Add the weights")
    return repository.path


def assert_full(ended: Ended, named: str) -> None:
    assert ended.code == NoSpaceError.exit_code, ended.stderr
    assert "Traceback" not in ended.stderr
    assert 1 <= len(ended.stderr.strip().splitlines()) <= 2, ended.stderr
    assert named in ended.stderr


def test_a_temporary_folder_without_space_is_said_and_left_empty(disk: Path, large: Path) -> None:
    ended = on_small_disk(disk, "200k", f'"$AUDIT" audit "{large}" -q; {LEFT}', TMPDIR=str(disk))

    assert_full(ended, "space")
    assert ended.stdout == ""


def test_a_clone_without_space_is_said_and_left_empty(disk: Path, large: Path) -> None:
    with serve(large.parent) as server:
        address = f"{server.origin}/ok/{large.name}"
        script = f'"$AUDIT" audit "{address}" -q; {LEFT}'
        ended = on_small_disk(disk, "100k", script, TMPDIR=str(disk), PORTFOLIO_AUDIT_HOSTS=server.origin)

    assert_full(ended, "space")
    assert ended.stdout == ""


def test_a_report_that_finds_no_space_is_not_half_written(disk: Path, large: Path) -> None:
    ended = on_small_disk(disk, "20k", f'"$AUDIT" audit "{large}" -q -o "$DISK/report.html"; {LEFT}')

    assert_full(ended, "report.html")
    assert str(disk) not in ended.stdout


def test_a_cache_without_space_costs_nothing_but_time(disk: Path, large: Path) -> None:
    script = f'"$AUDIT" audit "{large}" -f json'
    without = on_small_disk(disk, "20k", script)
    full = on_small_disk(disk, "20k", script, PORTFOLIO_AUDIT_CACHE_DIR=str(disk / "cache"))

    assert (full.code, full.stdout, full.stderr) == (0, without.stdout, "")


def test_a_class_goes_on_when_there_is_space_again(disk: Path, large: Path, sample: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(f"id,repository\nada,{large}\nbob,{sample}\n", encoding="utf-8")
    call = f'"$AUDIT" cohort run "{roster}" -o "$DISK/class" --allow-local -q --jobs 1'
    again = f'{call}; echo "first: $?"; mount -o remount,size=64m "$DISK"; {call}; echo "second: $?"'

    ended = on_small_disk(disk, "40k", again)

    said = ended.stdout.splitlines()
    assert f"first: {NoSpaceError.exit_code}" in said, ended.stderr
    assert said[-1] == "second: 0", ended.stderr
    assert "2 of 2" in ended.stdout
