"""What GitHub says about an account and its repositories: plain values that cross rooms."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.snapshot.absent import Absent


class Exclusion(StrEnum):
    """Why a repository of an account is not audited."""

    FORK = "fork"
    ARCHIVED = "archived"
    EMPTY = "empty"
    DISABLED = "disabled"
    PROFILE = "profile-readme"
    NO_RELEVANT_FILES = "no-relevant-files"


class Release(Struct, frozen=True):
    """A published release."""

    tag: str
    """Name of the tag; untrusted text."""
    published_at: datetime


class HostedRepository(Struct, frozen=True):
    """A repository as GitHub describes it; every text is untrusted and capped."""

    name: str
    """`owner/name`, checked against GitHub's own grammar."""
    description: str
    """Empty where the owner wrote none."""
    topics: tuple[str, ...]
    homepage: str
    """Web address of a demo or site as written there; empty where none is."""
    language: str
    """The language most code is in, by GitHub's count (R Markdown is prose there); empty where it knows none."""
    default_branch: str
    """For showing only: names of branches are untrusted."""
    size_kib: int
    """Size by GitHub's count, rounded; 0 for an empty repository and for some very small ones."""
    stars: int
    """Shown, never scored."""
    created_at: datetime
    pushed_at: datetime
    """Last push to any branch."""
    is_fork: bool
    is_archived: bool
    fork_parent: str | Absent | None
    """`owner/name` of what it was forked from; `None` for a repository that is no fork."""
    releases: tuple[Release, ...] | Absent
    """The newest 10, newest first."""
    exclusion: Exclusion | None = None
    """Why it is not audited as a part of the account; `None` when it is."""
    exclusion_reason: str = ""
    """The same as a clause for a reader: "a fork of owner/name"."""


class CheckRun(Struct, frozen=True):
    """How the last completed run of one workflow on the default branch ended."""

    workflow: str
    """Name of the workflow; untrusted text."""
    conclusion: str
    """GitHub's word: `success`, `failure`, `cancelled`, `timed_out` ..."""
    ended_at: datetime
    commit: str
    """Full id of the commit that was checked."""


class HostRecord(Struct, frozen=True, tag=True):
    """What GitHub says about one repository that is audited."""

    repository: HostedRepository
    last_runs: tuple[CheckRun, ...] | Absent
    """One for each workflow, the newest first; empty when none has ever run to its end."""


class PullRequest(Struct, frozen=True):
    """A pull request of the account that was merged into the repository of someone else."""

    repository: str
    """`owner/name` of where it was merged."""
    number: int
    title: str
    """Untrusted text, at most 300 characters."""
    closed_at: datetime


class Contributions(Struct, frozen=True, tag=True):
    """Pull requests merged elsewhere."""

    total: int
    """All that GitHub counts, also those that are not listed."""
    newest: tuple[PullRequest, ...]
    """The newest 100 at most."""


class Gap(Struct, frozen=True):
    """Something that GitHub did not tell."""

    what: str
    """A noun phrase: "pinned repositories"."""
    why: Absent


class CallCount(Struct, frozen=True):
    """Requests that were made of GitHub for one record."""

    asked: int
    """Requests sent, repeated ones included."""
    unchanged: int
    """Those of them that GitHub answered with "not modified", from our cache."""
    waited_seconds: float
    """Time spent waiting for limits to pass and between tries."""


class AccountRecord(Struct, frozen=True, tag=True):
    """An account on GitHub; every text is untrusted and capped."""

    login: str
    """As GitHub spells it."""
    url: str
    """The profile page."""
    name: str
    """Display name; empty where none is given."""
    bio: str
    website: str
    """Link of the profile ("blog" in GitHub's words) as written there; empty where none is."""
    created_at: datetime | None
    profile_readme: str | Absent | None
    """Text of the profile README, at most 65,536 characters; `None` where the account has none."""
    pinned: tuple[str, ...] | Absent
    """`owner/name` of the pinned repositories in their order, also of others' repositories."""
    repositories: tuple[HostedRepository, ...]
    """Own public repositories, most recently pushed first, the excluded ones too."""
    contributions: Contributions | Absent
    gaps: tuple[Gap, ...]
    """Everything that is unknown, once each, for one list on every surface; the fields say it too."""
    calls: CallCount
