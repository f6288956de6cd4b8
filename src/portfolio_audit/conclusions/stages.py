"""How far the project goes from question to use, each stage with the places that prove it."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from portfolio_audit.analysis.steps import Step
from portfolio_audit.analysis.topics import TopicKind
from portfolio_audit.collectors.deployment import DeploymentFacts
from portfolio_audit.collectors.interface import Conclusion, Facts, Unavailable
from portfolio_audit.collectors.learning import LearningFacts
from portfolio_audit.collectors.readme import ReadmeFacts
from portfolio_audit.evidence import Located

_SHOWN = 5
_WORDS_OF_A_FRAME = 8
_FRAME = frozenset({TopicKind.PURPOSE, TopicKind.PROBLEM, TopicKind.SUCCESS, TopicKind.MOTIVATION})
_PRESENT = frozenset({TopicKind.RESULTS, TopicKind.INTERPRETATION})
_NAMES_ONLY = frozenset({"own"})

FactsType = TypeVar("FactsType", bound=Struct)


class StageFacts(Struct, frozen=True):
    """The stages of an end-to-end project; an empty list where nothing proves the stage."""

    frame: tuple[Located, ...]
    """Where the README says what is to be found out or predicted."""
    data: tuple[Located, ...]
    """Where data is loaded or collected."""
    prepare: tuple[Located, ...]
    """Where data is cleaned, transformed or turned into features."""
    split: tuple[Located, ...]
    """Where data is held out, or folds are made."""
    model: tuple[Located, ...]
    """Where models are trained."""
    evaluate: tuple[Located, ...]
    """Where models are measured."""
    present: tuple[Located, ...]
    """Where results are told or shown in the README."""
    serve: tuple[Located, ...]
    """Where others can use the result: service, app, image, demo."""
    reached: int
    """Number of stages with a proof, 0 to 8."""


def conclude(facts: Facts) -> StageFacts:
    """Gather the proofs of each stage; what could not be looked at proves nothing."""
    learning, readme, deployment = _of(facts, LearningFacts), _of(facts, ReadmeFacts), _of(facts, DeploymentFacts)
    stages = {
        "frame": _frame(readme) if readme else (),
        **(
            _working_stages(learning)
            if learning
            else dict.fromkeys(("data", "prepare", "split", "model", "evaluate"), ())
        ),
        "present": _present(readme) if readme else (),
        "serve": _serve(deployment) if deployment else (),
    }
    return StageFacts(**stages, reached=sum(bool(places) for places in stages.values()))


def _of(facts: Facts, kind: type[FactsType]) -> FactsType | None:
    try:
        return facts.of(kind)
    except Unavailable:
        return None


def _working_stages(learning: LearningFacts) -> dict[str, tuple[Located, ...]]:
    return {
        "data": _places((*learning.loads, *learning.collections)),
        "prepare": _places((*learning.cleanings, *learning.transforms, *learning.features)),
        "split": _places((*learning.splits, *learning.cross_validations)),
        "model": _places((*learning.fits, *learning.training_loops)),
        "evaluate": _places((*learning.metric_uses, *learning.error_analyses)),
    }


def _places(steps: Iterable[Step]) -> tuple[Located, ...]:
    """Give the first places, calls before functions that only bear a telling name."""
    ordered = sorted(steps, key=lambda step: step.detail in _NAMES_ONLY)
    return tuple(Located(step.text, step.at) for step in ordered[:_SHOWN])


def _frame(readme: ReadmeFacts) -> tuple[Located, ...]:
    told = [Located(topic.text, topic.at) for topic in readme.topics if topic.kind in _FRAME]
    if not told:
        told = [sentence for sentence in readme.intro if len(sentence.text.split()) >= _WORDS_OF_A_FRAME]
    return tuple(told[:_SHOWN])


def _present(readme: ReadmeFacts) -> tuple[Located, ...]:
    told = [Located(topic.text, topic.at) for topic in readme.topics if topic.kind in _PRESENT]
    claims = [Located(claim.text, claim.at) for claim in readme.metric_claims]
    images = [Located(image.text or image.target, image.at) for image in readme.images if image.exists]
    return tuple((*told, *claims, *images)[:_SHOWN])


def _serve(deployment: DeploymentFacts) -> tuple[Located, ...]:
    shown = (
        *deployment.services,
        *deployment.dashboards,
        *deployment.demo_links,
        *deployment.hosting,
        *deployment.inference,
    )
    images = tuple(Located(image.text, image.at) for image in deployment.images)
    return (*shown, *images)[:_SHOWN]


CONCLUSION = Conclusion("stages", StageFacts, conclude)
