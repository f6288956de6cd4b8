"""What GitHub says about one repository, in three calls and a few seconds, or nothing at all."""

from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.snapshot.account import CheckRun, HostRecord, Release
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.github import shapes
from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.opening import open_api
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.reading import read_releases, read_repository, read_runs
from portfolio_audit.sources.github.troubles import ApiError, Trouble, as_absent
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import GitHubRepo

_RUNS = 30
_RELEASES = 10


def host_facts(target: GitHubRepo, policy: FetchPolicy) -> HostRecord | Absent:
    """Ask without waiting and without a second try; an audit never depends on the answer."""
    has_token = policy.token is not None
    hasty = replace(policy, pauses_seconds=(), answer_seconds=min(policy.answer_seconds, limits.HOST_SECONDS))
    try:
        with open_api(hasty, Patience(0)) as api:
            return _ask(api, f"/repos/{target.owner}/{target.name}", has_token=has_token)
    except ApiError as error:
        return as_absent(error, has_token=has_token)


def _ask(api: Api, path: str, *, has_token: bool) -> HostRecord:
    raw = api.get(shapes.Repository, path).value
    record = read_repository(raw, _releases(api, path, has_token=has_token))
    if record is None:
        raise ApiError(Trouble.ODD)
    return HostRecord(record, _runs(api, path, raw.default_branch, has_token=has_token))


def _releases(api: Api, path: str, *, has_token: bool) -> tuple[Release, ...] | Absent:
    try:
        return read_releases(api.get(tuple[shapes.Release, ...], f"{path}/releases", per_page=_RELEASES).value)
    except ApiError as error:
        return as_absent(error, has_token=has_token)


def _runs(api: Api, path: str, branch: str, *, has_token: bool) -> tuple[CheckRun, ...] | Absent:
    """Ask for runs on the default branch; those of pull requests judge work that is not there."""
    try:
        found = api.get(
            shapes.Runs,
            f"{path}/actions/runs",
            branch=branch,
            status="completed",
            exclude_pull_requests="true",
            per_page=_RUNS,
        )
        return read_runs(found.value)
    except ApiError as error:
        return as_absent(error, has_token=has_token)
