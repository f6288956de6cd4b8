"""What the definition of a class says about the steps of a project."""

from collections.abc import Iterator

from portfolio_audit.analysis.steps.own_retrievers import sort_of_retriever
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.steps.vocabulary import Meaning
from portfolio_audit.parsers.python import ClassDefinition
from portfolio_audit.patterns import lazy_regex

_NEURAL_BASES = lazy_regex(
    r"(^|\.)(nn\.Module|LightningModule|keras\.Model|layers\.Layer|PreTrainedModel)$"
    r"|(^|\.)(keras|tf|tensorflow|torch|fastai|flax|paddle|haiku|chainer|mindspore|mxnet)\..{0,60}(Module|Model|"
    r"Layer|Block)$"
)
_ESTIMATOR_BASES = lazy_regex(r"(^|\.)(ClassifierMixin|RegressorMixin|ClusterMixin|BaseEstimator|TransformerMixin)$")
_DATASET_BASES = lazy_regex(r"(^|\.)(Dataset|IterableDataset|LightningDataModule|Sequence)$")
_PROMISES = lazy_regex(r"(^|\.)(Protocol|ABC)$")
"""Bases of classes that only say which methods a model has."""
_ANSWERING = frozenset({"predict", "predict_proba", "classify", "forecast", "recommend", "predict_one"})
_LEARNING = frozenset({"fit", "train", "learn", "partial_fit", "train_step", "fit_one", "train_batch"})
_FINDING = frozenset({"score", "detect", "anomaly_score", "anomaly_scores", "score_samples", "decision_function"})
_DETECTOR = lazy_regex(r"(?:(?<!Drift)Detector|Anomaly\w{0,12}|Outlier\w{0,12}|Novelty\w{0,12})$")
"""Names of classes whose scores tell how odd a row is."""
_BASELINE_CLASS = lazy_regex(
    r"Naive(?!Bayes)|Baseline|Persistence|Dummy|Majority|LastValue|(?:Mean|Median|Constant)(?:Model|Predictor|Forecaster)"
    r"|ZeroR\b|Random(?:Agent|Policy|Guess|Player|Bot)|(?:Most)?Popular(?:ity)?Rec|MostPopular|^Popularit(?:y|e|é)(?:Model|Based)?$|^TopPop|^BaseRate|RuleOfThumb|RuleBased|Climatology"
)
_PLAIN_AGENT = lazy_regex(
    r"^(?:Random|Greedy|Heuristic|Rules?(?:Based)?|Naive|Scripted|Dummy|Noop|Idle|Constant)(?:Agent|Player|Bot|Opponent)?$"
)
"""Names of players that need no learning."""
_ACTING = frozenset(
    {"act", "get_action", "choose_action", "select_action", "get_move", "choose_move", "next_move", "move", "decide"}
)
_GUESSING_CLASS = lazy_regex(r"^(?!.*Baseline)")
"""Names that say how the answer is guessed; a baseline may be any model."""
_SPIDER_BASES = lazy_regex(r"^scrapy\..{0,40}Spider$")
_LEARNS_ABROAD = lazy_regex(
    r"^(?:apprendre|entra[iî]ner|ajuster|trainieren|lernen|anpassen|entrenar|aprender|treinar|addestrare?)$"
)
_ANSWERS_ABROAD = lazy_regex(
    r"^(?:scores?|predict\w{0,12}|pr[eé]dire|recommander|proposer|classer|vorhersag\w{1,4}|empfehlen|predecir|recomendar"
    r"|prever|classificar|prevedi|predire)$"
)
"""Methods of own models in French, German, Spanish, Portuguese and Italian."""
_SCHEMA_BASES = lazy_regex(r"(^|\.)(DataFrameModel|SchemaModel)$")


def class_meanings(definition: ClassDefinition) -> Iterator[Meaning]:
    """Give what its bases, its methods and its name say."""
    bases = definition.bases
    model = _model(definition)
    if model is not None:
        yield model
    if not bases and _learns_abroad(definition):
        yield Meaning(StepKind.MODEL, "own-class")
    if _BASELINE_CLASS.search(definition.name):
        answers = _ANSWERING & set(definition.methods) or _learns_abroad(definition)
        computes = answers and _GUESSING_CLASS.search(definition.name)
        yield Meaning(StepKind.BASELINE, "rule" if computes else "named")
    elif _plays_plainly(definition):
        yield Meaning(StepKind.BASELINE, "rule")
    if any(_DATASET_BASES.search(base) for base in bases):
        yield Meaning(StepKind.LOAD, "own-data-set")
    if any(_SPIDER_BASES.search(base) for base in bases):
        yield Meaning(StepKind.COLLECT, "scrape")
    if any(_SCHEMA_BASES.search(base) for base in bases):
        yield Meaning(StepKind.VALIDATE, "schema")


def _model(definition: ClassDefinition) -> Meaning | None:
    """Give the sort of model that a class is, or of step where it only changes what it is given."""
    methods = set(definition.methods)
    if any(map(_NEURAL_BASES.search, definition.bases)) or "training_step" in methods:
        return Meaning(StepKind.MODEL, "own-network")
    if any(map(_ESTIMATOR_BASES.search, definition.bases)):
        is_transformer = "transform" in methods
        return Meaning(StepKind.TRANSFORM, "own") if is_transformer else Meaning(StepKind.MODEL, "own-estimator")
    if any(map(_PROMISES.search, definition.bases)):
        return None
    if methods & _LEARNING and (methods & _ANSWERING or _finds_the_odd(definition)):
        return Meaning(StepKind.MODEL, "own-class")
    retriever = sort_of_retriever(definition)
    return Meaning(StepKind.MODEL, retriever) if retriever else None


def _finds_the_odd(definition: ClassDefinition) -> bool:
    """Tell a class that scores how far something is from what it has learnt to be usual."""
    is_detector = any(map(_DETECTOR.search, (definition.name, *definition.bases)))
    return is_detector and not _FINDING.isdisjoint(definition.methods)


def _learns_abroad(definition: ClassDefinition) -> bool:
    """Tell methods that learn and answer by their names in other languages."""
    methods = definition.methods
    return any(map(_LEARNS_ABROAD.match, methods)) and any(map(_ANSWERS_ABROAD.match, methods))


def _plays_plainly(definition: ClassDefinition) -> bool:
    methods = set(definition.methods)
    learns = methods & _LEARNING or "update" in methods
    return not learns and bool(methods & _ACTING) and _PLAIN_AGENT.search(definition.name) is not None
