"""How the work grew, commit by commit."""

import re
from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from portfolio_audit.analysis.mended_commits import mended_commits
from portfolio_audit.collectors.interface import Collector, Unavailable
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.parsers.junk import is_private, junk_of
from portfolio_audit.parsers.messages import (
    BOT,
    CONVENTIONAL,
    PULL_REQUEST,
    REVERT,
    SIGN_OFF,
    UPLOAD,
    WEB_EDIT,
    is_informative,
    is_uninformative,
    opens_with_verb,
)
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Commit
from portfolio_audit.snapshot.snapshot import Snapshot


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
    active_months: tuple[str, ...]
    """Months with a commit by a person, such as `2026-11`, oldest first; at most the newest 240."""
    uninformative: tuple[Located, ...]
    """Messages that say nothing about the change (one word, "update", "Add files via upload", a file name, "wip")."""
    uninformative_share: float
    """Their share of the commits that are no merges; 1 without commits."""
    informative: tuple[Located, ...]
    """Messages of three words and more that name a change."""
    messages: int
    """Commits by people, merges apart."""
    informative_count: int
    """Messages that name a change in three words and more, file names apart."""
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
    explained: tuple[Located, ...]
    """Commits whose message has a body."""
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
    web_edits: tuple[Located, ...]
    """Commits whose message a host's web form wrote, uploads among them."""
    web_edit_count: int
    """Number of such commits."""
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
    """Commits whose subject, body or merged branch speaks of a mended mistake, each message once."""
    reverts: int
    """Commits that take something back."""
    looks_squashed: bool
    """True when one commit brought nearly everything: what went before cannot be seen."""
    busiest_day_share: float
    """Share of the commits on the busiest day; information only."""
    is_truncated: bool
    """True when older commits were left out."""


_ROBOT_NAMES = ("github-actions", "actions-user")
_ROBOT_MAIL = lazy_regex(
    r"\[bot\]|^(?:noreply@anthropic\.com|cursoragent@cursor\.com|\d{1,12}\+copilot@users\.noreply\.github\.com)$",
    re.IGNORECASE,
)
"""Addresses of services and of assistants that commit under a name of their own."""
_SMALL_CHANGE = 30
_BULK = lazy_regex(
    r"(?:^|/)(?:data|datasets?|images?|assets|figures?|node_modules|vendor|mlruns|venv|env|static)/", re.IGNORECASE
)
_SQUASH_SHARE = 0.8
_PLACES = 200
_BODY_WORDS = 5
_MONTHS = 240


def collect(snapshot: Snapshot) -> HistoryFacts:
    """Count what the log shows."""
    history = snapshot.history
    if isinstance(history, Absent):
        raise Unavailable(history.reason, history.cure)
    if snapshot.target.shallow:
        raise Unavailable("the clone is shallow", "Fetch the whole history: git fetch --unshallow")
    people = tuple(commit for commit in history.commits if not _is_bot(commit))
    own = tuple(commit for commit in people if not _is_merge(commit))
    single_branch = Absent("only one branch was cloned", "Audit a local clone with all branches and tags.")
    uninformative = _where(own, is_uninformative)
    informative = _where(own, is_informative)
    largest, share = _largest(own)
    web_edits = _count(own, lambda subject: bool(WEB_EDIT.match(subject)))
    days = [commit.when.date() for commit in people]
    return HistoryFacts(
        commits=len(people),
        bot_commits=len(history.commits) - len(people),
        authors=len(_people(people)),
        active_days=len(set(days)),
        span_days=(max(days) - min(days)).days + 1 if days else 0,
        first_day=min(days).isoformat() if days else "",
        last_day=max(days).isoformat() if days else "",
        active_months=tuple(sorted({day.isoformat()[:7] for day in days}))[-_MONTHS:],
        uninformative=uninformative,
        uninformative_share=_share(_count(own, is_uninformative), len(own), empty=1.0),
        informative=informative,
        messages=len(own),
        informative_count=_count(own, is_informative),
        informative_share=_share(_count(own, is_informative), len(own)),
        conventional_share=_share(_count(own, lambda subject: bool(CONVENTIONAL.match(subject))), len(own)),
        imperative_share=_share(_count(own, opens_with_verb), len(own)),
        mean_words=_share(sum(count_words(commit.subject) for commit in own), len(own)),
        body_share=_share(sum(_has_body(commit) for commit in own), len(own)),
        explained=tuple(_place(commit) for commit in own if _has_body(commit))[:_PLACES],
        distinct_share=_share(len({commit.subject.lower() for commit in own}), len(own)),
        merges=tuple(_place(commit) for commit in people if _is_merge(commit))[:_PLACES],
        pull_requests=_where(people, lambda subject: bool(PULL_REQUEST.search(subject))),
        branches=history.branches if history.all_refs else single_branch,
        tags=history.tags if history.all_refs else single_branch,
        web_uploads=_where(own, lambda subject: bool(UPLOAD.match(subject))),
        web_edits=_where(own, lambda subject: bool(WEB_EDIT.match(subject))),
        web_edit_count=web_edits,
        web_edit_share=_share(web_edits, len(own)),
        largest_commit_share=share,
        largest_commit=(largest,) if largest else (),
        increments=sum(1 <= commit.changed_files <= _SMALL_CHANGE for commit in own),
        junk_ever=_junk(history.commits),
        fixes=mended_commits(people)[:_PLACES],
        reverts=_count(people, lambda subject: bool(REVERT.match(subject))),
        looks_squashed=len(own) <= 2 and share >= _SQUASH_SHARE,  # noqa: PLR2004  # one commit, or one and a touch-up
        busiest_day_share=_share(max(Counter(days).values(), default=0), len(days)),
        is_truncated=history.is_truncated,
    )


