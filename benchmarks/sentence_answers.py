"""What readers found told in whole repositories, and the thresholds of classes that agree with them best."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from portfolio_audit.analysis.prose.learned_weights import LearnedWeights, class_chances
from portfolio_audit.analysis.prose.readme_sections import may_tell
from portfolio_audit.analysis.prose.sentence_classes import CLASSES, SentenceClass
from portfolio_audit.analysis.prose.sentence_features import sentence_traits
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath
from sentence_examples import CODES, sentences_of
from sentence_learning import GRID
from validity import OPENED_AT

_ANSWERS = {"plain": True, "hint": None, "no": False}

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


def read_answers(path: Path) -> list[Answer]:
    """Read `repository<TAB>code<TAB>front or any<TAB>plain, hint or no`."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [Answer(repository, CODES[code], place == "front", _ANSWERS[said]) for repository, code, place, said in rows]


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
