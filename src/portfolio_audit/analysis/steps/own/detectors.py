"""What classes that look for the odd do on the way, which judges no model and cleans no data."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_FOREST = lazy_regex(r"(?:^|\.)(?:IsolationForest|OneClassSVM|LocalOutlierFactor|EllipticEnvelope)$")
_DETECTS = lazy_regex(r"detect(?:or|ion)|anomal|outlier|novelty", re.IGNORECASE)
_SCORES = lazy_regex(r"^(?:\w{1,20}_)?(?:scores?|anomal\w{0,10}|odd\w{0,6}|spe|distances?)$")
_FINDING = frozenset({"score", "detect", "anomaly_score", "anomaly_scores", "score_samples", "decision_function"})
_LEARNING = frozenset({"fit", "train", "learn", "partial_fit", "update"})


def scores_rows(call: Call) -> bool:
    """Tell `scores = detector.score(rows)`, which is given no truth to compare with."""
    if not call.name.endswith(".score") or len(call.arguments) != 1 or call.keywords:
        return False
    return _SCORES.match(call.target) is not None and _DETECTS.search(f"{call.receiver} {call.name}") is not None


def is_inside_a_detector(unit: CodeUnit, step: Step) -> bool:
    """Tell a forest that finds the odd, or a residual, in a class that learns and scores by it."""
    is_forest = step.kind is StepKind.CLEAN and _FOREST.search(step.text) is not None
    is_rest = step.kind is StepKind.ANALYSE_ERRORS and step.detail == "residuals"
    if not (is_forest or is_rest) or unit.module is None:
        return False
    owner = step.scope.partition(".")[0]
    holder = next((one for one in unit.module.classes if one.name == owner), None)
    methods = set(holder.methods) if holder is not None else set()
    return bool(methods & _LEARNING and methods & _FINDING)
