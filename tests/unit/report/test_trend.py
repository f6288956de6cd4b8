from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from portfolio_audit.report.trend import sample, today_point
from portfolio_audit.snapshot.records import MainCommit
from support.reports import make_report


@pytest.mark.parametrize(
    ("items", "points", "chosen"), [(9, 3, (2, 5, 8)), (3, 9, (0, 1, 2)), (10, 1, (9,)), (0, 5, ()), (5, 0, ())]
)
def test_items_are_chosen_at_even_steps_with_the_last(items: int, points: int, chosen: tuple[int, ...]) -> None:
    assert sample(range(items), points) == chosen


@given(st.integers(1, 300), st.integers(1, 50))
def test_a_sample_is_as_large_as_asked_ordered_and_without_twins(items: int, points: int) -> None:
    chosen = sample(range(items), points)

    assert len(chosen) == min(items, points)
    assert list(chosen) == sorted(set(chosen))
    assert chosen[-1] == items - 1


def test_uncommitted_changes_stand_for_today() -> None:
    report = make_report()
    commit = MainCommit("a" * 40, datetime(2026, 1, 1, tzinfo=UTC), "Train")
    dirty = structs.replace(report, target=structs.replace(report.target, dirty=True))

    assert today_point(report, commit).subject == "Train"
    assert (today_point(dirty, commit).dirty, today_point(dirty, commit).when) == (True, report.audited_at)
