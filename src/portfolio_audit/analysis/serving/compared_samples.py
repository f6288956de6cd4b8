"""Where data of today are set beside those that a model was trained on."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_REFERENCE = lazy_regex(
    r"^\w{0,12}(?:ref|reference|baseline|training|historic\w{0,3})(?![a-z])|^train(?:_df|_data)?(?![a-z_])",
    re.IGNORECASE,
)
_CURRENT = lazy_regex(
    r"^\w{0,12}(?:cur|current|new|prod|production|live|recent|today|incoming|serving|batch|last_\w{1,6}|now)(?![a-z])",
    re.IGNORECASE,
)
_COMPARES = frozenset(
    {
        *("ks_2samp", "wasserstein_distance", "jensenshannon", "chi2_contingency", "entropy", "anderson_ksamp"),
        *("mannwhitneyu", "psi", "calculate_psi", "compute_psi", "population_stability_index", "calc_psi"),
    }
)
"""Tests of whether two samples are alike."""
_MAY_COMPARE = lazy_regex(
    r"ks_2samp|wasserstein|jensenshannon|chi2_cont|\bentropy\(|anderson_k|mannwhitney|\b(?:\w{1,9}_)?psi\(|stability_index"
)
_MAY_MEASURE = lazy_regex(r"_score\(|\bmean_(?:absolute|squared)")
_MAY_SUBTRACT = lazy_regex(r"\b(?:mean|median|quantile)\(")
_SPEAKS_OF_NOW = lazy_regex(
    r"\b(?:\w{1,12}_)?(?:live|prod|production|current|cur|incoming|serving|today|recent)(?:_|\b)"
)
_CENTRES = frozenset({"mean", "median", "quantile"})
_OF_SCORES = lazy_regex(r"score|rmse|mae|mse|err|acc|loss|auc|f1|reward|price|close|time|batch", re.IGNORECASE)
"""Names of figures that are compared for other reasons than to see whether the data have moved."""
_RAISES_ALARM = lazy_regex(
    r"drift|alert|alarm|notif|slack|mail\w{0,6}\(|retrain|monitor|\bwarn(?:ing)?\(|\bsend\w{0,9}\(", re.IGNORECASE
)
"""What is done where means have moved; climates and prices are compared with a baseline, too."""
_IN_USE = lazy_regex(r"^(?:\w{1,20}_)?(?:live|prod|production|served|deployed)(?:_|$)")
_MEASURES = lazy_regex(r"_score$|^mean_(?:absolute|squared)|^(?:mae|rmse|mape|accuracy|auc|brier)")
_MEANS_IN_R = lazy_regex(
    r"\b(?:mean|median)\(\s?([A-Za-z][\w.]{0,30})[^,\n()]{0,40}\)\s?-\s?(?:mean|median)\(\s?([A-Za-z][\w.]{0,30})"
)
_IN_R = lazy_regex(r"\b(?:ks\.test|wasserstein1d|psi)\(\s?([A-Za-z][\w.]{0,30})[^,\n]{0,40},\s?([A-Za-z][\w.]{0,30})")


def compared_samples(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the name of each comparison and its line."""
    if unit.language == "r":
        means = _MEANS_IN_R.finditer(unit.source) if _RAISES_ALARM.search(unit.source) else ()
        for found in (*_IN_R.finditer(unit.source), *means):
            if _are_then_and_now({found[1]}, {found[2]}):
                yield "drift", unit.source.count("\n", 0, found.start()) + 1
    tests = _MAY_COMPARE.search(unit.source) is not None
    speaks = _SPEAKS_OF_NOW.search(unit.source) is not None
    subtracts = speaks and _MAY_SUBTRACT.search(unit.source) and _RAISES_ALARM.search(unit.source)
    tests |= speaks and _MAY_MEASURE.search(unit.source) is not None
    tree = tree_of(unit) if unit.module is not None and (tests or subtracts) else None
    for node in walk(tree) if tree else ():
        if isinstance(node, ast.Call) and len(node.args) > 1:
            if _compares(last_name(node.func), _names(node.args[0]), _names(node.args[1])):
                yield last_name(node.func), node.lineno
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div) and _are_centres(node):
            yield "means of then and now", node.lineno


def _compares(called: str, one: set[str], other: set[str]) -> bool:
    """Tell a test of then and now, and a measure of answers that were given in use."""
    if called in _COMPARES:
        return _are_then_and_now(one, other)
    return bool(_MEASURES.search(called)) and any(map(_IN_USE.search, one)) and any(map(_IN_USE.search, other))


def _names(node: ast.AST) -> set[str]:
    """Give the names in it, and the keys."""
    keys = {one.value for one in walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return ({last_name(inner) for inner in walk(node)} | keys) - {""}


def _are_then_and_now(one: set[str], other: set[str]) -> bool:
    """Tell two values, of which one is called a reference and the other of today."""
    return any(
        any(map(_REFERENCE.search, then)) and any(map(_CURRENT.search, now)) and not any(map(_REFERENCE.search, now))
        for then, now in ((one, other), (other, one))
    )


def _are_centres(node: ast.BinOp) -> bool:
    """Tell `today.mean() - reference.mean()`, where each is a middle and none a score."""
    left, right = _names(node.left), _names(node.right)
    if not (left & _CENTRES and right & _CENTRES and _are_then_and_now(left, right)):
        return False
    return not any(map(_OF_SCORES.search, left | right))
