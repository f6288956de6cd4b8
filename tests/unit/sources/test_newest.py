"""The commit that a target stands for, asked without an audit."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.newest import newest_commit
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY, FetchPolicy
from portfolio_audit.sources.target import GitHubRepo, GitUrl, LocalPath
from support.git_server import serve
from support.repositories import NOW, Repository, sample


def test_a_committed_state_is_told_by_its_commit_and_a_branch_by_its_own(tmp_path: Path) -> None:
    repository = sample(tmp_path / "work")
    head, first = repository.git("rev-parse", "HEAD"), repository.git("rev-parse", "HEAD~1")
    repository.git("branch", "early", first)

    assert newest_commit(LocalPath(repository.path, is_committed_only=True), DEFAULT_POLICY) == head
    assert newest_commit(LocalPath(repository.path, "early"), DEFAULT_POLICY) == first
    assert newest_commit(LocalPath(repository.git_folder), DEFAULT_POLICY) == head


def test_files_as_they_lie_there_have_no_commit_that_decides(tmp_path: Path) -> None:
    repository = sample(tmp_path / "work")
    (tmp_path / "plain").mkdir()

    assert newest_commit(LocalPath(repository.path), DEFAULT_POLICY) is None
    assert newest_commit(LocalPath(tmp_path / "plain"), DEFAULT_POLICY) is None


def test_a_host_is_asked_and_nothing_is_fetched(tmp_path: Path) -> None:
    repository = sample(tmp_path / "work")
    repository.git("clone", "--quiet", "--bare", str(repository.path), str(tmp_path / "served" / "work.git"))
    with serve(tmp_path / "served") as server:
        policy = FetchPolicy(hosts=(server.origin,))
        found = newest_commit(GitUrl(f"{server.origin}/ok/work.git"), policy)
        asked = [path for path, _authorised in server.requests]
        with pytest.raises(TargetError, match="does not exist or is private"):
            newest_commit(GitUrl(f"{server.origin}/ok/gone.git"), policy)

    assert found == repository.git("rev-parse", "HEAD")
    assert all("info/refs" in path or path.endswith("git-upload-pack") for path in asked)
    assert len(asked) <= 2


def test_nobody_is_asked_offline() -> None:
    assert newest_commit(GitHubRepo("ada", "churn"), FetchPolicy(is_offline=True)) is None


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetError):
        newest_commit(LocalPath(tmp_path / "nowhere"), DEFAULT_POLICY)


def test_the_last_commit_up_to_a_moment_is_opened(tmp_path: Path) -> None:
    repository = sample(tmp_path / "work")
    at_noon = LocalPath(repository.path, as_of=datetime(2026, 1, 2, 12, tzinfo=UTC))
    at_dawn = LocalPath(repository.path, as_of=datetime(2026, 1, 2, 5, tzinfo=UTC))

    with open_snapshot(at_noon, DEFAULT_POLICY, NOW) as opened:
        assert opened.record.target.commit == repository.git("rev-parse", "HEAD")
    with (
        pytest.raises(TargetError, match="no commit before 2026-01-02 05:00 UTC"),
        open_snapshot(at_dawn, DEFAULT_POLICY, NOW),
    ):
        raise AssertionError


def test_a_side_branch_that_was_merged_later_does_not_count(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "work")
    root = repository.commit({"README.md": "x"})
    tree = repository.git("rev-parse", "HEAD^{tree}")

    def commit(day: int, *parents: str) -> str:
        lines = [f"tree {tree}", *(f"parent {one}" for one in parents)]
        when = f"Ada <a@b> {1767340800 + day * 86400} +0000"
        body = "\n".join([*lines, f"author {when}", f"committer {when}", "", "work", ""])
        return repository.write_object("commit", body.encode())

    side = commit(3, root)
    merge = commit(9, commit(1, root), side)
    (repository.git_folder / "refs/heads/main").write_text(merge + "\n")

    target = LocalPath(repository.path, as_of=datetime(2026, 1, 6, tzinfo=UTC))
    with open_snapshot(target, DEFAULT_POLICY, NOW) as opened:
        assert opened.record.target.commit not in {side, merge, root}
