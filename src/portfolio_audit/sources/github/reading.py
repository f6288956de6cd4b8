"""GitHub's answers turned into our records: texts capped, names checked, odd ones left out."""

import re
from base64 import b64decode
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.account import CheckRun, HostedRepository, PullRequest, Release
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.address import read_github_name
from portfolio_audit.sources.github import shapes
from portfolio_audit.sources.github.api import decode
from portfolio_audit.sources.github.troubles import ApiError, Trouble

Kind = TypeVar("Kind")
_LINE = 1_000
_NAME = 100
_TITLE = 300
_TOPICS = 20
_RELEASES = 10
README_CHARACTERS = 65_536
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_REPOSITORY_ADDRESS = re.compile(r"/repos/([^/]+/[^/]+)\Z")


def checked_name(text: str) -> str | None:
    """Give `owner/name` where the text is one that GitHub allows."""
    try:
        return "/".join(read_github_name(text))
    except TargetError:
        return None


def read_each(items: Iterable[msgspec.Raw], kind: type[Kind]) -> tuple[tuple[Kind, ...], int]:
    """Decode each item by itself; also say how many are of another kind."""
    found: list[Kind] = []
    odd = 0
    for item in items:
        try:
            found.append(decode(item, kind))
        except ApiError:
            odd += 1
    return tuple(found), odd


def read_repository(raw: shapes.Repository, releases: tuple[Release, ...] | Absent) -> HostedRepository | None:
    """Turn a repository into a record; `None` where its name is none that GitHub gives."""
    name = checked_name(raw.full_name)
    if name is None:
        return None
    return HostedRepository(
        name=name,
        description=line(raw.description, _LINE),
        topics=tuple(line(topic, _NAME) for topic in raw.topics[:_TOPICS]),
        homepage=line(raw.homepage, _LINE),
        language=line(raw.language, _NAME),
        default_branch=line(raw.default_branch, _LINE),
        size_kib=max(raw.size, 0),
        stars=max(raw.stargazers_count, 0),
        created_at=in_utc(raw.created_at),
        pushed_at=in_utc(raw.pushed_at or raw.created_at),
        is_fork=raw.fork,
        is_archived=raw.archived,
        fork_parent=_parent(raw),
        releases=releases,
    )


def _parent(raw: shapes.Repository) -> str | Absent | None:
    if not raw.fork:
        return None
    return (checked_name(raw.parent.full_name) if raw.parent else None) or Absent("GitHub did not say")


def read_releases(found: Iterable[shapes.Release | shapes.ReleaseNode]) -> tuple[Release, ...]:
    """Give the published ones, newest first."""
    published = [
        Release(line(one.tag_name, _NAME), in_utc(one.published_at))
        for one in found
        if one.published_at is not None and not (one.draft if isinstance(one, shapes.Release) else one.is_draft)
    ]
    return tuple(sorted(published, key=lambda one: one.published_at, reverse=True)[:_RELEASES])


def read_runs(found: shapes.Runs) -> tuple[CheckRun, ...]:
    """Give the newest run of each workflow, the newest first."""
    newest: dict[int, CheckRun] = {}
    for run in sorted(found.workflow_runs, key=lambda run: in_utc(run.updated_at), reverse=True):
        if run.conclusion is not None and _COMMIT.match(run.head_sha):
            record = CheckRun(line(run.name, _NAME), line(run.conclusion, _NAME), in_utc(run.updated_at), run.head_sha)
            newest.setdefault(run.workflow_id, record)
    return tuple(newest.values())


def read_pull_request(raw: shapes.FoundPullRequest) -> PullRequest | None:
    """Turn a search result into a record; `None` where it names no repository."""
    address = _REPOSITORY_ADDRESS.search(raw.repository_url)
    name = checked_name(address[1]) if address else None
    return PullRequest(name, raw.number, line(raw.title, _TITLE), in_utc(raw.closed_at)) if name else None


def read_text(raw: shapes.Readme) -> str:
    """Give the text of a README; raise `ApiError` where it cannot be decoded."""
    if raw.encoding != "base64":
        raise ApiError(Trouble.TOO_LARGE)
    try:
        return b64decode(raw.content).decode("utf-8", "replace")[:README_CHARACTERS]
    except ValueError:
        raise ApiError(Trouble.ODD) from None


def line(text: str | None, characters: int) -> str:
    """Put a text on one line, at most so long."""
    return " ".join((text or "")[: 4 * characters].split())[:characters]


def in_utc(when: datetime) -> datetime:
    """Give a time in UTC; one without a zone is taken for UTC."""
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
