"""Inputs and events, as the runner hands them over."""

import json
from pathlib import Path

import pytest

from portfolio_audit.cli.action.event import read_event
from portfolio_audit.cli.action.inputs import CommentMode, read_inputs
from portfolio_audit.cli.action.request import likely_bases
from portfolio_audit.errors import UsageError

BASE, HEAD, MERGE = "1" * 40, "2" * 40, "3" * 40


def event(tmp_path: Path, payload: object, name: str = "pull_request") -> dict[str, str]:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(payload), encoding="utf-8")
    return {
        "GITHUB_EVENT_PATH": str(file),
        "GITHUB_EVENT_NAME": name,
        "GITHUB_SHA": MERGE,
        "GITHUB_REPOSITORY": "ada/churn",
    }


def pull(head: object, number: object = 7) -> dict[str, object]:
    base = {"sha": BASE, "repo": {"full_name": "ada/churn"}}
    return {"pull_request": {"number": number, "base": base, "head": {"sha": HEAD, "repo": head}}}


def test_no_input_is_required() -> None:
    inputs = read_inputs({})

    assert inputs.arguments == ()
    assert inputs.comment is CommentMode.ON_CHANGE
    assert (inputs.path, inputs.summary, inputs.annotations, inputs.html) == ("", True, True, True)


def test_an_option_and_its_value_are_one_word_so_that_no_value_is_an_option() -> None:
    inputs = read_inputs({"INPUT_PROFILE": "--output=x.json", "INPUT_SELECT": "readme, tests\ncode\n"})

    assert inputs.arguments == ("--profile=--output=x.json", "--select=readme", "--select=tests", "--select=code")


def test_more_options_are_words_as_a_shell_would_write_them() -> None:
    assert read_inputs({"INPUT_ARGS": "--min 'testing=40' --strict"}).arguments == ("--min", "testing=40", "--strict")


@pytest.mark.parametrize("path", ["/etc", "..", "a/../../b", "a\0b", "\\..\\x", "x" * 5_000])
def test_a_path_stays_in_the_work_space(path: str) -> None:
    with pytest.raises(UsageError):
        read_inputs({"INPUT_PATH": path})


@pytest.mark.parametrize(("given", "read"), [(".", ""), ("./a/b/", "a/b"), ("a\\b", "a/b"), ("", "")])
def test_a_path_is_read_in_every_spelling(given: str, read: str) -> None:
    assert read_inputs({"INPUT_PATH": given}).path == read


@pytest.mark.parametrize(
    ("head", "is_fork"),
    [({"full_name": "ada/churn"}, False), ({"full_name": "eve/churn"}, True), (None, True)],
)
def test_a_branch_of_another_repository_or_of_one_that_is_gone_is_a_fork(
    tmp_path: Path, head: object, is_fork: bool
) -> None:
    found = read_event(event(tmp_path, pull(head))).pull_request

    assert found is not None
    assert (found.number, found.base, found.is_fork) == (7, BASE, is_fork)


def test_the_base_is_what_the_merge_was_made_from_then_the_tip_that_it_goes_into(tmp_path: Path) -> None:
    found = read_event(event(tmp_path, pull({"full_name": "ada/churn"})))

    assert likely_bases(None, found) == (f"{MERGE}^1", BASE)
    assert likely_bases("v1.0", found) == ("v1.0",)
    assert likely_bases(None, read_event({})) == ()


@pytest.mark.parametrize("payload", [[], "x", {"pull_request": 3}, {"pull_request": {"number": "7"}}])
def test_a_payload_of_another_shape_is_one_error(tmp_path: Path, payload: object) -> None:
    with pytest.raises(UsageError):
        read_event(event(tmp_path, payload))


@pytest.mark.parametrize(
    "run",
    [
        {},
        {"head_sha": "main", "head_branch": "x", "head_repository": {"owner": {"login": "eve"}}},
        {"head_sha": HEAD, "head_branch": "x", "head_repository": None},
        {"head_sha": HEAD, "head_branch": None, "head_repository": {"owner": {"login": "eve"}}},
    ],
)
def test_a_run_without_commit_branch_or_repository_is_none(tmp_path: Path, run: object) -> None:
    assert read_event(event(tmp_path, {"workflow_run": run}, "workflow_run")).other_run is None
