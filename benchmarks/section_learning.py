"""Learns the table of README sections: one logistic model per class, in plain Python, always the same."""

import math
from collections import defaultdict
from collections.abc import Sequence

from portfolio_audit.analysis.section_classes import LEARNED, SectionWeights, class_chances
from section_examples import LabelledFile

STRENGTH = 0.5
"""Inverse of the L2 penalty, as in LIBLINEAR."""
FILE_POWER = 0.4
"""A section counts by (12 / sections of its file) to this power, so that one long file does not decide alone."""
_TYPICAL_SECTIONS = 12
_FILES_A_TRAIT = 2
_ROUNDS = 25
_NEWTON_STEPS = 8
_INNER_PARTS = 3
_THOUSAND = 1000
_THRESHOLDS = (0.15, 0.5)
_GRID = tuple(step / 20 for step in range(3, 13))


class Row:
    """One section as numbers of traits."""

    __slots__ = ("labels", "traits", "weight")

    def __init__(self, traits: list[int], labels: tuple[bool, ...], weight: float) -> None:
        self.traits = traits
        self.labels = labels
        self.weight = weight


def learn(files: Sequence[LabelledFile], digest: str = "") -> SectionWeights:
    """Learn weights from all files, and thresholds from parts that the weights did not see."""
    table = _learn_weights(files, digest)
    return SectionWeights(digest, _learn_thresholds(files), table.weights)


def _learn_weights(files: Sequence[LabelledFile], digest: str = "") -> SectionWeights:
    names = _common_traits(files)
    numbers = {name: index for index, name in enumerate(names)}
    rows = [row for file in files for row in _rows(file, numbers)]
    columns = [_fit(rows, kind, len(names)) for kind in range(len(LEARNED))]
    weights = {name: tuple(round(column[index] * _THOUSAND) for column in columns) for index, name in enumerate(names)}
    kept = {name: values for name, values in weights.items() if any(values) or not name}
    return SectionWeights(digest, (0.5,) * len(LEARNED), kept)


def _common_traits(files: Sequence[LabelledFile]) -> list[str]:
    """Give the traits of at least two files, so that the words of one project are not learned."""
    seen: dict[str, int] = defaultdict(int)
    for file in files:
        for name in {name for traits in file.traits if not traits.is_outside for name in traits.names}:
            seen[name] += 1
    return ["", *sorted(name for name, count in seen.items() if count >= _FILES_A_TRAIT)]


def _rows(file: LabelledFile, numbers: dict[str, int]) -> list[Row]:
    weight = (_TYPICAL_SECTIONS / len(file.sections)) ** FILE_POWER
    return [
        Row(
            [0, *(numbers[name] for name in traits.names if name in numbers)],
            tuple(kind in labels for kind in LEARNED),
            weight,
        )
        for traits, labels in zip(file.traits, file.labels, strict=True)
        if not traits.is_outside
    ]


def _fit(rows: Sequence[Row], kind: int, width: int) -> list[float]:
    """Maximise the dual of L2-regularised logistic regression, one section after the other (Yu and others, 2011)."""
    weights = [0.0] * width
    if not any(row.labels[kind] for row in rows):
        weights[0] = -10.0
        return weights
    limits = [STRENGTH * row.weight for row in rows]
    shares = [limit * 0.001 for limit in limits]
    for row, share in zip(rows, shares, strict=True):
        _add(weights, row, share if row.labels[kind] else -share)
    for _ in range(_ROUNDS):
        for index, row in enumerate(rows):
            sign = 1.0 if row.labels[kind] else -1.0
            margin = sign * sum([weights[trait] for trait in row.traits])
            share = _best_share(shares[index], limits[index], len(row.traits), margin)
            _add(weights, row, sign * (share - shares[index]))
            shares[index] = share
    return weights


def _add(weights: list[float], row: Row, amount: float) -> None:
    for trait in row.traits:
        weights[trait] += amount


def _best_share(share: float, limit: float, square: int, margin: float) -> float:
    """Solve for the share of one section by Newton's steps, kept inside its limits."""
    low, high, current = 0.0, limit, share
    for _ in range(_NEWTON_STEPS):
        slope = square * (current - share) + margin + math.log(current / (limit - current))
        if abs(slope) < 1e-3:  # noqa: PLR2004  # far below what rounding to thousandths shows
            break
        low, high = (low, current) if slope > 0 else (current, high)
        following = current - slope / (square + limit / (current * (limit - current)))
        current = following if low < following < high else (low + high) / 2
    return current


def _learn_thresholds(files: Sequence[LabelledFile]) -> tuple[float, ...]:
    """Give half of the best F1 of each class on unseen parts: there the expected F1 is highest."""
    scored: list[tuple[tuple[float, ...], tuple[bool, ...]]] = []
    for part in range(_INNER_PARTS):
        table = _learn_weights([file for index, file in enumerate(files) if index % _INNER_PARTS != part])
        for file in files[part::_INNER_PARTS]:
            scored.extend(
                (class_chances(traits, table), tuple(kind in labels for kind in LEARNED))
                for traits, labels in zip(file.traits, file.labels, strict=True)
                if not traits.is_outside
            )
    lowest, highest = _THRESHOLDS
    return tuple(round(min(highest, max(lowest, _best_f1(scored, kind) / 2)), 3) for kind in range(len(LEARNED)))


def _best_f1(scored: Sequence[tuple[tuple[float, ...], tuple[bool, ...]]], kind: int) -> float:
    support = sum(labels[kind] for _, labels in scored)
    best = 0.0
    for threshold in _GRID:
        given = sum(chances[kind] >= threshold for chances, _ in scored)
        right = sum(chances[kind] >= threshold and labels[kind] for chances, labels in scored)
        best = max(best, 2 * right / max(1, support + given))
    return best
