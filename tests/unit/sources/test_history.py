from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit import limits
from portfolio_audit.snapshot.records import Change, Commit, History
from portfolio_audit.sources.history import parse_log, read_date
from portfolio_audit.sources.records import nul_records
from support.repositories import NOW, Repository, open_local, sample


def read_history(path: Path) -> History:
    with open_local(path) as opened:
        history = opened.record.history
    assert isinstance(history, History)
    return history


def test_commits_are_read_newest_first_with_their_changes(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    history = read_history(repository.path)

    assert history.commits[0] == Commit(
        repository.git("rev-parse", "HEAD"),
        "Ada",
        "ada@example.org",
        datetime(2026, 1, 2, 10, 0, tzinfo=timezone(timedelta(hours=2))),
        1,
        "Add a model",
        "A simple one.\n",
        1,
        (Change("A", "src/model.py"),),
    )
    assert [commit.parents for commit in history.commits] == [1, 0]
    assert (history.is_truncated, history.branches, history.tags, history.all_refs) == (False, 1, 0, True)


def test_merges_renames_and_deletions_are_told_apart(tmp_path: Path) -> None:
    repository = sample(tmp_path / "churn")
    repository.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    repository.commit({"side.py": "s = 1\n"}, "Side")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    repository.git("mv", "README.md", "READ.md")
    repository.commit({}, "Move")
    repository.git("tag", "v1")
    history = read_history(repository.path)

    assert [(commit.subject, commit.parents, commit.changed_files) for commit in history.commits[:2]] == [
        ("Move", 1, 2),
        ("Merge", 2, 0),
    ]
    assert history.commits[0].changes == (Change("A", "READ.md"), Change("D", "README.md"))
    assert (history.branches, history.tags) == (2, 1)


def test_messages_cannot_forge_commits(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "forged")
    tree = repository.write_tree(("100644", b"a.py", repository.write_object("blob", b"x = 1\n")))
    fake = b"0" * 40
    message = (
        b"work\n\n\n:100644 100644 " + fake + b" " + fake + b" M\tx\n" + fake + b"\n\x01\x1e" + fake + b"\n\0" + fake
    )
    repository.write_commit(tree, message, b"\x1b]0;owned\x07|%H<script> <a@b> 1700000000 +0000")
    history = read_history(repository.path)

    assert [(commit.subject, commit.changed_files, commit.changes) for commit in history.commits] == [
        ("work", 1, (Change("A", "a.py"),))
    ]


@pytest.mark.parametrize(
    "date",
    [
        b"0 +0000",
        b"4102444800 +0000",
        b"99999999999999 +0000",
        b"9223372036854775807 +9999",
        b"18446744073709551615 +0000",
        b"",
        b"-1 +0000",
        b"1700000000 +00000000000001",
        b"1700000000 -9999",
    ],
)
def test_absurd_dates_are_clamped_and_end_nothing(tmp_path: Path, date: bytes) -> None:
    repository = Repository(tmp_path / "dates")
    tree = repository.write_tree(("100644", b"a.py", repository.write_object("blob", b"x = 1\n")))
    repository.write_commit(tree, author=b"Ada <a@b> " + date)
    history = read_history(repository.path)

    assert len(history.commits) == 1
    assert datetime.fromtimestamp(0, UTC) <= history.commits[0].when <= NOW + timedelta(days=1)


def test_the_offset_of_the_author_is_kept() -> None:
    assert read_date("1700000000 -0330", NOW).utcoffset() == timedelta(hours=-3, minutes=-30)


def test_history_beyond_the_limit_is_cut_and_said(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "long", "--bare")
    count = limits.COMMITS + 5
    commits = (
        f"commit refs/heads/main\nmark :{number}\ncommitter A <a@b> {1_700_000_000 + number} +0000\ndata 1\nc\n"
        for number in range(1, count + 1)
    )
    repository.git("fast-import", "--quiet", text="".join(commits).encode())
    history = read_history(repository.path)

    assert len(history.commits) == limits.COMMITS
    assert history.is_truncated


def test_a_large_commit_keeps_its_true_count(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "wide")
    repository.commit({f"f{number:03}.py": "" for number in range(350)}, "s" * 600 + "\n\n" + "b" * 3_000)
    commit = read_history(repository.path).commits[0]

    assert (commit.changed_files, len(commit.changes)) == (350, 300)
    assert (len(commit.subject), len(commit.body)) == (500, 2_000)


def test_a_subject_in_another_encoding_is_still_text(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "latin")
    tree = repository.write_tree(("100644", b"a.py", repository.write_object("blob", b"")))
    repository.write_commit(tree, b"caf\xe9 \xff\n", b"Caf\xe9 <a@b> 1700000000 +0000")
    commit = read_history(repository.path).commits[0]

    assert commit.subject.startswith("caf")
    assert commit.author.startswith("Caf")


@given(st.lists(st.binary(max_size=60), max_size=40))
def test_any_bytes_can_be_parsed_as_a_log(records: list[bytes]) -> None:
    commits = tuple(parse_log(_again(records), NOW))

    assert len(commits) <= len(records)


@given(st.lists(st.binary(max_size=30).filter(lambda record: b"\0" not in record), max_size=20), st.integers(1, 40))
def test_records_are_cut_at_their_cap_only(records: list[bytes], cap: int) -> None:
    stream = BytesIO(b"".join(record + b"\0" for record in records))

    assert list(nul_records(stream, cap)) == [record[:cap] for record in records]


def _again(records: list[bytes]) -> Iterator[bytes]:
    yield from records
