"""How far the project goes from question to use, each stage with the places that prove it."""

import re
from typing import TypeVar

from msgspec import Struct

from portfolio_audit.analysis.claims.checks import own_claims
from portfolio_audit.analysis.proofs import FRAMING, best_first, fits_of_models, framing_first, telling_first
from portfolio_audit.analysis.prose.passages.topics import Passage
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.collectors.deployment import DeploymentFacts
from portfolio_audit.collectors.interface import Conclusion, Facts, Unavailable
from portfolio_audit.collectors.learning import LearningFacts
from portfolio_audit.collectors.narrative import NarrativeFacts
from portfolio_audit.collectors.readme import ReadmeFacts
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_SHOWN = 5
_WORDS_OF_A_FRAME = 8
_PRESENT = frozenset({TopicKind.RESULTS, TopicKind.INTERPRETATION})
_WORKING = ("data", "prepare", "split", "model", "evaluate")
_RESULT_IMAGE = lazy_regex(
    r"result|confusion|\broc\b|curve|metric|importance|shap|forecast|predict|residual|actual|score|loss|accura|compar",
    re.IGNORECASE,
)
"""What pictures of results are called."""
_UNTRAINED = lazy_regex(r"^(?:pretrained|language-model)$|retriever$")
"""Sorts of models that serve as they are."""

FactsType = TypeVar("FactsType", bound=Struct)


class StageFacts(Struct, frozen=True):
    """The stages of an end-to-end project; an empty list where nothing proves the stage."""

    frame: tuple[Located, ...]
    """Where README or notebooks say what is to be found out or predicted."""
    data: tuple[Located, ...]
    """Where data is loaded or collected."""
    prepare: tuple[Located, ...]
    """Where data is cleaned, transformed or turned into features."""
    split: tuple[Located, ...]
    """Where data is held out, or folds are made."""
    model: tuple[Located, ...]
    """Where models are trained; where none is, those that are used without training: retrievers, pretrained ones."""
    evaluate: tuple[Located, ...]
    """Where models are measured."""
    present: tuple[Located, ...]
    """Where results are told or shown: README first, then reports and notebooks."""
    serve: tuple[Located, ...]
    """Where others can use the result: service, app, image, demo."""
    reached: int
    """Number of stages with a proof, 0 to 8."""


def conclude(facts: Facts) -> StageFacts:
    """Gather the proofs of each stage; what could not be looked at proves nothing."""
    learning, readme, deployment = _of(facts, LearningFacts), _of(facts, ReadmeFacts), _of(facts, DeploymentFacts)
    narrative = _of(facts, NarrativeFacts)
    passages = narrative.passages if narrative else ()
    stages = {
        "frame": _frame(readme, passages),
        **(_working_stages(learning) if learning else dict.fromkeys(_WORKING, ())),
        "present": _present(readme, passages),
        "serve": _serve(deployment) if deployment else (),
    }
    return StageFacts(**stages, reached=sum(bool(places) for places in stages.values()))


def _of(facts: Facts, kind: type[FactsType]) -> FactsType | None:
    try:
        return facts.of(kind)
    except Unavailable:
        return None


def _working_stages(learning: LearningFacts) -> dict[str, tuple[Located, ...]]:
    fits = best_first(fits_of_models((*learning.fits, *learning.training_loops)))
    models = fits or best_first(step for step in learning.models if _UNTRAINED.search(step.detail))
    learnt = frozenset(step.at.path for step in (*fits, *learning.splits, *learning.transforms))
    found = (
        best_first((*learning.loads, *learning.collections), "load", learnt),
        best_first((*learning.transforms, *learning.cleanings, *learning.features), "prepare"),
        best_first((*learning.splits, *learning.cross_validations), "split"),
        models,
        best_first((*learning.metric_uses, *learning.error_analyses), "evaluate"),
    )
    return {
        stage: tuple(Located(step.text, step.at) for step in steps[:_SHOWN])
        for stage, steps in zip(_WORKING, found, strict=True)
    }


def _frame(readme: ReadmeFacts | None, passages: tuple[Passage, ...]) -> tuple[Located, ...]:
    """Take the README's topics, else its first sentences, else how notebooks open."""
    told = [Located(topic.text, topic.at) for topic in framing_first(readme.topics if readme else ())]
    told = told or [one for one in (readme.intro if readme else ()) if len(one.text.split()) >= _WORDS_OF_A_FRAME]
    opening = [Located(one.text, one.at) for one in passages if one.kind in FRAMING and one.source == "notebook"]
    return tuple((told or opening)[:_SHOWN])


def _present(readme: ReadmeFacts | None, passages: tuple[Passage, ...]) -> tuple[Located, ...]:
    """Take numbers of the README first, then what reports and notebooks tell, then pictures of results."""
    told = telling_first(passages, _PRESENT)
    front = [Located(one.text, one.at) for one in told if one.source == "readme" and one.has_number]
    rest = [
        Located(one.text, one.at) for one in told if one.by_heading and not (one.source == "readme" and one.has_number)
    ]
    claims = [Located(claim.text, claim.at) for claim in own_claims(readme.metric_claims if readme else ())]
    images = [
        Located(image.text or image.target, image.at)
        for image in (readme.images if readme else ())
        if image.exists and _RESULT_IMAGE.search(f"{image.text} {image.target}")
    ]
    tables = readme.result_tables if readme else ()
    return tuple(dict.fromkeys((*front, *claims, *tables, *rest, *images)))[:_SHOWN]


def _serve(deployment: DeploymentFacts) -> tuple[Located, ...]:
    shown = (
        *deployment.services,
        *deployment.dashboards,
        *deployment.demo_links,
        *deployment.hosting,
        *(one for one in deployment.inference if one.at.line is None),
    )
    images = tuple(Located(image.text, image.at) for image in deployment.images)
    return (*shown, *images)[:_SHOWN]


CONCLUSION = Conclusion("stages", StageFacts, conclude)
