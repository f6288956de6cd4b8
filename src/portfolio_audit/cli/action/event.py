"""The event that started a workflow, read from the runner's file as untrusted data."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_audit.errors import UsageError
from portfolio_audit.limits import MEBIBYTE
from portfolio_audit.sources.foreign import is_full_id

_MOST_BYTES = 25 * MEBIBYTE
"""GitHub sends no larger payload."""


class _Owner(Struct, frozen=True):
    login: str = ""


class _Repository(Struct, frozen=True):
    full_name: str = ""
    owner: _Owner = _Owner()


class _Side(Struct, frozen=True):
    sha: str = ""
    repo: _Repository | None = None
    """None where the fork is gone."""


class _PullRequest(Struct, frozen=True):
    number: int = 0
    base: _Side = _Side()
    head: _Side = _Side()


class _Run(Struct, frozen=True):
    id: int = 0
    event: str = ""
    head_sha: str = ""
    head_branch: str | None = None
    head_repository: _Repository | None = None


class _Payload(Struct, frozen=True):
    pull_request: _PullRequest | None = None
    workflow_run: _Run | None = None


class PullRequest(Struct, frozen=True):
    """The pull request that is audited."""

    number: int
    base: str | None
    """Full id of the commit that it goes into."""
    is_fork: bool
    """True where the run has no right to write, since the branch is another repository's."""


class OtherRun(Struct, frozen=True):
    """The run of another workflow that has ended."""

    id: int
    event: str
    head: str
    """Full id of the commit that it was about."""
    owner: str
    """Whose repository the branch is in."""
    branch: str


class Event(Struct, frozen=True):
    """What happened, and where."""

    name: str
    repository: str
    """`owner/name`."""
    run: str
    """Number of this run."""
    commit: str | None
    """What the runner checks out: of a pull request the merge commit."""
    pull_request: PullRequest | None = None
    other_run: OtherRun | None = None


def read_event(environment: Mapping[str, str]) -> Event:
    """Read the event that the runner describes; a payload that is missing or odd tells nothing."""
    payload = _payload(environment.get("GITHUB_EVENT_PATH", ""))
    commit = environment.get("GITHUB_SHA", "")
    return Event(
        name=environment.get("GITHUB_EVENT_NAME", ""),
        repository=environment.get("GITHUB_REPOSITORY", ""),
        run=environment.get("GITHUB_RUN_ID", ""),
        commit=commit if is_full_id(commit) else None,
        pull_request=_pull_request(payload.pull_request),
        other_run=_other_run(payload.workflow_run),
    )


def _payload(path: str) -> _Payload:
    if not path:
        return _Payload()
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(_MOST_BYTES)
        return msgspec.json.decode(content, type=_Payload)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError("The description of the event cannot be read.", "Run this as a step of a workflow.") from error


def _pull_request(found: _PullRequest | None) -> PullRequest | None:
    if found is None or found.number < 1:
        return None
    head, base = found.head.repo, found.base.repo
    is_fork = head is None or base is None or head.full_name != base.full_name
    return PullRequest(found.number, found.base.sha if is_full_id(found.base.sha) else None, is_fork)


def _other_run(found: _Run | None) -> OtherRun | None:
    if found is None or not is_full_id(found.head_sha) or found.head_repository is None or not found.head_branch:
        return None
    return OtherRun(found.id, found.event, found.head_sha, found.head_repository.owner.login, found.head_branch)
