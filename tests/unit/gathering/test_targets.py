from pathlib import Path

import pytest

from portfolio_audit.errors import UsageError
from portfolio_audit.gathering.targets import read_targets
from portfolio_audit.sources.policy import DEFAULT_POLICY


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_holds_one_target_a_line_with_remarks(tmp_path: Path) -> None:
    text = "\ufeff# my best work\nada/trams\n\n  ada/bikes@main:notebooks   # the notebooks only\nhttps://github.com/ada/c\n"

    listed = read_targets(write(tmp_path, text), DEFAULT_POLICY)

    assert listed.name == "mine"
    assert listed.targets == ("ada/trams", "ada/bikes@main:notebooks", "https://github.com/ada/c")


def test_every_line_that_is_off_is_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "ada/trams\nssh://github.com/ada/x\n../nowhere\nada/trams\n")

    with pytest.raises(UsageError) as caught:
        read_targets(path, DEFAULT_POLICY)

    lines = caught.value.message.splitlines()
    assert lines[0].startswith("Nothing was audited")
    assert [line.partition(": ")[0] for line in lines[1:]] == [f"{path}:{number}" for number in (2, 3, 4)]
    assert "a second time, first in line 1" in lines[3]


@pytest.mark.parametrize(("text", "told"), [("", "names no repository"), ("# only a remark\n", "names no repository")])
def test_a_list_without_a_repository_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_targets(write(tmp_path, text), DEFAULT_POLICY)


def test_a_list_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(b"\xff\xfe\x00\x81")

    with pytest.raises(UsageError, match="no text in UTF-8"):
        read_targets(path, DEFAULT_POLICY)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_targets(tmp_path / "nowhere.txt", DEFAULT_POLICY)


def test_a_folder_gives_its_clones_and_follows_no_link(tmp_path: Path) -> None:
    for name in ("b/.git", "a/.git", "notes", "bare.git/objects", "bare.git/refs"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "bare.git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "a")

    listed = read_targets(tmp_path, DEFAULT_POLICY)

    assert [Path(target).name for target in listed.targets] == ["a", "b", "bare.git"]


def test_a_folder_without_clones_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder that is a git repository"):
        read_targets(tmp_path, DEFAULT_POLICY)
