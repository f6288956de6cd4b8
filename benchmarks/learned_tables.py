"""Learns tables of weights: logistic models in plain Python, always the same, and writes them for the package."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights

_ROUNDS = 25
_NEWTON_STEPS = 8
_THOUSAND = 1000


class Row:
    """One example as numbers of traits."""

    __slots__ = ("labels", "traits", "weight")

    def __init__(self, traits: list[int], labels: tuple[bool, ...], weight: float) -> None:
        self.traits = traits
        self.labels = labels
        self.weight = weight


def fit(rows: Sequence[Row], kind: int, width: int, strength: float) -> list[float]:
    """Maximise the dual of L2-regularised logistic regression, one section after the other (Yu and others, 2011)."""
    weights = [0.0] * width
    if not any(row.labels[kind] for row in rows):
        weights[0] = -10.0
        return weights
    limits = [strength * row.weight for row in rows]
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


def weights_of(names: Sequence[str], columns: Sequence[Sequence[float]]) -> dict[str, tuple[int, ...]]:
    """Give the weights of each trait in thousandths; traits that weigh nothing are left out, the base never."""
    weights = {name: tuple(round(column[index] * _THOUSAND) for column in columns) for index, name in enumerate(names)}
    return {name: values for name, values in weights.items() if any(values) or not name}


def write_weights(table: LearnedWeights, path: Path) -> None:
    """Write one trait a line, sorted, so that a change shows as a small difference."""
    rows = (f"{json.dumps(name)}:{json.dumps(values, separators=(',', ':'))}" for name, values in table.weights.items())
    head = json.dumps({"digest": table.digest, "thresholds": table.thresholds})[:-1]
    path.write_text(head + ', "weights": {\n' + ",\n".join(rows) + "\n}}\n", encoding="utf-8")
