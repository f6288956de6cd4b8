"""Tables of learned weights: one logistic model a class over named traits, read without any library."""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class LearnedWeights(Struct, frozen=True):
    """One logistic model per class over names of traits."""

    digest: str
    """SHA-256 of what it was learned from."""
    thresholds: tuple[float, ...]
    """The probability from which a class is given, in the order of the classes."""
    weights: dict[str, tuple[int, ...]]
    """Thousandths per class for each trait; the empty name is the base."""


def class_chances(names: Iterable[str], table: LearnedWeights) -> tuple[float, ...]:
    """Give the probability of each learned class."""
    sums = list(table.weights[""])
    for name in names:
        for index, weight in enumerate(table.weights.get(name, ())):
            sums[index] += weight
    return tuple(1 / (1 + math.exp(-max(-30_000, min(30_000, total)) / 1000)) for total in sums)


@cache
def read_weights(name: str) -> LearnedWeights:
    """Read a table that comes with the package."""
    content = files("portfolio_audit.analysis.prose").joinpath(name).read_bytes()
    return msgspec.json.decode(content, type=LearnedWeights)
