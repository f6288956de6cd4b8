"""How well two orders agree: Spearman's rank correlation and the area under the ROC curve."""

from collections.abc import Sequence
from math import nan, sqrt


def average_ranks(values: Sequence[float]) -> list[float]:
    """Rank from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for index in order[start : end + 1]:
            ranks[index] = (start + end) / 2 + 1
        start = end + 1
    return ranks


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Correlate the ranks; not a number where one side never varies or fewer than two values are given."""
    if len(first) != len(second):
        raise ValueError("both sides need equally many values")
    return _pearson(average_ranks(first), average_ranks(second))


def _pearson(first: Sequence[float], second: Sequence[float]) -> float:
    size = len(first)
    if size < 2:  # noqa: PLR2004  # a pair is the least that can vary
        return nan
    mean_first, mean_second = sum(first) / size, sum(second) / size
    shared = sum((one - mean_first) * (other - mean_second) for one, other in zip(first, second, strict=True))
    spread = sqrt(sum((one - mean_first) ** 2 for one in first) * sum((other - mean_second) ** 2 for other in second))
    return shared / spread if spread else nan


def area_under_curve(better: Sequence[float], worse: Sequence[float]) -> float:
    """Give the chance that one of the better scores above one of the worse; ties count half."""
    if not better or not worse:
        return nan
    wins = sum((high > low) + 0.5 * (high == low) for high in better for low in worse)
    return wins / (len(better) * len(worse))
