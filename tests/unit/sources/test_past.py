from contextlib import closing
from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.open import OpenRepository, open_repository
from portfolio_audit.sources.past import Past
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath
from support.repositories import NOW, Repository, open_local, sample


def past_of(repository: OpenRepository) -> Past:
    assert repository.past is not None
    return repository.past


def test_an_older_commit_is_what_an_audit_of_it_alone_opens(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    first = repository.git("rev-parse", "HEAD~1")
    with open_local(repository.path, first) as alone:
        expected = {entry.path: alone.snapshot().read(entry) for entry in alone.record.entries}
        history = alone.record.history

    with (
        open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened,
        closing(past_of(opened).at("HEAD~1")) as past,
    ):
        found = {entry.path: past.snapshot().read(entry) for entry in past.record.entries}

        assert past.record.target.commit == first
        assert past.record.history == history
    assert found == expected


def test_contents_that_both_hold_are_read_once(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    with open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened:
        size = opened.now.spool_path.stat().st_size
        past = past_of(opened).at("HEAD~1")

        assert past.index["README.md"] == opened.now.index["README.md"]
        assert opened.now.spool_path.stat().st_size == size


def test_what_is_open_stays_as_it_is(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.commit({"README.md": "# Other\n"})
    with open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened:
        before = {entry.path: opened.now.snapshot().read(entry) for entry in opened.now.record.entries}
        past_of(opened).at("HEAD~2")

        assert {entry.path: opened.now.snapshot().read(entry) for entry in opened.now.record.entries} == before


def test_the_main_line_follows_first_parents_newest_first(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "churn")
    first = repository.commit({"a.py": "1"}, "One")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit({"b.py": "2"}, "Aside")
    repository.git("checkout", "--quiet", "main")
    second = repository.commit({"c.py": "3"}, "Two \x1b[31m")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Join", "side")

    with open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened:
        line = past_of(opened).main_line()

    assert [commit.id for commit in line] == [repository.git("rev-parse", "HEAD"), second, first]
    assert line[0].subject == "Join"
    assert line[2].when.isoformat() == "2026-01-02T10:00:00+02:00"


def test_an_unknown_commit_is_said(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")

    with (
        open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened,
        pytest.raises(TargetError, match="no branch, tag or commit"),
    ):
        past_of(opened).at("nowhere")


def test_a_folder_without_git_has_no_past(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")

    with open_repository(LocalPath(tmp_path), DEFAULT_POLICY, NOW) as opened:
        assert opened.past is None


def test_a_repository_without_commits_has_an_empty_line(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "churn")
    repository.write({"a.py": "x = 1\n"})

    with open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened:
        assert past_of(opened).main_line() == ()


def test_earlier_states_give_way_when_the_spool_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio_audit.limits.SPOOL_BYTES", 0)
    repository = sample(tmp_path / "churn")
    for number in range(3):
        repository.commit({"a.py": f"x = {number}\n"})
    with open_repository(LocalPath(repository.path), DEFAULT_POLICY, NOW) as opened:
        before = {entry.path: opened.now.snapshot().read(entry) for entry in opened.now.record.entries}
        for step in (1, 2, 1):
            with closing(past_of(opened).at(f"HEAD~{step}")) as past:
                text = past.snapshot().read(past.record.entries[1])

            assert text == f"x = {2 - step}\n".encode()
        assert {entry.path: opened.now.snapshot().read(entry) for entry in opened.now.record.entries} == before
