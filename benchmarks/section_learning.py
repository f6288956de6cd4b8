"""Learns the table of README sections: one logistic model per class, in plain Python, always the same."""

from collections import defaultdict
from collections.abc import Sequence

from learned_tables import Row, fit, weights_of
from portfolio_audit.analysis.prose.sections.classes import LEARNED
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights, class_chances
from section_examples import LabelledFile

STRENGTH = 0.5
"""Inverse of the L2 penalty, as in LIBLINEAR."""
FILE_POWER = 0.4
"""A section counts by (12 / sections of its file) to this power, so that one long file does not decide alone."""
_TYPICAL_SECTIONS = 12
_FILES_A_TRAIT = 2
_INNER_PARTS = 3
_THRESHOLDS = (0.15, 0.5)
_GRID = tuple(step / 20 for step in range(3, 13))


def learn(files: Sequence[LabelledFile], digest: str = "") -> LearnedWeights:
    """Learn weights from all files, and thresholds from parts that the weights did not see."""
    table = _learn_weights(files, digest)
    return LearnedWeights(digest, _learn_thresholds(files), table.weights)


def _learn_weights(files: Sequence[LabelledFile], digest: str = "") -> LearnedWeights:
    names = _common_traits(files)
    numbers = {name: index for index, name in enumerate(names)}
    rows = [row for file in files for row in _rows(file, numbers)]
    columns = [fit(rows, kind, len(names), STRENGTH) for kind in range(len(LEARNED))]
    return LearnedWeights(digest, (0.5,) * len(LEARNED), weights_of(names, columns))


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


def _learn_thresholds(files: Sequence[LabelledFile]) -> tuple[float, ...]:
    """Give half of the best F1 of each class on unseen parts: there the expected F1 is highest."""
    scored: list[tuple[tuple[float, ...], tuple[bool, ...]]] = []
    for part in range(_INNER_PARTS):
        table = _learn_weights([file for index, file in enumerate(files) if index % _INNER_PARTS != part])
        for file in files[part::_INNER_PARTS]:
            scored.extend(
                (class_chances(traits.names, table), tuple(kind in labels for kind in LEARNED))
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
