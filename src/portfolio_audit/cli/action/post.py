"""The step of the second workflow: posts what a run without rights has found, in words of ours only."""

from collections.abc import Mapping
from pathlib import Path

from portfolio_audit.cli.action import runner as say
from portfolio_audit.cli.action.comment import Writing, comment_text, open_comments, post_comment
from portfolio_audit.cli.action.event import Event, OtherRun, read_event
from portfolio_audit.cli.action.inputs import CommentMode, read_comment_mode, read_path
from portfolio_audit.cli.request import read_report
from portfolio_audit.errors import UsageError
from portfolio_audit.report.report import Report
from portfolio_audit.report.vouched import vouched
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.sources.github.comments import CommentError

_RESULT = "report.json"
_PULL_REQUEST = "pull_request"


def post_step(environment: Mapping[str, str]) -> int:
    """Read the result of the other run as a stranger's, and comment on the pull request that the run was for."""
    event = read_event(environment)
    if event.name != "workflow_run":
        raise UsageError("This step posts for another workflow.", "Let it run `on: workflow_run`.")
    run = event.other_run
    if run is None or run.event != _PULL_REQUEST:
        say.notice("The other workflow did not run for a pull request: no comment.")
        return 0
    path = Path(environment.get("RESULT_FOLDER", ""), _RESULT)
    if not path.is_file() or path.is_symlink():
        say.notice("The other workflow left no result: no comment. Give its step `comment: file`.")
        return 0
    try:
        say.notice(_post(run, read_report(path), event, environment))
    except (CommentError, UsageError) as error:
        say.notice(f"{error.message} {error.advice}")
    return 0


def _post(run: OtherRun, found: Report, event: Event, environment: Mapping[str, str]) -> str:
    """Find the pull request by the branch and commit of the run, never by what the result says."""
    report = vouched(found, load_rulebook(), event.repository)
    mode = read_comment_mode(environment)
    comments = open_comments(event.repository, environment)
    number = comments.find_open(run.owner, run.branch, run.head)
    if number is None:
        return "No open pull request stands at the commit of that run any more: no comment."
    text = comment_text(report, event.repository, run.id, environment)
    when = mode if mode is CommentMode.ALWAYS else CommentMode.ON_CHANGE
    return post_comment(comments, number, Writing(report, text, when, read_path(environment)))
