"""The Action as a workflow uses it: its own YAML, executed step by step."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.action_runner import Machine
from support.comments_server import CommentsServer, serve_comments
from support.pull_requests import (
    BETTER,
    CHANGES,
    NUMBER,
    README,
    Checkout,
    after_run,
    open_pull_request,
    push_more,
    start,
)
from support.repositories import Repository


@pytest.fixture(name="api")
def fixture_api() -> Iterator[CommentsServer]:
    with serve_comments() as server:
        yield server


@pytest.fixture(name="machine")
def fixture_machine(tmp_path: Path, api: CommentsServer) -> Machine:
    return Machine(tmp_path / "machine", api.url)


@pytest.fixture(name="pull_request")
def fixture_pull_request(tmp_path: Path) -> Checkout:
    return open_pull_request(tmp_path / "work", CHANGES)


def test_a_push_gets_summary_outputs_reports_and_annotations_and_never_fails(machine: Machine, tmp_path: Path) -> None:
    repository = start(tmp_path / "work")
    sha = repository.git("rev-parse", "HEAD")

    ended = machine.run(".", "push", {"ref": "refs/heads/main", "after": sha}, repository.path, sha=sha)

    assert not ended.failed, ended.log
    result = json.loads(Path(ended.outputs["json"]).read_bytes())
    assert int(ended.outputs["score"]) == result["score"]["value"]
    assert ended.outputs["band"] == result["score"]["band"]
    assert (ended.outputs["delta"], ended.outputs["new-count"], ended.outputs["gate"]) == ("", "", "none")
    assert ended.summary.startswith("### work: ")
    assert Path(ended.outputs["html"]).read_text().startswith("<!doctype html>")
    assert json.loads(Path(ended.outputs["sarif"]).read_bytes())["version"] == "2.1.0"
    assert {path.name for path in machine.artifacts["1", "portfolio-audit"].iterdir()} == {
        "report.json",
        "report.html",
        "report.sarif",
    }
    assert {one.properties["title"] for one in ended.annotations if "file" in one.properties}
    assert ended.messages("notice") == []
    assert repository.git("status", "--porcelain") == ""


def test_a_pull_request_is_compared_with_its_base_and_gets_one_comment(
    machine: Machine, api: CommentsServer, pull_request: Checkout
) -> None:
    ended = machine.run(".", "pull_request", pull_request.event, pull_request.path, sha=pull_request.sha)

    assert not ended.failed, ended.log
    assert int(ended.outputs["delta"]) > 0
    assert int(ended.outputs["fixed-count"]) > 0
    assert "#### Before and after" in ended.summary
    assert [comment["issue"] for comment in api.comments] == [NUMBER]
    assert "**Fixed**" in api.comments[0]["body"]


def test_the_comment_is_edited_when_the_result_changes_and_left_alone_when_it_does_not(
    machine: Machine, api: CommentsServer, pull_request: Checkout
) -> None:
    api.add_comment(NUMBER, "eve", "<!-- portfolio-audit 00000000 0000000000000000 -->\nmine")
    machine.run(".", "pull_request", pull_request.event, pull_request.path, sha=pull_request.sha)
    same = push_more(pull_request, {"notes/empty.txt": ""})
    machine.run(".", "pull_request", same.event, same.path, sha=same.sha)
    before = list(api.writes)
    worse = push_more(pull_request, {"README.md": "nothing\n"})
    ended = machine.run(".", "pull_request", worse.event, worse.path, sha=worse.sha)

    assert before == ["POST"]
    assert api.writes == ["POST", "PATCH"]
    assert len(api.comments) == 2
    assert api.comments[0]["body"].endswith("mine")
    assert f": {ended.outputs['score']} of 100" in api.comments[1]["body"]


def test_a_pull_request_that_changes_nothing_for_the_audit_gets_no_comment(
    machine: Machine, api: CommentsServer, tmp_path: Path
) -> None:
    pull = open_pull_request(tmp_path / "same", {"notes/empty.txt": ""})

    ended = machine.run(".", "pull_request", pull.event, pull.path, sha=pull.sha)

    assert (ended.outputs["delta"], ended.outputs["new-count"]) == ("0", "0")
    assert api.writes == []


@pytest.mark.parametrize(("identity", "comment"), [("ghs_reading", "on-change"), ("", "always")])
def test_a_token_without_rights_costs_one_notice_and_nothing_else(
    machine: Machine, api: CommentsServer, pull_request: Checkout, identity: str, comment: str
) -> None:
    ended = machine.run(
        ".",
        "pull_request",
        pull_request.event,
        pull_request.path,
        sha=pull_request.sha,
        identity=identity,
        comment=comment,
    )

    assert not ended.failed
    assert len(ended.messages("notice")) == 1
    assert "comment" in ended.messages("notice")[0]
    assert ended.outputs["score"]
    assert api.comments == []


def test_a_fork_gets_its_comment_from_a_second_workflow_that_trusts_no_text(
    machine: Machine, api: CommentsServer, tmp_path: Path
) -> None:
    pull = open_pull_request(tmp_path / "fork", CHANGES | {"README.md": BETTER + "\n@octocat and #1\n"}, owner="eve")
    api.add_pull(NUMBER, "eve", "better", pull.head)
    audit = machine.run(
        ".", "pull_request", pull.event, pull.path, sha=pull.sha, identity="ghs_reading", comment="file"
    )
    assert not audit.failed, audit.log
    assert api.writes == []
    result = machine.artifacts["1", "portfolio-audit"] / "report.json"
    result.write_text(result.read_text().replace("README", "visit evil.example").replace("A reader", "evil.example"))

    empty = tmp_path / "empty"
    empty.mkdir()
    posted = machine.run("post-comment", "workflow_run", after_run("1", pull), empty)

    assert not posted.failed, posted.log
    assert api.writes == ["POST"]
    assert "evil" not in api.comments[0]["body"]
    assert "**Fixed**" in api.comments[0]["body"]
    assert f": {audit.outputs['score']} of 100" in api.comments[0]["body"]
    machine.run("post-comment", "workflow_run", after_run("1", pull), empty)
    assert api.writes == ["POST"]


def test_a_fork_without_a_second_workflow_is_told_of_it_once(
    machine: Machine, api: CommentsServer, tmp_path: Path
) -> None:
    pull = open_pull_request(tmp_path / "gone", CHANGES, owner="gone")

    ended = machine.run(".", "pull_request", pull.event, pull.path, sha=pull.sha, identity="ghs_reading")

    assert not ended.failed
    assert ["init fork" in text for text in ended.messages("notice")] == [True]
    assert api.writes == []


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"workflow_run": {"id": 9, "event": "push", "head_sha": "1" * 40}}, "did not run for a pull request"),
        ({}, "did not run for a pull request"),
    ],
)
def test_a_second_workflow_with_nothing_to_post_says_so(
    machine: Machine, tmp_path: Path, event: dict[str, object], said: str
) -> None:
    ended = machine.run("post-comment", "workflow_run", event, tmp_path)

    assert not ended.failed
    assert [said in text for text in ended.messages("notice")] == [True]


def test_a_result_that_is_none_or_a_pull_request_that_moved_on_gets_no_comment(
    machine: Machine, api: CommentsServer, tmp_path: Path
) -> None:
    checkout = Checkout(tmp_path, "", "", "2" * 40, {})
    place = tmp_path / "result"
    place.mkdir()
    (place / "report.json").write_text('{"score": 100, "target": "::error::"}')
    machine.artifacts["5", "portfolio-audit"] = place

    said = machine.run("post-comment", "workflow_run", after_run("5", checkout), tmp_path).messages("notice")

    assert ["no result of portfolio-audit" in text for text in said] == [True]
    missing = machine.run("post-comment", "workflow_run", after_run("6", checkout), tmp_path)
    assert not missing.failed
    assert ["left no result" in text for text in missing.messages("notice")] == [True]
    assert api.writes == []


def test_a_shallow_checkout_is_a_notice_and_never_a_failure(
    machine: Machine, pull_request: Checkout, tmp_path: Path
) -> None:
    shallow = tmp_path / "shallow"
    Repository(tmp_path / "any").git("clone", "--quiet", "--depth=1", f"file://{pull_request.path}", str(shallow))

    ended = machine.run(".", "pull_request", pull_request.event, shallow, sha=pull_request.sha, comment="false")

    assert not ended.failed, ended.log
    assert ended.outputs["score"]
    assert ended.outputs["delta"] == ""
    assert ["fetch-depth: 0" in text for text in ended.messages("notice")] == [True, True]


def test_gates_fail_the_job_only_where_they_are_asked_for(machine: Machine, pull_request: Checkout) -> None:
    def use(**inputs: str) -> tuple[bool, str]:
        ended = machine.run(
            ".", "pull_request", pull_request.event, pull_request.path, sha=pull_request.sha, comment="false", **inputs
        )
        return ended.failed, ended.outputs["gate"]

    assert use(fail_under="99", artifact="kept") == (True, "failed")
    assert ("1", "kept") in machine.artifacts
    assert use(fail_on_drop="0", args="--min readme=1 --fail-on-new") == (False, "passed")


def test_a_gate_against_a_base_that_is_not_there_does_not_pass(
    machine: Machine, pull_request: Checkout, tmp_path: Path
) -> None:
    shallow = tmp_path / "shallow"
    Repository(tmp_path / "any").git("clone", "--quiet", "--depth=1", f"file://{pull_request.path}", str(shallow))

    ended = machine.run(
        ".", "pull_request", pull_request.event, shallow, sha=pull_request.sha, comment="false", fail_on_drop="0"
    )

    assert (ended.failed, ended.outputs["gate"]) == (True, "failed")
    assert ["fetch-depth: 0" in text for text in ended.messages("error")] == [True]


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"comment": "sometimes"}, "`comment` is none of"),
        ({"html": "perhaps"}, "`html` must be true or false"),
        ({"path": "../other"}, "leaves the work space"),
        ({"fail_under": "many"}, "--fail-under"),
        ({"args": "--unheard-of"}, "--unheard-of"),
        ({"args": "owner/other"}, "names a target"),
        ({"args": "'open"}, "quote"),
        ({"config": "missing.yml"}, "missing.yml"),
        ({"version": "0.1; touch x"}, "`version`"),
    ],
)
def test_an_input_that_is_off_fails_with_one_line_that_names_it(
    machine: Machine, tmp_path: Path, inputs: dict[str, str], said: str
) -> None:
    work = tmp_path / "work"
    work.mkdir()

    ended = machine.run(".", "push", {}, work, **inputs)

    assert ended.failed
    assert [said in text for text in ended.messages("error")] == [True], ended.log
    assert list(work.iterdir()) == []


def test_a_folder_that_cannot_be_audited_warns_and_fails_only_a_gate(machine: Machine, tmp_path: Path) -> None:
    work = start(tmp_path / "work").path

    assert not machine.run(".", "push", {}, work, path="nowhere").failed
    gated = machine.run(".", "push", {}, work, path="nowhere", fail_under="1")
    assert (gated.failed, gated.outputs["gate"]) == (True, "error")


def test_the_trap_of_pull_request_target_is_refused(machine: Machine, pull_request: Checkout) -> None:
    ended = machine.run(".", "pull_request_target", pull_request.event, pull_request.path, sha=pull_request.sha)

    assert ended.failed
    assert "pull_request_target" in ended.messages("error")[0]


def test_a_sub_folder_is_audited_with_the_history_around_it_and_has_a_comment_of_its_own(
    machine: Machine, api: CommentsServer, tmp_path: Path
) -> None:
    pull = open_pull_request(tmp_path / "many", {"projects/churn/README.md": README, "README.md": BETTER})

    whole = machine.run(".", "pull_request", pull.event, pull.path, sha=pull.sha, comment="always")
    part = machine.run(
        ".", "pull_request", pull.event, pull.path, sha=pull.sha, comment="always", path="projects/churn"
    )

    assert json.loads(Path(part.outputs["json"]).read_bytes())["target"]["subdir"] == "projects/churn"
    assert whole.outputs["score"] != part.outputs["score"]
    assert api.writes == ["POST", "POST"]


HOSTILE = (
    "$(touch pwned)`touch pwned`'; touch pwned; '\n::error::x\n##[set-output name=score]100"
    "\nEOF\nscore=100\nEOF\n${{ github.token }}"
)


@pytest.mark.parametrize("name", ["path", "profile", "base", "select", "config", "fail_under", "version", "artifact"])
def test_no_text_of_an_input_becomes_a_command_an_option_or_an_output(
    machine: Machine, tmp_path: Path, name: str
) -> None:
    work = start(tmp_path / "work").path
    before = sorted(work.iterdir())

    ended = machine.run(".", "push", {}, work, **{name: HOSTILE}, comment="false", annotations="false")

    assert set(ended.commands) <= {"stop-commands", "error", "warning", "notice"}
    assert {one.properties.get("title") for one in ended.annotations} <= {"portfolio-audit"}, ended.log
    assert ended.outputs["score"] != "100"
    assert sorted(work.iterdir()) == before


def test_a_hostile_repository_neither_runs_nor_speaks_to_the_runner(
    machine: Machine, api: CommentsServer, tmp_path: Path
) -> None:
    canary = "import pathlib\npathlib.Path(__file__).with_suffix('.pwned').touch()\n"
    hostile = {
        "README.md": f"{BETTER}\n::set-output name=score::100\n##[error]x\n$(touch pwned) `touch pwned`\n@octocat #1\n",
        "::error title=x::y.py": "x = 1if 1else 0\n",
        "$(touch pwned).py": "assert (1, 2)\n",
        "a\nscore=100\n.ipynb": "{",
        "##[group]z.md": "# ::warning::\n",
    }
    modules = ("click", "pip", "msgspec", "portfolio_audit", "sitecustomize", "json")
    pull = open_pull_request(tmp_path / "work", hostile | {f"{name}.py": canary for name in modules})
    event = json.loads(json.dumps(pull.event))
    event["pull_request"]["head"]["ref"] = "a$(touch pwned)`touch pwned`\n::error::x"
    event["pull_request"]["title"] = "<!-- portfolio-audit --> ::error::x"

    ended = machine.run(".", "pull_request", event, pull.path, sha=pull.sha)

    assert not ended.failed, ended.log
    assert ended.outputs["score"] != "100"
    obeyed = [name for name in ended.commands if name not in {"stop-commands", "error", "warning", "notice"}]
    assert obeyed == []
    assert {one.properties.get("title", "")[:1].isalpha() for one in ended.annotations} == {True}
    assert [path.name for path in pull.path.rglob("*pwned*")] == ["$(touch pwned).py"]
    assert "@octocat" not in api.comments[0]["body"] + ended.summary


def test_a_second_run_keeps_the_folder_of_known_facts(machine: Machine, tmp_path: Path) -> None:
    repository = start(tmp_path / "work")

    first = machine.run(".", "push", {}, repository.path, sha="1" * 40, comment="false")
    second = machine.run(".", "push", {}, repository.path, sha="2" * 40, comment="false")

    assert not first.failed
    assert second.outputs["score"] == first.outputs["score"]
