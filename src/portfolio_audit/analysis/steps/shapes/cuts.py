"""Cuts that are set by hand: a number for probabilities, a setting for scores, and a quantile of what is cut."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.steps.shapes.calibration import Chosen
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

GRID_NAME = lazy_regex(r"thresh|^thrs?$|^ths?$|cut|grid|quantile|levels", re.IGNORECASE)
QUANTILES = frozenset({"quantile", "percentile", "nanpercentile", "nanquantile"})
_PLAIN = (0.0, 0.5, 1.0)
"""Cuts that nobody has chosen."""
_PROBABILITY = lazy_regex(
    r"^(?:y_?)?(?:\w{0,12}_)?(?:prob(?:a|s|as|abilit\w{1,3})?|p_hat)(?:_\w{1,8})?$", re.IGNORECASE
)
_MODEL_SCORE = lazy_regex(
    r"^(?!best|mean|avg|min_|max_|old|new|test|train|val_|cv_)(?:\w{1,20}_)?(?:model|anomaly|outlier|fraud|churn|default|pred(?:icted|iction)?)_scores?(?:_\w{1,8})?$",
    re.IGNORECASE,
)
"""Columns that say whose score they hold."""
_BAR = lazy_regex(r"thresh|cut_?off|score_(?:min|cut|bar)|min_(?:\w{1,12}_)?score", re.IGNORECASE)
"""Settings that say which scores are enough."""
_SURE_ENOUGH = lazy_regex(
    r"^(?:score|conf(?:idence)?|prob\w{0,8}|decision|detection|pred\w{0,7}|class\w{0,10})_?(?:thr\w{0,7}|cut_?off)$",
    re.IGNORECASE,
)
"""Names of thresholds that say what they are set against."""
_CONFIDENCE = lazy_regex(r"^(?:\w{1,15}_)?conf(?:idence)?s?(?:_\w{1,8})?$", re.IGNORECASE)
_ERRORS = lazy_regex(r"err|loss|recon|\bmse|dist(?:ance)?s?$|anomaly_?scores?|^scores?$", re.IGNORECASE)
"""What is large where something is unusual."""
_PART = lazy_regex(r"^(?:test|val|valid|new)_(?:scores?|errors?|losses|loss|mse|mae|dist\w{0,7})$")


def set_by_hand(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give the first cut of probabilities at a number other than one half, and of errors at a quantile of theirs."""
    numbers = {last_name(node.targets[0]): node.value for node in nodes if isinstance(node, ast.Assign)}
    asked = {id(part) for node in nodes if isinstance(node, ast.If | ast.Assert) for part in walk(node.test)}
    for node in nodes:
        if not (isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE)):
            continue
        cut = node.comparators[0]
        value = (
            numbers.get(last_name(cut), cut) if GRID_NAME.search(last_name(cut)) or last_name(cut) in numbers else cut
        )
        is_number = isinstance(value, ast.Constant) and isinstance(value.value, float) and value.value not in _PLAIN
        is_of_column = (is_number or _BAR.search(last_name(cut))) and _is_model_score(node.left)
        is_chosen = (is_number and _is_probability(node.left)) or (is_of_column and id(node) not in asked)
        is_chosen = is_chosen or (_SURE_ENOUGH.search(last_name(cut)) and _is_sureness(node.left))
        is_chosen = is_chosen or _is_share(value, node.left)
        if is_chosen or (_is_quantile(value) and _ERRORS.search(last_name(node.left))) or _is_carried(value, node.left):
            yield Chosen(ast.unparse(node)[:80], "threshold", node.lineno)
            return


def _is_probability(node: ast.expr) -> bool:
    return any(
        last_name(inner) == "predict_proba" or _PROBABILITY.match(last_name(inner))
        for inner in walk(node)
        if isinstance(inner, ast.expr)
    )


def _is_sureness(node: ast.expr) -> bool:
    """Tell a probability, and a field of a detection that is taken by its number."""
    field = node.slice if isinstance(node, ast.Subscript) else None
    is_numbered = isinstance(field, ast.Constant) and isinstance(field.value, int)
    return is_numbered or _is_probability(node) or bool(_CONFIDENCE.match(last_name(node)))


def _is_model_score(node: ast.expr) -> bool:
    """Tell a column of scores of a model, by its key."""
    said = (inner.value if isinstance(inner, ast.Constant) else getattr(inner, "attr", "") for inner in walk(node))
    return any(isinstance(one, str) and _MODEL_SCORE.match(one) for one in said)


def _is_quantile(node: ast.expr) -> bool:
    if not (isinstance(node, ast.Call) and last_name(node.func) in QUANTILES):
        return False
    return any(_ERRORS.search(last_name(inner)) for inner in walk(node))


def _is_share(value: ast.expr, left: ast.expr) -> bool:
    """Tell a quantile of probabilities that they are set against, all of them: as many as can be looked after."""
    is_quantile = isinstance(value, ast.Call) and last_name(value.func) in QUANTILES
    is_of_all = not any(isinstance(node, ast.Compare) for node in walk(left))
    return is_quantile and is_of_all and _is_probability(value) and _is_probability(left)


def _is_carried(value: ast.expr, left: ast.expr) -> bool:
    """Tell a quantile of the scores of one part that is set against those of another."""
    if not (isinstance(value, ast.Call) and last_name(value.func) in QUANTILES):
        return False
    names = {last_name(one) for one in walk(value)} | {last_name(left)}
    return {f"train_{last_name(left).rpartition('_')[2]}", last_name(left)} <= names and bool(
        _PART.match(last_name(left))
    )
