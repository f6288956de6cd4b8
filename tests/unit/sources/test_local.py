import os
import subprocess
from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.records import Absent, History, SnapshotRecord
from support.repositories import README, Repository, open_local, sample


def freeze(path: Path, ref: str | None = None, subdir: str | None = None) -> SnapshotRecord:
    with open_local(path, ref, subdir) as opened:
        return opened.record


def paths(record: SnapshotRecord) -> list[str]:
    return [entry.path for entry in record.entries]


def codes(record: SnapshotRecord) -> list[str]:
    return [warning.code for warning in record.warnings]


def reason(record: SnapshotRecord) -> str:
    assert isinstance(record.history, Absent)
    return record.history.reason


def test_a_clean_work_tree_is_its_commit(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    with open_local(repository.path) as opened:
        record, snapshot = opened.record, opened.snapshot()
        readme = snapshot.read(snapshot.by_path["README.md"])

    assert readme == README.encode()
    assert (record.target.kind, record.target.name, record.target.ref) == ("worktree", "churn", "main")
    assert record.target.commit == repository.git("rev-parse", "HEAD")
    assert not record.target.dirty
    assert paths(record) == ["README.md", "src/model.py"]
    assert isinstance(record.history, History)
    assert record.warnings == ()


def test_ids_of_files_are_those_of_git(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    expected = repository.git("rev-parse", "HEAD:README.md", "HEAD:src/model.py").split()

    assert [entry.blob_id for entry in freeze(repository.path).entries] == expected
    assert [entry.blob_id for entry in freeze(repository.path, "HEAD").entries] == expected


@pytest.mark.parametrize(
    "files", [{"README.md": "# Other, but of equal size\n"}, {"new.py": "y = 2\n"}, {"src/model.py": "x = 2\n"}]
)
def test_a_changed_or_new_file_makes_the_work_tree_dirty(tmp_path: Path, files: dict[str, str]) -> None:
    repository = sample(tmp_path / "churn")
    repository.write(files)
    record = freeze(repository.path)

    assert record.target.dirty
    assert set(files) <= set(paths(record))


def test_a_deleted_file_makes_the_work_tree_dirty_and_is_gone(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    (repository.path / "README.md").unlink()
    record = freeze(repository.path)

    assert record.target.dirty
    assert paths(record) == ["src/model.py"]


def test_what_we_could_not_see_does_not_count_as_a_change(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.commit({"d/" * 70 + "deep.py": "x = 1\n"})
    record = freeze(repository.path)

    assert not record.target.dirty
    assert codes(record) == ["unreadable"]


def test_windows_line_ends_are_no_change(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.write({"README.md": README.replace("\n", "\r\n")})

    assert not freeze(repository.path).target.dirty


def test_a_large_file_that_stands_for_its_pointer_is_no_change(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 5\n"
    repository.commit({"weights.bin": pointer})
    repository.write({"weights.bin": "hello"})

    assert not freeze(repository.path).target.dirty


def test_ignored_files_and_unversioned_junk_are_left_aside(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.commit({".gitignore": "*.log\n/data/\n!keep.log\n", "src/.gitignore": "local.py\n"})
    repository.write({"a.log": "x", "data/big.csv": "1", "src/local.py": "", "local/local.log": "x"})
    repository.write({".venv/lib/site.py": "", "node_modules/a/index.js": "", "src/__pycache__/model.pyc": b"\0"})
    repository.write(
        {"env/pyvenv.cfg": "", "env/lib/site.py": "", ".git/info/exclude": "notes.txt\n", "notes.txt": "x"}
    )
    record = freeze(repository.path)

    assert paths(record) == [".gitignore", "README.md", "src/.gitignore", "src/model.py"]
    assert not record.target.dirty


def test_a_nested_rule_can_take_a_file_back(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.commit({".gitignore": "*.csv\n", "data/.gitignore": "!small.csv\n"})
    repository.write({"data/small.csv": "1", "data/large.csv": "2", "other.csv": "3"})

    assert "data/small.csv" in paths(freeze(repository.path))
    assert not {"data/large.csv", "other.csv"} & set(paths(freeze(repository.path)))


def test_what_is_tracked_stays_although_a_rule_ignores_it(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.write({".gitignore": "*.log\n", "node_modules/a.js": "", "run.log": "x"})
    repository.git("add", "--force", ".gitignore", "node_modules/a.js", "run.log")
    repository.git("commit", "--quiet", "--message", "junk")

    assert {"node_modules/a.js", "run.log"} <= set(paths(freeze(repository.path)))


def test_a_pattern_that_would_take_for_ever_is_passed_over(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    name = "a" * 200
    repository.commit({".gitignore": "*a*a*a*a*a*a*a*a*b\n*.tmp\n"})
    repository.write({name: "x", "b.tmp": "x"})

    assert name in paths(freeze(repository.path))
    assert "b.tmp" not in paths(freeze(repository.path))


def test_a_ref_is_read_from_the_objects(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.git("tag", "--annotate", "v1", "--message", "one", "HEAD~1")
    first = repository.git("rev-parse", "HEAD~1")
    repository.write({"README.md": "changed"})

    for ref in ("v1", "HEAD~1", "main~1", "main^", first, first[:8], "refs/tags/v1"):
        record = freeze(repository.path, ref)
        assert (record.target.commit, record.target.ref, record.target.dirty) == (first, ref, False)
        assert paths(record) == ["README.md"]


@pytest.mark.parametrize("ref", ["nope", "--output=x", "main~50", "f" * 40, "main:README.md", "a" * 300, "../x"])
def test_an_unknown_ref_is_an_error_with_advice(tmp_path: Path, ref: str) -> None:
    repository = sample(tmp_path / "churn")

    with pytest.raises(TargetError) as caught:
        freeze(repository.path, ref)
    assert caught.value.advice


def test_a_sub_folder_is_audited_with_its_prefix_cut_and_the_whole_history(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.write({"README.md": "changed outside"})

    for ref in (None, "main"):
        record = freeze(repository.path, ref, "src")
        assert paths(record) == ["model.py"]
        assert record.target.subdir == "src"
        assert not record.target.dirty
        assert isinstance(record.history, History)
        assert len(record.history.commits) == 2


@pytest.mark.parametrize("ref", [None, "main"])
def test_a_sub_folder_that_is_not_there_is_an_error(tmp_path: Path, ref: str | None) -> None:
    repository = sample(tmp_path / "churn")

    with pytest.raises(TargetError, match="no folder 'lib'"):
        freeze(repository.path, ref, "lib")


def test_a_bare_repository_and_a_git_folder_are_read_from_objects(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    repository.git("pack-refs", "--all")
    repository.write({"README.md": "not committed"})
    inside = sample(tmp_path / "inside")
    for name in ("README.md", "src/model.py"):
        (inside.path / name).unlink()
    (inside.path / "src").rmdir()

    for path, name in ((tmp_path / "bare.git", "bare"), (repository.git_folder, "churn"), (inside.path, "inside")):
        record = freeze(path)
        assert (record.target.kind, record.target.name, record.target.ref) == ("git-directory", name, "main")
        assert paths(record) == ["README.md", "src/model.py"]


def test_the_name_comes_from_the_origin_without_its_credentials(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.git("remote", "add", "origin", "https://ada:secret@github.com/ada/leaving.git")
    target = freeze(repository.path).target

    assert (target.name, target.url) == ("ada/leaving", "https://github.com/ada/leaving")


def test_an_empty_repository_has_no_entries_and_says_why_it_has_no_history(tmp_path: Path) -> None:
    record = freeze(Repository(tmp_path / "empty").path)

    assert record.entries == ()
    assert reason(record) == "the repository has no commits yet"
    assert record.target.commit is None


def test_a_repository_before_its_first_commit_shows_its_files(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "new")
    repository.write({"README.md": README})
    record = freeze(repository.path)

    assert paths(record) == ["README.md"]
    assert record.target.dirty


def test_a_folder_without_git_is_audited_without_history(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(README)
    record = freeze(tmp_path)

    assert (record.target.kind, record.target.commit, record.target.dirty) == ("folder", None, False)
    assert reason(record) == "the folder is not a git repository"
    assert isinstance(record.history, Absent)
    assert record.history.cure
    assert record.entries[0].blob_id != ""


def test_a_folder_that_poses_as_a_git_directory_is_still_a_folder(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    config = f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch {canary}\n"
    folder = tmp_path / "zip"
    for name, text in {"HEAD": "ref: refs/heads/main\n", "config": config, "README.md": README}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    for name in ("objects", "refs"):
        (folder / name).mkdir()
    record = freeze(folder)

    assert record.target.kind == "folder"
    assert paths(record) == ["HEAD", "README.md", "config"]
    assert not canary.exists()


def test_a_missing_path_and_a_file_are_errors(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(TargetError, match="There is no folder"):
        freeze(tmp_path / "nowhere")
    with pytest.raises(TargetError, match="is not a folder"):
        freeze(tmp_path / "file")


def test_more_files_than_the_limit_are_cut_with_the_tracked_ones_first(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "many")
    repository.commit({"z.py": "x = 1\n"})
    folder = repository.path / "data"
    folder.mkdir()
    for number in range(20_100):
        os.close(os.open(folder / f"{number}.bin", os.O_CREAT | os.O_WRONLY))
    record = freeze(repository.path)

    assert len(record.entries) == 20_000
    assert "z.py" in paths(record)
    assert codes(record) == ["limit-files"]


def test_a_work_tree_of_sha256_is_read_like_any_other(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "new", "--object-format=sha256")
    repository.commit({"README.md": README})
    repository.commit({"a.py": "x = 1\n"})
    record = freeze(repository.path)

    assert not record.target.dirty
    assert len(record.target.commit or "") == 64
    assert [len(entry.blob_id) for entry in record.entries] == [64, 64]
    assert isinstance(record.history, History)
    assert len(record.history.commits) == 2
    assert freeze(repository.path, "main~1").target.commit == repository.git("rev-parse", "HEAD~1")


def test_nothing_of_the_target_is_changed_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = sample(tmp_path / "churn")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before = _state(repository.path)
    freeze(repository.path)
    freeze(repository.path, "main")

    assert _state(repository.path) == before
    assert list(temporary.iterdir()) == []


def _state(path: Path) -> bytes:
    command = ["find", ".", "-printf", "%p %s %T@ %C@ %m\n"]
    return b"\n".join(sorted(subprocess.run(command, cwd=path, capture_output=True, check=True).stdout.splitlines()))
