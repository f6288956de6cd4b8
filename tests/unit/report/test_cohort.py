"""What a class lacks, and who is near to a band."""

import pytest

from portfolio_audit.report.cohort import Fix, find_gaps, middle_of, spread_of
from support.cohorts import make_row


def test_gaps_come_in_the_order_of_what_teaching_them_would_win() -> None:
    small, large = Fix("readme-quickstart", "Show it", 2), Fix("tests-exist", "Test it", 6)
    rows = [make_row(number, fixes=(small, large) if number < 3 else (small,)) for number in range(5)]

    gaps = find_gaps(rows)

    assert [(gap.rule, gap.students, gap.mean_gain) for gap in gaps] == [
        ("tests-exist", 3, 6.0),
        ("readme-quickstart", 5, 2.0),
    ]


def test_what_one_student_lacks_is_no_session() -> None:
    assert find_gaps([make_row(1), make_row(2, fixes=())]) == ()


@pytest.mark.parametrize(("score", "points"), [(37, 3), (39, 1), (40, None), (62, 3), (61, None), (84, 1), (100, None)])
def test_a_band_is_near_within_three_points(score: int, points: int | None) -> None:
    assert make_row(score=score).to_next_band == points


def test_no_score_is_near_nothing_and_has_no_change() -> None:
    row = make_row(score=None, before=50)

    assert row.to_next_band is None
    assert row.change is None
    assert make_row(score=60, before=52).change == 8


def test_a_spread_holds_the_middle_half() -> None:
    spread = spread_of("readme", "README", [0, 25, 50, 75, 100])

    assert spread is not None
    assert (spread.least, spread.lower, spread.middle, spread.upper, spread.most) == (0, 25, 50, 75, 100)
    assert spread_of("readme", "README", []) is None
    assert spread_of("readme", "README", [7]) is not None


def test_the_median_leaves_out_who_has_no_score() -> None:
    assert middle_of([make_row(score=40), make_row(score=None), make_row(score=60)]) == 50
    assert middle_of([make_row(score=None)]) is None
