from pathlib import Path

import pytest

from portfolio_audit.cli.outputs import parse_outputs, path_for, write_file
from portfolio_audit.errors import UsageError


def test_the_suffix_chooses_the_format() -> None:
    names = [
        output.renderer.name for output in parse_outputs(("a.html", "b.JSON", "c.md", "d.comment.md", "e.sarif.json"))
    ]

    assert names == ["html", "json", "markdown", "comment", "sarif"]


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(UsageError, match="docx"):
        parse_outputs(("report.docx",))


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old")
    write_file(path, "new")

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        write_file(tmp_path / "nowhere" / "report.md", "text")


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "report.md").symlink_to(victim)
    with pytest.raises(UsageError, match="link"):
        write_file(tmp_path / "report.md", "text")

    assert victim.read_text() == "mine"


def test_several_targets_get_a_file_each_with_a_tame_name() -> None:
    result, comment = parse_outputs(("out/r.json", "out/r.comment.md"))

    assert path_for(result, "ada/../x y", several=True) == Path("out/r-ada-..-x-y.json")
    assert path_for(result, "ada/churn", several=False) == Path("out/r.json")
    assert path_for(comment, "ada/churn", several=True) == Path("out/r-ada-churn.comment.md")
