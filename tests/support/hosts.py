"""What GitHub says about a repository, from a few words."""

from datetime import UTC, datetime
from typing import Any

from portfolio_audit.snapshot.account import CheckRun, HostedRepository, HostRecord, Release
from portfolio_audit.snapshot.records import Absent

COMMIT = "0" * 40
WHEN = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)


def make_hosted(name: str = "ada/churn", **changed: Any) -> HostedRepository:
    """Describe a repository that says nothing about itself, but for what is changed."""
    values: dict[str, Any] = {
        "description": "",
        "topics": (),
        "homepage": "",
        "language": "Python",
        "default_branch": "main",
        "size_kib": 12,
        "stars": 0,
        "created_at": WHEN,
        "pushed_at": WHEN,
        "is_fork": False,
        "is_archived": False,
        "fork_parent": None,
        "releases": (),
    }
    return HostedRepository(name=name, **(values | changed))


def read_host(content: str | dict[str, Any] | None, name: str = "ada/churn") -> HostRecord | Absent | None:
    """Read the `host` of a fixture: nothing, a reason why it is unknown, or what is there."""
    if content is None or isinstance(content, str):
        return None if content is None else Absent(content)
    page = make_hosted(
        name,
        description=content.get("description", ""),
        topics=tuple(content.get("topics", ())),
        homepage=content.get("homepage", ""),
        is_fork="fork_of" in content,
        fork_parent=content.get("fork_of"),
        releases=tuple(Release(tag, WHEN) for tag in content.get("releases", ())),
    )
    return HostRecord(page, _read_runs(content.get("runs", {}), "f" * 40 if "runs_of" in content else COMMIT))


def _read_runs(runs: str | dict[str, str], commit: str) -> tuple[CheckRun, ...] | Absent:
    if isinstance(runs, str):
        return Absent(runs)
    return tuple(CheckRun(workflow, conclusion, WHEN, commit) for workflow, conclusion in runs.items())
