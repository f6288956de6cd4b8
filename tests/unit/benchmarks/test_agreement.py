from math import isnan

import pytest

from agreement import area_under_curve, average_ranks, spearman


def test_equal_values_share_the_mean_of_their_ranks() -> None:
    assert average_ranks([10, 20, 20, 5]) == [2.0, 3.5, 3.5, 1.0]


def test_spearman_is_one_for_the_same_order_and_minus_one_for_the_reverse() -> None:
    assert spearman([1, 2, 3], [10, 20, 40]) == pytest.approx(1.0)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)


def test_spearman_with_ties_agrees_with_a_worked_example() -> None:
    # ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: covariance 4.5, variances 4.5 and 5
    assert spearman([1, 2, 2, 3], [1, 3, 2, 4]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)


def test_nothing_varies_means_no_number() -> None:
    assert isnan(spearman([1, 1], [1, 2]))
    assert isnan(spearman([], []))


def test_the_area_counts_wins_and_half_the_ties() -> None:
    assert area_under_curve([3, 2], [1, 2]) == pytest.approx(3.5 / 4)
    assert isnan(area_under_curve([], [1]))
