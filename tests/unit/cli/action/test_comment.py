"""The one comment of a pull request."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from portfolio_audit.cli.action.comment import Outcome, Writing, comment_text, post_comment, state_of
from portfolio_audit.cli.action.inputs import CommentMode
from portfolio_audit.report.report import Report
from portfolio_audit.sources.github.comments import CommentError, Comments
from portfolio_audit.sources.policy import FetchPolicy
from support.comments_server import CommentsServer, serve_comments
from support.reports import changed_report, make_report

REPOSITORY = "ada/bike-demand"


@pytest.fixture(name="api")
def fixture_api() -> Iterator[CommentsServer]:
    with serve_comments(REPOSITORY) as server:
        yield server


def comments_of(server: str, identity: str) -> Comments:
    return Comments(REPOSITORY, FetchPolicy(token=identity, github=server, pauses_seconds=(0.0,)))


def post(
    api: CommentsServer,
    report: Report,
    mode: CommentMode = CommentMode.ON_CHANGE,
    path: str = "",
    identity: str = "ghs_writing",
) -> Outcome:
    return post_comment(comments_of(api.url, identity), 7, Writing(report, "text", mode, path))


def test_the_first_result_is_a_comment_and_the_same_result_leaves_it_alone(api: CommentsServer) -> None:
    outcomes = [post(api, changed_report()), post(api, changed_report())]

    assert outcomes == [Outcome.CREATED, Outcome.LEFT_ALONE]
    assert api.writes == ["POST"]


def test_a_result_of_always_is_written_each_time_into_the_same_comment(api: CommentsServer) -> None:
    outcomes = [post(api, changed_report(), CommentMode.ALWAYS) for _ in range(2)]

    assert outcomes == [Outcome.CREATED, Outcome.EDITED]
    assert len(api.comments) == 1


@pytest.mark.parametrize("what", ["score", "new", "fixed"])
def test_score_new_and_fixed_findings_make_another_state_and_nothing_else_does(what: str) -> None:
    report = changed_report()
    assert report.comparison is not None
    changed = {
        "score": replace(report, score=replace(report.score, value=1)),
        "new": replace(report, comparison=replace(report.comparison, new=())),
        "fixed": replace(report, comparison=replace(report.comparison, fixed=())),
    }

    assert state_of(changed[what]) != state_of(report)
    assert state_of(replace(report, warnings=(), strengths=(), findings=())) == state_of(report)


def test_a_comment_with_our_mark_that_somebody_else_wrote_is_never_touched(api: CommentsServer) -> None:
    post(api, changed_report())
    stolen = api.comments.pop()["body"]
    for login in ("eve", "github-actions", "other[bot]"):
        api.add_comment(7, login, stolen)

    assert post(api, changed_report()) is Outcome.CREATED
    assert api.writes == ["POST", "POST"]
    assert [comment["body"] for comment in api.comments[:3]] == [stolen] * 3


def test_a_mark_that_is_quoted_further_down_is_no_mark(api: CommentsServer) -> None:
    post(api, changed_report())
    own = api.comments.pop()["body"]
    api.add_comment(7, "github-actions[bot]", f"> quoted\n{own}")

    assert post(api, changed_report()) is Outcome.CREATED


def test_our_comment_is_found_behind_many_others_and_after_the_host_changed_its_line_ends(api: CommentsServer) -> None:
    for number in range(120):
        api.add_comment(7, "eve", f"talk {number}")
    post(api, changed_report())
    api.comments[-1]["body"] = api.comments[-1]["body"].replace("\n", "\r\n")

    assert post(api, changed_report()) is Outcome.LEFT_ALONE


def test_each_folder_and_each_pull_request_has_a_comment_of_its_own(api: CommentsServer) -> None:
    post(api, changed_report())
    api.comments[0]["issue"] = 8

    assert post(api, changed_report()) is Outcome.CREATED
    assert post(api, changed_report(), path="projects/churn") is Outcome.CREATED


def test_a_person_s_token_finds_the_comments_of_that_person(api: CommentsServer) -> None:
    outcomes = [post(api, changed_report(), identity="ghp_ada") for _ in range(2)]

    assert outcomes == [Outcome.CREATED, Outcome.LEFT_ALONE]
    assert api.comments[0]["user"]["login"] == "ada"


def test_where_the_host_does_not_say_whose_the_token_is_it_is_the_workflow_s(api: CommentsServer) -> None:
    api.speaks_graphql = False

    assert [post(api, changed_report()) for _ in range(2)] == [Outcome.CREATED, Outcome.LEFT_ALONE]


def test_without_a_base_there_is_always_something_to_tell(api: CommentsServer) -> None:
    assert post(api, make_report()) is Outcome.CREATED


def test_a_token_that_may_only_read_is_told_which_right_is_missing(api: CommentsServer) -> None:
    with pytest.raises(CommentError, match="may not be written") as raised:
        post(api, changed_report(), identity="ghs_reading")

    assert "pull-requests: write" in raised.value.advice


def test_a_host_that_is_busy_for_a_moment_is_asked_again(api: CommentsServer) -> None:
    api.faults = [502]

    assert post(api, changed_report()) is Outcome.CREATED


def test_a_comment_that_may_have_been_heard_is_not_written_twice(api: CommentsServer) -> None:
    post(api, make_report())
    api.comments.clear()
    api.faults = [0, 502]

    with pytest.raises(CommentError, match="cannot be written"):
        post(api, changed_report())
    assert api.writes == ["POST"]


def test_a_host_that_is_not_there_is_one_error() -> None:
    with pytest.raises(CommentError, match="cannot be read"):
        next(comments_of("http://localhost:9", "t").of(7))


def test_a_name_that_is_none_is_asked_of_nobody() -> None:
    with pytest.raises(CommentError):
        Comments("ada/../../user", FetchPolicy())


def test_the_text_links_the_run_and_only_with_checked_parts() -> None:
    report, server = make_report(), {"GITHUB_SERVER_URL": "https://github.com"}

    assert "https://github.com/ada/bike-demand/actions/runs/5)" in comment_text(report, REPOSITORY, "5", server)
    for repository, run in ((REPOSITORY, "5)x"), ("a b", "5")):
        assert "/actions/runs/" not in comment_text(report, repository, run, server)
    assert "/actions/runs/" not in comment_text(report, REPOSITORY, "5", {"GITHUB_SERVER_URL": "javascript:x"})
