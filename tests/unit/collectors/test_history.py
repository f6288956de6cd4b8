import pytest
from msgspec.structs import replace

from portfolio_audit.collectors.history import collect
from portfolio_audit.collectors.interface import Unavailable
from portfolio_audit.snapshot.records import Absent
from support.snapshots import make_commit, make_snapshot


def test_a_clone_without_history_is_unknown() -> None:
    with pytest.raises(Unavailable, match="no git history"):
        collect(make_snapshot(commits=Absent("the folder has no git history")))


def test_commits_of_bots_count_apart() -> None:
    facts = collect(
        make_snapshot(
            commits=[make_commit("Bump numpy", "a", author="dependabot[bot]"), make_commit("Load the trams", "b")]
        )
    )

    assert (facts.commits, facts.bot_commits, facts.authors) == (1, 1, 1)


def test_an_assistant_that_commits_under_its_own_address_is_no_person_and_one_of_its_name_is() -> None:
    assistant = replace(make_commit("Add eight projects", "a", author="Claude"), email="noreply@anthropic.com")
    person = make_commit("Load the trams", "b", author="Claude")

    facts = collect(make_snapshot(commits=[assistant, person]))

    assert (facts.commits, facts.bot_commits, facts.authors) == (1, 1, 1)


def test_merges_are_no_messages_of_their_own() -> None:
    facts = collect(
        make_snapshot(
            commits=[make_commit("Merge pull request #1 from a/b", parents=2), make_commit("Load the tram table", "a")]
        )
    )

    assert facts.uninformative_share == 0
    assert len(facts.merges) == len(facts.pull_requests) == 1


def test_a_branch_that_is_merged_by_hand_is_no_pull_request() -> None:
    by_hand, on_the_host = "Merge branch 'trams' into develop", "Merge branch 'trams' into 'main'"
    facts = collect(make_snapshot(commits=[make_commit(by_hand, parents=2), make_commit(on_the_host, "a", parents=2)]))

    assert [one.text for one in facts.pull_requests] == [on_the_host]


def test_days_are_counted_from_first_to_last() -> None:
    facts = collect(
        make_snapshot(commits=[make_commit("Split by date", "b", day=9), make_commit("Load the trams", "a", day=0)])
    )

    assert (facts.active_days, facts.span_days, facts.first_day, facts.last_day) == (2, 10, "2026-01-01", "2026-01-10")


def test_the_largest_commit_counts_own_files_only() -> None:
    commits = [
        make_commit("Split by date", "a.py", day=1),
        make_commit("Load", "b.py", "data/1.csv", "data/2.csv", "venv/bin/python"),
    ]
    facts = collect(make_snapshot(commits=commits))

    assert facts.largest_commit_share == 0.5
    assert not facts.looks_squashed


def test_one_commit_with_everything_looks_squashed() -> None:
    assert collect(make_snapshot(commits=[make_commit("Initial commit", "a.py", "b.py")])).looks_squashed


def test_junk_that_was_deleted_later_is_still_told() -> None:
    facts = collect(make_snapshot(commits=[make_commit("Load", "__pycache__/a.pyc", ".env")]))

    assert [one.text for one in facts.junk_ever] == [".env: private file", "__pycache__/: Python cache"]


def test_an_empty_history_tells_nothing() -> None:
    facts = collect(make_snapshot())

    assert (facts.commits, facts.uninformative_share, facts.span_days) == (0, 1.0, 0)
