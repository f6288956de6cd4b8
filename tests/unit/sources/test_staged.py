"""What is staged, whatever lies on the disk."""

from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath
from support.repositories import NOW, Repository, sample


def paths_of(path: Path, *, index: str = "index", subdir: str | None = None) -> list[str]:
    with open_snapshot(LocalPath(path, subdir=subdir, index=index), DEFAULT_POLICY, NOW) as opened:
        return [entry.path for entry in opened.record.entries]


def test_only_what_is_staged_is_seen_and_as_it_was_staged(tmp_path: Path) -> None:
    repository = sample(tmp_path / "r")
    repository.write({"README.md": "staged\n", "new.py": "x = 1\n"})
    repository.git("add", "README.md", "new.py")
    repository.write({"README.md": "on disk\n", "untracked.py": ""})

    with open_snapshot(LocalPath(repository.path, index="index"), DEFAULT_POLICY, NOW) as opened:
        assert [entry.path for entry in opened.record.entries] == ["README.md", "new.py", "src/model.py"]
        snapshot = opened.snapshot()
        assert snapshot.read(snapshot.by_path["README.md"]) == b"staged\n"
        assert opened.record.target.dirty
        assert opened.record.target.commit == repository.git("rev-parse", "HEAD")
        assert not isinstance(opened.record.history, Absent)
    assert paths_of(repository.path, subdir="src") == ["model.py"]


def test_with_nothing_staged_it_is_the_newest_commit(tmp_path: Path) -> None:
    repository = sample(tmp_path / "r")
    repository.write({"README.md": "on disk\n"})

    with open_snapshot(LocalPath(repository.path, index="index"), DEFAULT_POLICY, NOW) as opened:
        assert not opened.record.target.dirty


def test_before_the_first_commit_there_is_no_history(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.write({"README.md": "# x\n"})
    repository.git("add", "--all")

    with open_snapshot(LocalPath(repository.path, index="index"), DEFAULT_POLICY, NOW) as opened:
        assert [entry.path for entry in opened.record.entries] == ["README.md"]
        assert isinstance(opened.record.history, Absent)
        assert opened.record.target.dirty


def test_nothing_is_written_into_the_repository(tmp_path: Path) -> None:
    repository = sample(tmp_path / "r")
    repository.write({"new/deep/file.py": "x = 1\n"})
    repository.git("add", "--all")
    before = sorted(repository.path.rglob("*"))

    paths_of(repository.path)

    assert sorted(repository.path.rglob("*")) == before


@pytest.mark.parametrize("content", [b"", b"DIRC", b"DIRC\0\0\0\2\0\0\0\1", b"\xff" * 4096])
def test_a_broken_index_is_an_error_of_one_line(tmp_path: Path, content: bytes) -> None:
    repository = sample(tmp_path / "r")
    (repository.git_folder / "index").write_bytes(content)

    with pytest.raises(TargetError):
        paths_of(repository.path)


def test_a_merge_that_is_not_finished_says_so(tmp_path: Path) -> None:
    repository = sample(tmp_path / "r")
    blob = repository.git("rev-parse", "HEAD:README.md")
    lines = "".join(f"100644 {blob} {stage}\tREADME.md\n" for stage in (1, 2, 3))
    repository.git("rm", "--quiet", "--cached", "README.md")
    repository.git("update-index", "--index-info", text=lines.encode())

    with pytest.raises(TargetError) as raised:
        paths_of(repository.path)
    assert "git status" in raised.value.advice


@pytest.mark.parametrize("name", ["missing", "../index", "index/../index", ""])
def test_an_index_is_a_name_inside_the_git_directory(tmp_path: Path, name: str) -> None:
    with pytest.raises(TargetError, match="Nothing is staged"):
        paths_of(sample(tmp_path / "r").path, index=name)


def test_an_index_that_is_a_pipe_or_a_link_is_not_read(tmp_path: Path) -> None:
    repository = sample(tmp_path / "r")
    index = repository.git_folder / "index"
    index.rename(tmp_path / "index")
    index.symlink_to(tmp_path / "index")

    with pytest.raises(TargetError, match="cannot be read"):
        paths_of(repository.path)


def test_a_folder_without_git_has_nothing_staged(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="no git directory"):
        paths_of(tmp_path)
