"""The commits that led to the audited state, from one run of git over our own store."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.listing import shown_path
from portfolio_audit.snapshot.records import Absent, Change, Commit, History, MainCommit, SnapshotWarning
from portfolio_audit.sources.foreign import GitFacts, is_full_id
from portfolio_audit.sources.git import Store, git_child
from portfolio_audit.sources.records import nul_records

HISTORY_SECONDS = 20.0
SUBJECT_CHARACTERS = 500
BODY_CHARACTERS = 2_000
NAME_CHARACTERS = 200
CHANGES = 300
CHANGED_NAMES = 1_000_000
"""Names read of all commits together; a tree of trees would go on for ever."""
FIELDS = ("%H", "%P", "%an", "%ae", "%ad", "%s", "%b")
"""Raw dates (`--date=raw`) are printed as they stand, so that an absurd one does not end the log."""
_RAW_DATE = lazy_regex(r"(\d{1,20}) ([+-])(\d{2,6})\Z")
_LONGEST_OFFSET_MINUTES = 14 * 60
_SHALLOW = Absent(
    "the clone is shallow", "Fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in a workflow."
)
_NO_HISTORY = Absent("the history cannot be read from the repository", "Check it with: git fsck, or clone it again.")


class HistoryReading(Struct, frozen=True):
    """The history, or why there is none to see, and what went wrong on the way."""

    history: History | Absent
    warnings: tuple[SnapshotWarning, ...] = ()


def read_history(store: Store, commit: str, facts: GitFacts, opened_at: datetime, *, all_refs: bool) -> HistoryReading:
    """Read the newest commits with the paths that they touched."""
    if facts.shallow:
        return HistoryReading(_SHALLOW)
    count = f"--max-count={limits.COMMITS + 1}"
    layout = "--format=" + "%x00".join(FIELDS)
    arguments = ("log", "--raw", "--no-renames", "--no-abbrev", "-z", "--date=raw", "--no-color", layout, count, commit)
    with git_child(store, *arguments, seconds=HISTORY_SECONDS) as child:
        child.stdin.close()
        records = nul_records(child.stdout, 4 * BODY_CHARACTERS)
        commits = tuple(parse_log(records, opened_at))
        is_at_end = next(records, None) is None
        if not is_at_end:
            child.stop()
        ended_well = child.wait() == 0 and is_at_end
    if not commits:
        return HistoryReading(_NO_HISTORY)
    is_truncated = len(commits) > limits.COMMITS or not ended_well
    branches, tags = count_refs(facts)
    history = History(commits[: limits.COMMITS], is_truncated, branches, tags, all_refs)
    return HistoryReading(history, () if ended_well else (_broken_off(len(commits)),))


def read_main_line(store: Store, commit: str, opened_at: datetime) -> tuple[MainCommit, ...]:
    """Follow the first parents, newest first: the states that the branch itself had."""
    layout = "--format=%H%x00%ad%x00%s"
    count = f"--max-count={limits.COMMITS}"
    arguments = ("log", "--first-parent", "-z", "--date=raw", "--no-color", layout, count, commit)
    with git_child(store, *arguments, seconds=HISTORY_SECONDS) as child:
        child.stdin.close()
        texts = [record.decode("utf-8", "replace") for record in nul_records(child.stdout, 4 * SUBJECT_CHARACTERS)]
    rows = zip(*(iter(texts),) * 3, strict=False)
    return tuple(
        MainCommit(commit_id, read_date(date, opened_at), subject[:SUBJECT_CHARACTERS])
        for commit_id, date, subject in rows
        if is_full_id(commit_id)
    )


def count_refs(facts: GitFacts) -> tuple[int, int]:
    """Count branches (a local and a remote one of the same name once) and tags."""
    prefixes = ("refs/heads/", "refs/remotes/origin/")
    names = {name.removeprefix(prefix) for prefix in prefixes for name in facts.refs if name.startswith(prefix)}
    tags = sum(name.startswith("refs/tags/") for name in facts.refs)
    return max(1, len(names - {"HEAD"})), tags


def parse_log(records: Iterator[bytes], opened_at: datetime) -> Iterator[Commit]:
    """Read records of fixed length, each followed by pairs of change and path; no text in a commit can hold a NUL."""
    commit_id = next(records, b"")
    left = CHANGED_NAMES
    while left and is_full_id(commit_id.decode("ascii", "replace")):
        fields = [commit_id, *(next(records, b"") for _field in FIELDS[1:])]
        changes: list[Change] = []
        changed_files = 0
        commit_id = next(records, b"")
        while left and commit_id.lstrip(b"\n").startswith(b":"):
            changed_files += 1
            left -= 1
            path = next(records, b"")
            if len(changes) < CHANGES:
                changes.append(Change(commit_id[-1:].decode("ascii", "replace"), shown_path(path)))
            commit_id = next(records, b"")
        yield _commit(fields, changed_files, tuple(changes), opened_at)


def read_date(text: str, opened_at: datetime) -> datetime:
    """Read `<seconds> <offset>`, clamped to 1970..tomorrow; an absurd offset counts as UTC."""
    match = _RAW_DATE.match(text)
    if match is None:
        return datetime.fromtimestamp(0, UTC)
    latest = int((opened_at + timedelta(days=1)).timestamp())
    moment = datetime.fromtimestamp(min(int(match[1]), latest), UTC)
    hours, minutes = divmod(int(match[3]), 100)
    offset = hours * 60 + minutes
    if offset > _LONGEST_OFFSET_MINUTES:
        return moment
    return moment.astimezone(timezone(timedelta(minutes=-offset if match[2] == "-" else offset)))


def _commit(fields: list[bytes], changed_files: int, changes: tuple[Change, ...], opened_at: datetime) -> Commit:
    commit_id, parents, author, email, date, subject, body = (field.decode("utf-8", "replace") for field in fields)
    return Commit(
        commit_id,
        author[:NAME_CHARACTERS],
        email[:NAME_CHARACTERS],
        read_date(date, opened_at),
        len(parents.split()),
        subject[:SUBJECT_CHARACTERS],
        body[:BODY_CHARACTERS],
        changed_files,
        changes,
    )


def _broken_off(commits: int) -> SnapshotWarning:
    return SnapshotWarning(
        "history-partial", f"The history broke off after {commits:,} commits", cure="Check it with: git fsck"
    )