def _is_bot(commit: Commit) -> bool:
    return bool(BOT.search(commit.author) or _ROBOT_MAIL.search(commit.email)) or commit.author in _ROBOT_NAMES


def _is_merge(commit: Commit) -> bool:
    return commit.parents > 1


def _place(commit: Commit) -> Located:
    return Located(commit.subject[:200], Place(commit=commit.id))


def _where(commits: tuple[Commit, ...], accepts: Callable[[str], bool]) -> tuple[Located, ...]:
    return tuple(_place(commit) for commit in commits if accepts(commit.subject))[:_PLACES]


def _count(commits: tuple[Commit, ...], accepts: Callable[[str], bool]) -> int:
    return sum(accepts(commit.subject) for commit in commits)


def _share(part: float, whole: int, empty: float = 0.0) -> float:
    return round(part / whole, 4) if whole else empty


def _has_body(commit: Commit) -> bool:
    """Tell a body of some words; `first` below a subject explains nothing."""
    lines = (line for line in commit.body.splitlines() if not SIGN_OFF.match(line))
    return sum(map(count_words, lines)) >= _BODY_WORDS


def _people(commits: tuple[Commit, ...]) -> set[str]:
    """Join identities that share a name or an address."""
    names = {commit.email.lower(): commit.author.lower() for commit in reversed(commits)}
    return {names[commit.email.lower()] for commit in commits}


def _largest(commits: tuple[Commit, ...]) -> tuple[Located | None, float]:
    """Give the commit that added most paths of the author's own, and its share of all."""
    added = [(_own_additions(commit), commit) for commit in commits]
    total = sum(count for count, _ in added)
    if not total:
        return None, 0.0
    count, commit = max(added, key=lambda pair: pair[0])
    return _place(commit), round(count / total, 4)


def _own_additions(commit: Commit) -> int:
    return sum(
        change.status == "A" and not _BULK.search(change.path) and not junk_of(change.path) for change in commit.changes
    )


def _junk(commits: tuple[Commit, ...]) -> tuple[Located, ...]:
    """Give one place for each junk folder or file, the oldest commit that added it."""
    found: dict[str, Located] = {}
    for commit in commits:
        for change in commit.changes:
            junk = junk_of(change.path) if change.status == "A" else None
            if junk or (change.status == "A" and is_private(change.path)):
                kind, path = junk or ("private file", change.path)
                found[path] = Located(f"{path}: {kind}", Place(commit=commit.id))
    return tuple(found[path] for path in sorted(found))[:_PLACES]


COLLECTOR = Collector("history", HistoryFacts, collect)
