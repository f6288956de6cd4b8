"""What readers found told in whole repositories, and the thresholds of classes that agree with them best."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from portfolio_audit.analysis.prose.sections.reading import may_tell
from portfolio_audit.analysis.prose.sentences.classes import CLASSES, SentenceClass
from portfolio_audit.analysis.prose.sentences.features import sentence_traits
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights, class_chances
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath
from sentence_examples import sentences_of
from sentence_learning import GRID
from validity import OPENED_AT

ASKED = {
    "audience": (SentenceClass.AUDIENCE, True),
    "credits": (SentenceClass.CREDITS, False),
    "future": (SentenceClass.FUTURE, False),
    "interpretation": (SentenceClass.INTERPRETATION, False),
    "lessons": (SentenceClass.LESSONS, False),
    "limits": (SentenceClass.LIMITS, True),
    "limits-anywhere": (SentenceClass.LIMITS, False),
    "motivation": (SentenceClass.MOTIVATION, True),
    "reasons": (SentenceClass.REASON, False),
    "success": (SentenceClass.SUCCESS, False),
    "task-front": (SentenceClass.TASK, True),
}
"""Questions of the readings to the class that they ask for, and whether of the front page alone."""
_ANSWERS = {"p": True, "h": None, "n": False}

Bests = Mapping[tuple[str, bool], Sequence[float]]
"""The highest probability of each class by repository, in its front page alone or in all of its prose."""


class Answer(Struct, frozen=True):
    """Whether a reader finds a class told in a repository."""

    repository: str
    kind: SentenceClass
    in_front: bool
    """Asked of the front page alone."""
    is_told: bool | None
    """`None` where one could argue."""


def answers_on_prose(readings: Mapping[str, Mapping[str, str]]) -> list[Answer]:
    """Give the answers about classes of sentences, without the questions that a repository was not asked."""
    return [
        Answer(repository, kind, in_front, _ANSWERS[given[question]])
        for repository, given in readings.items()
        for question, (kind, in_front) in ASKED.items()
        if given[question] in _ANSWERS
    ]


def best_chances(commits: Mapping[str, str], repositories: Path, unseen: Mapping[str, LearnedWeights]) -> Bests:
    """Judge each repository by the weights that saw nothing of it."""
    bests: dict[tuple[str, bool], Sequence[float]] = {}
    for name, commit in commits.items():
        target = LocalPath(repositories / name.replace("/", "+") / "repo", commit)
        with open_snapshot(target, DEFAULT_POLICY, OPENED_AT) as opened:
            told = [
                (is_front, class_chances(sentence_traits(text, heading), unseen[name]))
                for is_front, text, heading in sentences_of(opened.snapshot())
                if may_tell(text)
            ]
        bests[name, True] = _highest(chances for is_front, chances in told if is_front)
        bests[name, False] = _highest(chances for _, chances in told)
    return bests


def _highest(told: Iterable[Sequence[float]]) -> Sequence[float]:
    return [max(column) for column in zip([0.0] * len(CLASSES), *told, strict=True)]


def mistakes(answers: Iterable[Answer], bests: Bests, limit: float) -> tuple[int, int]:
    """Count wrong denials (told plainly, not recognised) and wrong credits (not told, recognised)."""
    pairs = [(one.is_told, _best(one, bests) >= limit) for one in answers]
    return sum(told is True and not given for told, given in pairs), sum(
        told is False and given for told, given in pairs
    )


def _best(answer: Answer, bests: Bests) -> float:
    return bests[answer.repository, answer.in_front][CLASSES.index(answer.kind)]


def best_limit(answers: Sequence[Answer], bests: Bests) -> float:
    """Give the threshold with the fewest mistakes; of several the one in the middle."""
    counts = [sum(mistakes(answers, bests, limit)) for limit in GRID]
    best = [limit for limit, count in zip(GRID, counts, strict=True) if count == min(counts)]
    return best[len(best) // 2]


def chosen_limits(answers: Iterable[Answer], bests: Bests) -> dict[SentenceClass, float]:
    """Give the threshold of each class that readers were asked for."""
    asked: dict[SentenceClass, list[Answer]] = {}
    for one in answers:
        asked.setdefault(one.kind, []).append(one)
    return {kind: best_limit(own, bests) for kind, own in asked.items()}
