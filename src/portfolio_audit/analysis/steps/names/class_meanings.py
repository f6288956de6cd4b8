"""What the definition of a class says about the steps of a project."""

from collections.abc import Iterator

from portfolio_audit.analysis.steps.names.vocabulary import Meaning
from portfolio_audit.analysis.steps.own.retrievers import sort_of_retriever
from portfolio_audit.analysis.steps.steps import StepKind
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
_ANSWERS_OVER_TIME = lazy_regex(r"^predict_(?:cif|cumulative_\w{1,20}|survival\w{0,20}|(?:\w{1,20}_)?hazard|risk)$")
"""Methods of own models of survival."""
_LEARNING = frozenset({"fit", "train", "learn", "partial_fit", "train_step", "fit_one", "train_batch"})
_SCORING = frozenset({"score", "score_samples", "decision_function", "anomaly_score", "anomaly_scores"})
"""What a detector of anomalies answers with, and a model of one's own to be judged."""
_DRIVES = lazy_regex(
    r"(?:Trainer|Evaluator|Experiment|Runner|Search|Tuner|Validator|Pipeline|Wrapper|Selector|Manager)\d?$"
)
"""Names of classes that train and judge what is handed to them."""
_CHOOSING = frozenset({"act", "get_action", "choose_action", "select_action"})
_LEARNER = lazy_regex(r"Q|Sarsa|SARSA|Agent|Bandit|Policy|Learner|DQN|TD")
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
    bases, methods = definition.bases, definition.methods
    if any(map(_NEURAL_BASES.search, bases)) or "training_step" in methods:
        return Meaning(StepKind.MODEL, "own-network")
    if any(map(_ESTIMATOR_BASES.search, bases)):
        is_transformer = "transform" in methods
        return Meaning(StepKind.TRANSFORM, "own") if is_transformer else Meaning(StepKind.MODEL, "own-estimator")
    if any(map(_PROMISES.search, bases)):
        return None
    sort = "own-class" if _learns_and_answers(definition) else sort_of_retriever(definition)
    return Meaning(StepKind.MODEL, sort) if sort else None


def is_agent(definition: ClassDefinition) -> bool:
    """Tell a class that chooses what to do, and predicts nothing."""
    methods = set(definition.methods)
    return bool(methods & _CHOOSING) and not methods & _ANSWERING


def _learns_and_answers(definition: ClassDefinition) -> bool:
    """Tell a model by its methods: one that predicts, a detector that scores rows, an agent that acts and learns."""
    methods = set(definition.methods)
    learns = bool(methods & _LEARNING)
    if learns and (methods & _ANSWERING or any(map(_ANSWERS_OVER_TIME.match, methods))):
        return True
    if "fit" in methods and "transform" not in methods and not _DRIVES.search(definition.name):
        return bool(methods & _SCORING) or any(method.startswith("predict_") for method in methods)
    return is_agent(definition) and (learns or ("update" in methods and bool(_LEARNER.search(definition.name))))


def _learns_abroad(definition: ClassDefinition) -> bool:
    """Tell methods that learn and answer by their names in other languages."""
    methods = definition.methods
    return any(map(_LEARNS_ABROAD.match, methods)) and any(map(_ANSWERS_ABROAD.match, methods))


def _plays_plainly(definition: ClassDefinition) -> bool:
    methods = set(definition.methods)
    learns = methods & _LEARNING or "update" in methods
    return not learns and bool(methods & _ACTING) and _PLAIN_AGENT.search(definition.name) is not None
