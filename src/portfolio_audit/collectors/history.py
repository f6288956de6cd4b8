"""How the work grew, commit by commit."""

from msgspec import Struct

from portfolio_audit.evidence import Located
from portfolio_audit.snapshot.records import Absent


class HistoryFacts(Struct, frozen=True):
    """The commits that led to the audited state; commits of bots count apart."""

    commits: int
    """Commits by people, merges included."""
    bot_commits: int
    """Commits by automation."""
    authors: int
    """Distinct people by name or address."""
    active_days: int
    """Days on which a person committed, in the author's time zone."""
    span_days: int
    """Days from the first commit to the last, 1 for a single day."""
    first_day: str
    """ISO date of the first commit, empty without commits."""
    last_day: str
    """ISO date of the last commit, empty without commits."""
    uninformative: tuple[Located, ...]
    """Messages that say nothing about the change (one word, "update", "Add files via upload", a file name, "wip")."""
    uninformative_share: float
    """Their share of the commits that are no merges; 1 without commits."""
    informative: tuple[Located, ...]
    """Messages of three words and more that name a change."""
    informative_share: float
    """Their share of the commits that are no merges."""
    conventional_share: float
    """Share of messages such as `feat: add cross-validation`."""
    imperative_share: float
    """Share of messages that open with a verb in the imperative or past tense."""
    mean_words: float
    """Mean number of words in a subject."""
    body_share: float
    """Share of messages with a body (sign-offs and co-author lines apart)."""
    distinct_share: float
    """Share of different subjects among all subjects."""
    merges: tuple[Located, ...]
    """Merge commits."""
    pull_requests: tuple[Located, ...]
    """Commits that merge or name a pull request."""
    branches: int | Absent
    """Number of branches; unknown in a single-branch clone."""
    tags: int | Absent
    """Number of tags; unknown in a single-branch clone."""
    web_uploads: tuple[Located, ...]
    """Commits that a host's upload form named ("Add files via upload")."""
    web_edit_share: float
    """Share of the commits whose message a host's web form wrote (upload, "Update X", "Create X", "Delete X")."""
    largest_commit_share: float
    """Share of all paths ever added that came with one commit, dependencies and data apart."""
    largest_commit: tuple[Located, ...]
    """That commit."""
    increments: int
    """Commits by people that change one to thirty paths."""
    junk_ever: tuple[Located, ...]
    """Caches, environments, editor folders and secrets that any commit added (also those deleted later)."""
    fixes: tuple[Located, ...]
    """Commits that say they mend something."""
    reverts: int
    """Commits that take something back."""
    looks_squashed: bool
    """True when one commit brought nearly everything: what went before cannot be seen."""
    busiest_day_share: float
    """Share of the commits on the busiest day; information only."""
    is_truncated: bool
    """True when older commits were left out."""
