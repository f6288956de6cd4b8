"""The folder that a reader enters after a clone."""

import pytest

from portfolio_audit.analysis.claims.clone_folder import wrong_clone_folders
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.parsers.document_markdown import parse_markdown_text
from support.snapshots import make_snapshot

CLONE = "git clone https://github.com/ada/churn.git"


def wrong(*lines: str, repository: str = "ada/churn") -> list[tuple[str, int | None]]:
    tree = TreeNames(make_snapshot({"api/a.py": "x"}).entries)
    document = parse_markdown_text("```sh\n" + "\n".join(lines) + "\n```\n")
    return [(claim.text, claim.at.line) for claim in wrong_clone_folders(document, "README.md", repository, tree)]


@pytest.mark.parametrize(
    "lines", [(CLONE, "cd churn-model"), (f"$ {CLONE}", "", "$ cd churn-model/api  # the service")]
)
def test_a_folder_that_the_clone_does_not_make_is_told(lines: tuple[str, ...]) -> None:
    assert wrong(*lines) == [("cd churn-model (the clone makes churn)", len(lines) + 1)]


def test_commands_in_code_marks_are_read() -> None:
    tree = TreeNames(make_snapshot({"a.py": "x"}).entries)
    document = parse_markdown_text(f"Clone:\n\n`{CLONE}`\n\n`cd Model`\n")

    assert [one.at.line for one in wrong_clone_folders(document, "README.md", "ada/churn", tree)] == [5]


def test_both_on_one_line_are_read() -> None:
    assert wrong(f"{CLONE} && cd elsewhere") == [("cd elsewhere (the clone makes churn)", 2)]


@pytest.mark.parametrize(
    "lines",
    [
        (CLONE, "cd churn"),
        (CLONE, "cd ./Churn/api"),
        (CLONE, "cd api"),
        (f"{CLONE} model", "cd model"),
        (CLONE, "cd .."),
        (CLONE, "cd churn", "cd nowhere"),
        ("git clone https://github.com/ada/helpers.git", "cd nowhere"),
        ("git clone <address>", "cd nowhere"),
        ("cd nowhere",),
    ],
)
def test_the_name_of_the_clone_a_folder_of_the_tree_and_the_clone_of_others_are_right(lines: tuple[str, ...]) -> None:
    assert wrong(*lines) == []


def test_a_clone_with_options_of_a_repository_without_a_name_is_read() -> None:
    assert wrong("git clone --depth 1 -b main git@github.com:ada/churn.git", "cd x", repository="") == [
        ("cd x (the clone makes churn)", 3)
    ]
