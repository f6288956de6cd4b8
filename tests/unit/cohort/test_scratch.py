"""Folders of runs that were killed are found again."""

import tempfile
from pathlib import Path

import pytest

from portfolio_audit.cohort.journal import running_journal
from portfolio_audit.cohort.scratch import scratch_folder


@pytest.fixture(name="temporary")
def fixture_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    return tmp_path / "temporary"


def test_the_folder_is_for_the_user_alone_and_gone_afterwards(tmp_path: Path, temporary: Path) -> None:
    with running_journal(tmp_path) as journal, scratch_folder(journal) as folder:
        assert folder.parent == temporary
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.name in journal.note("scratch")

    assert list(temporary.iterdir()) == []


def test_what_killed_runs_left_is_removed_and_nothing_else(tmp_path: Path, temporary: Path) -> None:
    left = temporary / "portfolio-audit-cohort-0123456789abcdef"
    (left / "deep").mkdir(parents=True)
    (temporary / "mine").mkdir()

    with running_journal(tmp_path) as journal:
        journal.write_note("scratch", f"{left.name} mine ../elsewhere never-made")
        with scratch_folder(journal):
            assert not left.exists()

    assert [path.name for path in temporary.iterdir()] == ["mine"]
