import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.records import Absent, Entry, History, SnapshotRecord
from portfolio_audit.sources.foreign import is_safe_ref, read_config
from support.repositories import NOW, README, Repository, open_local, sample

PRIVATE_TEXT = "only on the mentor's disk"


def freeze(path: Path, ref: str | None = None) -> tuple[SnapshotRecord, bytes]:
    """Give the record and everything that was read, after a look for what must not be in it."""
    with open_local(path, ref) as opened:
        snapshot = opened.snapshot()
        contents = [snapshot.read(entry) for entry in snapshot.entries]
    return opened.record, b"\n".join(content for content in contents if isinstance(content, bytes))


def by_path(record: SnapshotRecord) -> dict[str, Entry]:
    return {entry.path: entry for entry in record.entries}


def assert_files_without_history(path: Path, reason: str) -> None:
    record, contents = freeze(path)

    assert README.encode() in contents
    assert isinstance(record.history, Absent)
    assert reason in record.history.reason
    assert record.history.cure
    with pytest.raises(TargetError):
        freeze(path, "main")


CONFIGS = {
    "fsmonitor": "[core]\n\tfsmonitor = {trap}\n",
    "filter": '[filter "x"]\n\tclean = {trap}\n\tsmudge = {trap}\n\tprocess = {trap}\n',
    "textconv": '[diff "x"]\n\ttextconv = {trap}\n[diff]\n\texternal = {trap}\n',
    "gpg": "[gpg]\n\tprogram = {trap}\n[log]\n\tshowSignature = true\n",
    "pager": "[core]\n\tpager = {trap}\n\thooksPath = {folder}\n",
    "alias": "[alias]\n\tlog = !{trap}\n\tls-tree = !{trap}\n",
    "worktree": "[core]\n\tworktree = /etc\n",
    "include": "[include]\n\tpath = fifo\n",
    "promisor": (
        "[extensions]\n\tpartialClone = origin\n"
        '[remote "origin"]\n\turl = .\n\tpromisor = true\n\tuploadpack = {trap}\n'
    ),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_a_program_in_a_foreign_configuration_never_runs(tmp_path: Path, name: str) -> None:
    repository = sample(tmp_path / "churn")
    repository.commit({".gitattributes": "* filter=x diff=x\n"})
    missing = repository.git("rev-parse", "HEAD:src/model.py")
    repository.object_path(missing).unlink()
    canary, trap = tmp_path / "canary", tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {canary}\n")
    trap.chmod(0o755)
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(trap, repository.git_folder / "hooks" / hook)
    os.mkfifo(repository.git_folder / "fifo")
    with (repository.git_folder / "config").open("a") as config:
        config.write(CONFIGS[name].format(trap=trap, folder=tmp_path))
    record, contents = freeze(repository.path)
    from_objects, _contents = freeze(repository.path, "main~0")

    assert README.encode() in contents
    assert isinstance(record.history, History)
    assert by_path(from_objects)["src/model.py"].unread == "not in this clone"
    assert not canary.exists()


def test_a_missing_object_is_said_and_costs_nothing_else(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.object_path(repository.git("rev-parse", "HEAD:README.md")).unlink()
    record, contents = freeze(repository.path, "main")

    assert contents == b"x = 1\n"
    assert [(warning.code, warning.paths) for warning in record.warnings] == [("not-in-clone", ("README.md",))]
    assert isinstance(record.history, History)


def test_a_corrupt_object_costs_that_file_only(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    content = b"y = 1\n" * 5_000
    repository.commit({"a.py": content, "z.py": "z = 1\n"})
    place = repository.object_path(repository.git("rev-parse", "HEAD:a.py"))
    place.chmod(0o644)
    place.write_bytes(place.read_bytes()[:-20])
    record, contents = freeze(repository.path, "main")

    assert by_path(record)["a.py"].unread == "unreadable"
    assert by_path(record)["z.py"].unread is None
    assert b"z = 1" in contents
    assert [warning.code for warning in record.warnings] == ["unreadable"]


def test_a_work_tree_whose_commit_is_corrupt_is_audited_without_history(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    place = repository.object_path(repository.git("rev-parse", "HEAD"))
    place.chmod(0o644)
    place.write_bytes(b"nonsense")

    assert_files_without_history(repository.path, "newest commit cannot be read")


def test_a_git_file_is_not_followed(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.git_folder.rename(tmp_path / "elsewhere")
    (repository.path / ".git").write_text("gitdir: ../elsewhere\n")

    assert_files_without_history(repository.path, "points to another place")


def test_a_git_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.git_folder.rename(tmp_path / "elsewhere")
    (repository.path / ".git").symlink_to(tmp_path / "elsewhere")

    assert_files_without_history(repository.path, "points to another place")


def test_objects_of_another_repository_are_not_borrowed(tmp_path: Path) -> None:
    private = Repository(tmp_path / "private")
    stolen = private.commit({"README.md": PRIVATE_TEXT})
    repository = sample(tmp_path / "churn")
    (repository.git_folder / "objects/info/alternates").write_text(f"{private.git_folder}/objects\n")
    (repository.git_folder / "refs/heads/main").write_text(stolen + "\n")

    assert_files_without_history(repository.path, "borrows objects")


def test_objects_behind_a_link_are_not_read(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    (repository.git_folder / "objects").rename(tmp_path / "objects")
    (repository.git_folder / "objects").symlink_to(tmp_path / "objects")

    assert_files_without_history(repository.path, "objects cannot be read")


@pytest.mark.parametrize("make", ["link", "fifo"])
def test_an_object_that_is_no_regular_file_is_refused(tmp_path: Path, make: str) -> None:
    repository = sample(tmp_path / "churn")
    place = repository.git_folder / "objects/pack/pack-1.pack"
    os.mkfifo(place) if make == "fifo" else place.symlink_to("/etc/passwd")

    assert_files_without_history(repository.path, "link or a pipe")


@pytest.mark.parametrize("name", ["HEAD", "config", "packed-refs", "shallow", "refs/heads/x"])
@pytest.mark.parametrize("make", ["link", "fifo"])
def test_a_git_directory_with_pipes_and_links_is_not_waited_for(tmp_path: Path, name: str, make: str) -> None:
    repository = sample(tmp_path / "churn")
    place = repository.git_folder / name
    place.unlink(missing_ok=True)
    os.mkfifo(place) if make == "fifo" else place.symlink_to("/etc/passwd")
    record, contents = freeze(repository.path)

    assert README.encode() in contents
    assert isinstance(record.history, History if name == "refs/heads/x" else Absent)


@pytest.mark.parametrize("head", ["ref: ../../private/refs/heads/main", "ref: refs/heads/../../x", "nonsense", ""])
def test_a_head_that_leads_elsewhere_is_refused(tmp_path: Path, head: str) -> None:
    repository = sample(tmp_path / "churn")
    (repository.git_folder / "HEAD").write_text(head)

    assert_files_without_history(repository.path, "HEAD")


def test_references_in_a_circle_end(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    (repository.git_folder / "refs/heads/main").write_text("ref: refs/heads/other\n")
    (repository.git_folder / "refs/heads/other").write_text("ref: refs/heads/main\n")
    record, _contents = freeze(repository.path)

    assert isinstance(record.history, Absent)


def test_a_reftable_is_said_with_its_cure(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    (repository.git_folder / "reftable").mkdir()

    assert_files_without_history(repository.path, "reftable")


def test_a_linked_work_tree_is_said_with_its_cure(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    (repository.git_folder / "commondir").write_text("../elsewhere\n")

    assert_files_without_history(repository.path, "linked work tree")


def test_a_branch_named_like_an_option_is_harmless(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    canary = tmp_path / "canary"
    repository.git("update-ref", f"refs/heads/--output={canary}", "HEAD")
    repository.git("symbolic-ref", "HEAD", f"refs/heads/--output={canary}")
    record, _contents = freeze(repository.path)

    assert record.target.ref == f"--output={canary}"
    assert isinstance(record.history, History)
    assert freeze(repository.path, f"--output={canary}")[0].target.commit == record.target.commit
    assert not canary.exists()


def test_replaced_and_grafted_history_is_not_believed(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    head = repository.git("rev-parse", "HEAD")
    repository.git("replace", "--graft", head)
    (repository.git_folder / "info/grafts").write_text(head + "\n")
    record, _contents = freeze(repository.path)

    assert isinstance(record.history, History)
    assert len(record.history.commits) == 2


def test_links_pipes_and_sockets_are_listed_but_not_read(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    (tmp_path / "secret.txt").write_text(PRIVATE_TEXT)
    repository.path.joinpath("LICENSE").symlink_to(tmp_path / "secret.txt")
    repository.path.joinpath("docs").symlink_to("/etc")
    repository.path.joinpath("token.txt").symlink_to(".git/config")
    repository.path.joinpath("loop").symlink_to(".")
    os.mkfifo(repository.path / "notes.md")
    with (repository.path / "huge.csv").open("wb") as sparse:
        sparse.truncate(1 << 40)
    record, contents = freeze(repository.path)
    unread = {path: entry.unread for path, entry in by_path(record).items() if entry.unread}

    assert PRIVATE_TEXT.encode() not in contents
    assert unread == {
        "LICENSE": "a link",
        "docs": "a link",
        "huge.csv": "too large",
        "loop": "a link",
        "notes.md": "not a regular file",
        "token.txt": "a link",
    }


def test_nested_git_folders_are_not_read(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    inner = sample(repository.path / "projects/one")
    record, contents = freeze(repository.path)

    assert inner.git_folder.exists()
    assert "projects/one/README.md" in by_path(record)
    assert not [path for path in by_path(record) if ".git" in path]
    assert b"repositoryformatversion" not in contents


def test_names_in_a_tree_that_lead_elsewhere_are_listed_but_not_read(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "odd")
    blob = repository.write_object("blob", b"x = 1\n")
    inner = repository.write_tree(("100644", b"config", blob))
    tree = repository.write_tree(
        ("40000", b".GIT", inner),
        ("40000", b"..", inner),
        ("100644", b"/abs.py", blob),
        ("100644", b"a.py", blob),
        ("100644", b"a.py", blob),
        ("100644", b"caf\xe9.py", blob),
        ("100644", b"new\nline.py", blob),
        ("160000", b"sub", "2" * 40),
    )
    repository.write_commit(tree)
    record, _contents = freeze(repository.path)
    unread = {path: entry.unread for path, entry in by_path(record).items()}

    assert unread == {
        "../config": "odd name",
        ".GIT/config": "odd name",
        "/abs.py": "odd name",
        "a.py": None,
        "caf\\xe9.py": None,
        "new\nline.py": None,
        "sub": "a submodule",
    }


def test_a_tree_of_trees_is_stopped_at_the_limit(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "bomb")
    blob = repository.write_object("blob", b"x = 1\n")
    tree = repository.write_tree(*(("100644", b"f%d.py" % number, blob) for number in range(10)))
    for _level in range(4):
        tree = repository.write_tree(*(("40000", b"d%d" % number, tree) for number in range(10)))
    repository.write_commit(tree)
    record, _contents = freeze(repository.path)

    assert len(record.entries) == 20_000
    assert [warning.code for warning in record.warnings] == ["limit-files"]


def test_a_shallow_clone_has_no_history_but_all_files(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.path}", str(clone))
    record, contents = freeze(clone)

    assert README.encode() in contents
    assert record.target.shallow
    assert not record.target.dirty
    assert isinstance(record.history, Absent)
    assert record.history.reason == "the clone is shallow"
    assert "--unshallow" in record.history.cure


def test_a_partial_clone_reads_what_it_has(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.commit({"notes.txt": "long\n" * 500})
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone.git"
    repository.git("clone", "--quiet", "--bare", "--filter=blob:limit=1k", f"file://{repository.path}", str(clone))
    record, _contents = freeze(clone)

    assert by_path(record)["notes.txt"].unread == "not in this clone"
    assert by_path(record)["README.md"].unread is None
    assert isinstance(record.history, History)


def test_an_unreadable_folder_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is unreadable for root")
    repository = sample(tmp_path / "churn")
    (repository.path / "src").chmod(0)
    record, contents = freeze(repository.path)
    (repository.path / "src").chmod(0o755)

    assert README.encode() in contents
    assert "unreadable" in [warning.code for warning in record.warnings]


@pytest.fixture
def deep_folder(tmp_path: Path) -> Iterator[Path]:
    folder = os.open(tmp_path, os.O_RDONLY)
    for _level in range(1_500):
        os.mkdir("deep", dir_fd=folder)
        inner = os.open("deep", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)
    yield tmp_path
    # Python's own removal recurses, and would fail for every later test run
    subprocess.run(["rm", "-rf", str(tmp_path / "deep")], check=True)


def test_folders_beyond_the_depth_limit_are_said_and_not_entered(deep_folder: Path) -> None:
    (deep_folder / "README.md").write_text(README)
    record, contents = freeze(deep_folder)

    assert contents == README.encode()
    assert [warning.code for warning in record.warnings] == ["unreadable"]


@pytest.mark.parametrize("name", ["refs/heads/main", "refs/heads/--output=x", "refs/tags/v1.0", "refs/heads/a/b"])
def test_names_that_git_accepts_are_safe(name: str) -> None:
    assert is_safe_ref(name)


@pytest.mark.parametrize(
    "name", ["main", "refs/../x", "refs/a b", "refs/a\n", "refs/a:b", "refs/a*", "refs/x.lock", "refs//x"]
)
def test_names_that_git_refuses_are_not_safe(name: str) -> None:
    assert not is_safe_ref(name)


def test_a_configuration_is_read_as_data() -> None:
    text = '[core]\n\tbare = true\n[Remote "Origin"]\n\tURL = "https://x"\n# a = b\n[include]\n\tpath = /etc/x\n'

    assert read_config(text) == {"core.bare": "true", "remote.Origin.url": "https://x", "include.path": "/etc/x"}


def test_the_moment_of_opening_is_the_callers(tmp_path: Path) -> None:
    assert freeze(sample(tmp_path / "churn").path)[0].opened_at == NOW
