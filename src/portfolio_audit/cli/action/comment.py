"""The one comment on a pull request: found by its mark and author, touched only when there is news."""

import re
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from portfolio_audit.cli.action.inputs import CommentMode
from portfolio_audit.cli.request import read_github_server, secrets
from portfolio_audit.render.interface import render_to
from portfolio_audit.render.redaction import redact
from portfolio_audit.render.untrusted import https_link
from portfolio_audit.report.report import FindingChange, Report
from portfolio_audit.sources.github.comments import Comment, CommentError, Comments, is_repository_name
from portfolio_audit.sources.policy import FetchPolicy

_MARK = re.compile(r"<!-- portfolio-audit ([0-9a-f]{8}) ([0-9a-f]{16}) -->\n")
_KEY_DIGITS = 8
_STATE_DIGITS = 16


class Outcome(StrEnum):
    """What became of the comment."""

    CREATED = "Commented on the pull request."
    EDITED = "Edited the comment on the pull request."
    LEFT_ALONE = "The comment on the pull request tells the same already."
    NO_NEWS = "The pull request changes nothing that the audit sees: no comment."


class Writing(Struct, frozen=True):
    """What there is to tell, and when."""

    report: Report
    text: str
    mode: CommentMode
    path: str
    """The audited folder of the repository."""


def open_comments(repository: str, environment: Mapping[str, str]) -> Comments:
    """Open the comments of the repository that the workflow runs for."""
    token = environment.get("PORTFOLIO_AUDIT_GITHUB_TOKEN", "")
    if not token:
        raise CommentError("There is no token to comment with", "Leave the input github-token as it is.")
    server = read_github_server(environment.get("GITHUB_SERVER_URL", ""))
    return Comments(repository, FetchPolicy(token=token, github=server))


def comment_text(report: Report, repository: str, run: int | str, environment: Mapping[str, str]) -> str:
    """Write the comment, with the way to the run that holds the whole report."""
    text = redact(render_to(report, "comment"), secrets())
    server = environment.get("GITHUB_SERVER_URL", "")
    is_number = str(run).isascii() and str(run).isdigit()
    if not (is_number and https_link(server) and is_repository_name(repository)):
        return text
    return f"{text}\n<sub>[The run with the whole report]({server}/{repository}/actions/runs/{run})</sub>\n"


def post_comment(comments: Comments, number: int, writing: Writing) -> Outcome:
    """Create, edit or leave alone the comment about a folder of the repository."""
    report, mode = writing.report, writing.mode
    key, state = _key(writing.path), state_of(report)
    body = f"<!-- portfolio-audit {key} {state} -->\n{writing.text}"
    own = _find(comments, number, key)
    if own is None and mode is CommentMode.ON_CHANGE and _is_unchanged(report):
        return Outcome.NO_NEWS
    if own is None:
        comments.create(number, body)
        return Outcome.CREATED
    if mode is CommentMode.ON_CHANGE and _marked(own) == (key, state):
        return Outcome.LEFT_ALONE
    comments.edit(own, body)
    return Outcome.EDITED


def state_of(report: Report) -> str:
    """Give a mark of what the comment is about: the score, and which findings are new or fixed."""
    changes = report.comparison
    parts = (
        report.score.value,
        report.score.band,
        _rules(changes.new) if changes else None,
        _rules(changes.fixed) if changes else None,
    )
    return sha256(repr(parts).encode()).hexdigest()[:_STATE_DIGITS]


def _find(comments: Comments, number: int, key: str) -> Comment | None:
    """Find our comment: the mark stands at its very start, and we wrote it, so that nobody else's is ever edited."""
    login = ""
    for comment in comments.of(number):
        marked = _marked(comment)
        if marked is None or marked[0] != key:
            continue
        login = login or comments.login()
        if comment.author in {login, f"{login}[bot]"}:
            return comment
    return None


def _marked(comment: Comment) -> tuple[str, str] | None:
    found = _MARK.match((comment.body or "").replace("\r\n", "\n"))
    return (found[1], found[2]) if found else None


def _key(path: str) -> str:
    """Tell the comments about several folders of one repository apart."""
    return sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:_KEY_DIGITS]


def _is_unchanged(report: Report) -> bool:
    changes = report.comparison
    return changes is not None and not (changes.score.delta or changes.new or changes.fixed)


def _rules(changes: tuple[FindingChange, ...]) -> list[str]:
    return sorted(change.rule for change in changes)
