"""Learns the table of sentences, and the probabilities from which a class is given."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

from learned_tables import Row, fit, weights_of
from portfolio_audit.analysis.prose.sentences.classes import CLASSES, SentenceClass
from portfolio_audit.analysis.prose.sentences.features import sentence_traits
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights, class_chances
from sentence_examples import Example

STRENGTH = 1.0
"""Inverse of the L2 penalty, as in LIBLINEAR."""
PARTS = 5
_GROUPS_A_TRAIT = 3
"""A trait must stand in three repositories or documents, so that the words of one project are not learned."""
_SMALLEST = 100
"""Thousandths: traits whose weights are all smaller than this are left out of the table."""
_NOTHING = 50
"""Thousandths: single weights smaller than this are written as nothing."""
GRID = tuple(step / 100 for step in range(6, 80, 2))
_PRECISION = 0.47
"""Wished of a class on parts that the weights did not see, for read and for written sentences alike."""
_LOWEST_PRECISION = 0.36
"""The same, where readers of whole repositories say how much is denied and credited wrongly: they cannot show what a
page that tells the class anyway is credited besides."""
_FEWEST = 30
"""Sentences of one sort that must be given before their precision says anything."""

Chances = Sequence[tuple[float, ...]]
Limits = Callable[[Mapping[str, LearnedWeights]], Mapping[SentenceClass, float]]
"""Thresholds of some classes, by the weights that saw nothing of each repository."""


def learn(examples: Sequence[Example], limits: Limits, digest: str = "") -> LearnedWeights:
    """Learn weights from all examples, and thresholds from parts that the weights did not see.

    `limits` gives the thresholds that readers of whole repositories decide, down to `_LOWEST_PRECISION`;
    sentences decide the others.
    """
    unseen = unseen_tables(examples)
    chances = unseen_chances(examples, unseen)
    lowest, alone = (choose_thresholds(examples, chances, share) for share in (_LOWEST_PRECISION, _PRECISION))
    decided = limits(unseen)
    thresholds = tuple(
        max(decided[kind], low) if kind in decided else own
        for kind, low, own in zip(CLASSES, lowest, alone, strict=True)
    )
    return LearnedWeights(digest, thresholds, learn_weights(examples).weights)


def learn_weights(examples: Sequence[Example]) -> LearnedWeights:
    """Learn one logistic model a class."""
    traits = [sentence_traits(one.text, one.heading) for one in examples]
    names = _common(examples, traits)
    numbers = {name: index for index, name in enumerate(names)}
    rows = [
        Row([0, *(numbers[name] for name in own if name in numbers)], _answers(one), 1.0)
        for one, own in zip(examples, traits, strict=True)
    ]
    columns = [fit(rows, kind, len(names), STRENGTH) for kind in range(len(CLASSES))]
    return LearnedWeights("", (0.5,) * len(CLASSES), _thin(weights_of(names, columns)))


def _thin(weights: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Leave out what weighs next to nothing; the base stays as it is."""
    kept = {name: own for name, own in weights.items() if max(map(abs, own)) >= _SMALLEST}
    thinned = {name: tuple(one if abs(one) >= _NOTHING else 0 for one in own) for name, own in kept.items()}
    return {**thinned, "": weights[""]}


def _answers(example: Example) -> tuple[bool, ...]:
    return tuple(kind in example.classes for kind in CLASSES)


def unseen_tables(examples: Sequence[Example]) -> dict[str, LearnedWeights]:
    """Give each repository or document the weights that saw nothing of it."""
    groups = sorted({one.group for one in examples})
    Random(0).shuffle(groups)  # noqa: S311  # a fixed order that does not follow the names
    tables: dict[str, LearnedWeights] = {}
    for part in range(PARTS):
        unseen = set(groups[part::PARTS])
        table = learn_weights([one for one in examples if one.group not in unseen])
        tables |= dict.fromkeys(unseen, table)
    return tables


def unseen_chances(examples: Sequence[Example], unseen: Mapping[str, LearnedWeights]) -> Chances:
    """Give the probabilities of each example by weights that saw nothing of its repository or document."""
    return [class_chances(sentence_traits(one.text, one.heading), unseen[one.group]) for one in examples]


def choose_thresholds(examples: Sequence[Example], chances: Chances, precision: float) -> tuple[float, ...]:
    """Give the lowest probability of each class from which this share is right, of read and of written sentences."""
    return tuple(_threshold(examples, chances, kind, precision) for kind in range(len(CLASSES)))


def _threshold(examples: Sequence[Example], chances: Chances, kind: int, precision: float) -> float:
    told = [(own[kind], CLASSES[kind] in one.classes, one.is_real) for one, own in zip(examples, chances, strict=True)]
    for limit in GRID:
        given = [
            [is_right for chance, is_right, is_real in told if chance >= limit and is_real is sort]
            for sort in (True, False)
        ]
        if any(map(sum, given)) and all(sum(one) >= precision * len(one) for one in given if len(one) >= _FEWEST):
            return limit
    return GRID[-1]


def _common(examples: Sequence[Example], traits: Sequence[tuple[str, ...]]) -> list[str]:
    pairs = {(name, one.group) for one, own in zip(examples, traits, strict=True) for name in own}
    seen = Counter(name for name, _ in pairs)
    return ["", *sorted(name for name, count in seen.items() if count >= _GROUPS_A_TRAIT)]
