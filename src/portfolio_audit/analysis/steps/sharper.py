"""What a call's arguments and owner say beyond its name."""

import ast
import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.models.class_weights import draws_by_class
from portfolio_audit.analysis.steps.names.vocabulary import Meaning
from portfolio_audit.analysis.steps.plausible.sources import only_gives_probabilities
from portfolio_audit.analysis.steps.shapes.split_sorts import of_groups, sorts_of
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_REGRESSION = lazy_regex(r"statsmodels|\b(?:ols|gls|wls|glm|logit|probit|mixedlm|sarimax)\b", re.IGNORECASE)
"""Models whose summary lists coefficients with their errors; that of a network lists layers."""
_OF_TRAINING = frozenset({"sgd", "losses"})


_OWN_SCORE = Meaning(StepKind.METRIC, "score of the model")
_OF_LIBRARY = lazy_regex(r"^(?:sklearn|xgboost|lightgbm|catboost|imblearn|cuml)\.")
_EXPLAINS = lazy_regex(
    r"(?:^|\.)(?:\w{0,40}Regressor|LinearRegression|Lasso\w{0,6}|Ridge(?:CV)?|ElasticNet(?:CV)?|BayesianRidge|(?:Linear|Nu)?SVR"
    r"|KernelRidge|TheilSenRegressor)\.score$"
)
_COUNTS_RIGHT = lazy_regex(
    r"(?:^|\.)(?:\w{0,40}Classifier(?:CV)?|LogisticRegression(?:CV)?|(?:Linear|Nu)?SVC|\w{0,20}NB|\w{6,9}DiscriminantAnalysis|Perceptron)\.score$"
)
"""Models of libraries whose own score is the share of variance explained, and those whose own is the share right."""


def sharpen(unit: CodeUnit, call: Call, meaning: Meaning) -> Meaning:
    """Tell a stratified, time-ordered or grouped split by the arguments, a table of coefficients by its model.

    Rows drawn anew are a bootstrap, unless they are drawn from one class.
    """
    if meaning.kind is StepKind.CALIBRATE and only_gives_probabilities(unit, call):
        return Meaning(StepKind.CALIBRATE, "wrapper")
    if meaning.kind is StepKind.SPLIT and meaning.detail == "random":
        return Meaning(StepKind.SPLIT, _sort_of_draw(unit, call))
    if meaning.kind is StepKind.RESAMPLE and meaning.detail == "rows" and draws_by_class(call):
        return Meaning(StepKind.RESAMPLE, "drawn")
    if meaning.kind is StepKind.EXPLAIN and meaning.detail == "coefficients" and not _REGRESSION.search(call.name):
        return Meaning(StepKind.EXPLAIN, "outline")
    return _score_of(call) if meaning == _OWN_SCORE else meaning


def _score_of(call: Call) -> Meaning:
    """Give the metric that a model of a library computes as its score, where its class tells."""
    is_known = _OF_LIBRARY.match(call.name) is not None
    if is_known and _EXPLAINS.search(call.name):
        return Meaning(StepKind.METRIC, "r2")
    return Meaning(StepKind.METRIC, "accuracy") if is_known and _COUNTS_RIGHT.search(call.name) else _OWN_SCORE


def _sort_of_draw(unit: CodeUnit, call: Call) -> str:
    keywords = dict(call.keywords)
    if keywords.get("stratify", "None") != "None":
        return "stratified"
    if keywords.get("shuffle") == "False":
        return "time"
    return "group" if _draws_groups(unit, call) else "random"


def _draws_groups(unit: CodeUnit, call: Call) -> bool:
    """Tell `train_test_split(visits["patient"].unique())`, also where a name holds the different values."""
    may = any(word in unit.source for word in ("unique(", "set("))
    tree = tree_of(unit) if may else None
    nodes = walk(tree) if tree is not None else []
    asked = (node for node in nodes if isinstance(node, ast.Call) and node.lineno == call.line and node.args)
    name = call.name.rpartition(".")[2]
    return any(of_groups(node.args[0], sorts_of(nodes).groups) for node in asked if last_name(node.func) == name)


def updates_weights(call: Call) -> bool:
    """Tell the `update` of a pipeline for language, which trains, from those of dicts."""
    return call.name.endswith(".update") and any(name in _OF_TRAINING for name, _ in call.keywords)
