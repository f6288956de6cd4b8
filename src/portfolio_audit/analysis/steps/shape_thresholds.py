"""Decision thresholds that the code tries or picks, and probabilities that it sets right, told by what is computed."""

import ast
import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.steps.shape_calibration import MINIMISERS, RAW_ANSWERS, Chosen, calibrated
from portfolio_audit.analysis.steps.shape_reliability import set_beside_outcomes
from portfolio_audit.analysis.steps.syntax import last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_CURVES = frozenset({"roc_curve", "precision_recall_curve", "det_curve", "roc", "pr_curve"})
_PLOTS = frozenset({"plot", "step", "scatter", "line", "lineplot", "plot_date"})
_ANSWERS = lazy_regex(
    r"^(?!best|max|min|mean|avg|cv|old|new|prev|baseline)\w{0,20}"
    r"(?:prob(?:a|s|as|abilit\w{1,3})?|preds?|predictions?|y_?hat|p_?hat|chances?|logits?|risks?|confidences?|scores?)(?:_?\w{1,6})?$|^p(?:_(?:te|test|valid|tr|train|oof|dev|cal|hat|pos|one|1))?s?$",
    re.IGNORECASE,
)
"""Names of probabilities and scores that a model gives."""
_GRIDS = frozenset({"arange", "linspace", "range", "unique", "logspace", "quantile", "percentile", "sorted", "round"})
_EVEN = frozenset({"arange", "linspace"})
_GRID_NAME = lazy_regex(r"thresh|^thrs?$|^ths?$|cut|grid|quantile|levels", re.IGNORECASE)
_QUANTILES = frozenset({"quantile", "percentile", "nanpercentile", "nanquantile"})
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
_RIGHT = lazy_regex(r"^(?:y(?:_\w{1,8})?|labels?|targets?|truth|right|correct\w{0,6}|is_correct|hits?|acc\w{0,10}|ok)$")
_NODES = 60_000


def chosen(tree: ast.Module) -> Iterator[Chosen]:
    """Give the places of a source, the first of each curve and loop."""
    nodes = [node for node, _ in zip(walk(tree), range(_NODES), strict=False)]
    yield from _picked_of_curves(nodes)
    yield from _sweeps(nodes)
    yield from calibrated(nodes)
    yield from set_beside_outcomes(nodes)
    yield from _set_by_hand(nodes)


def _set_by_hand(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give the first cut of probabilities at a number other than one half, and of errors at a quantile of theirs."""
    numbers = {last_name(node.targets[0]): node.value for node in nodes if isinstance(node, ast.Assign)}
    asked = {id(part) for node in nodes if isinstance(node, ast.If | ast.Assert) for part in walk(node.test)}
    for node in nodes:
        if not (isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE)):
            continue
        cut = node.comparators[0]
        value = (
            numbers.get(last_name(cut), cut) if _GRID_NAME.search(last_name(cut)) or last_name(cut) in numbers else cut
        )
        is_number = isinstance(value, ast.Constant) and isinstance(value.value, float) and value.value not in _PLAIN
        is_of_column = (is_number or _BAR.search(last_name(cut))) and _is_model_score(node.left)
        is_chosen = (is_number and _is_probability(node.left)) or (is_of_column and id(node) not in asked)
        is_chosen = is_chosen or (_SURE_ENOUGH.search(last_name(cut)) and _is_sureness(node.left))
        if is_chosen or (_is_quantile(value) and _ERRORS.search(last_name(node.left))):
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
    if not (isinstance(node, ast.Call) and last_name(node.func) in _QUANTILES):
        return False
    return any(_ERRORS.search(last_name(inner)) for inner in walk(node))


def _picked_of_curves(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give where the thresholds of a curve are asked for one of them, gone through, compared or drawn."""
    names = set(_thresholds_of_curves(nodes))
    for node in nodes if names else ():
        name = _use_of(node, names)
        if name:
            names.discard(name)
            yield Chosen(name, "threshold", getattr(node, "lineno", 1))


def _thresholds_of_curves(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and last_name(node.value.func) in _CURVES:
            target = node.targets[0]
            if isinstance(target, ast.Tuple) and len(target.elts) == 3:  # noqa: PLR2004  # two rates and the thresholds
                yield last_name(target.elts[2])


def _use_of(node: ast.AST, names: set[str]) -> str:
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
        return _among(node.value, names)
    if isinstance(node, ast.For):
        return next(filter(None, (_among(one, names) for one in walk(node.iter))), "")
    if isinstance(node, ast.Compare):
        return next(filter(None, (_among(one, names) for one in (node.left, *node.comparators))), "")
    if isinstance(node, ast.Call) and last_name(node.func) in _PLOTS:
        inner = (one.value if isinstance(one, ast.Subscript) else one for one in node.args)
        return next(filter(None, (_among(one, names) for one in inner)), "")
    return ""


def _among(node: ast.AST, names: set[str]) -> str:
    return node.id if isinstance(node, ast.Name) and node.id in names else ""


def _sweeps(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give loops over values with which probabilities are compared."""
    assigned = [(node.targets[0], node.value) for node in nodes if isinstance(node, ast.Assign)]
    grids = {last_name(target) for target, value in assigned if _is_even(value)} - {""}
    for node in nodes:
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and _is_grid(node.iter, grids):
            if _compares(node.body, node.target.id) or (_is_even(node.iter) and _judges(node.body, node.target.id)):
                is_counted = isinstance(node.iter, ast.Call) and last_name(node.iter.func) == "range"
                detail = "calibration" if is_counted else "threshold"
                yield Chosen(f"for {node.target.id} in", detail, node.lineno)
        elif isinstance(node, ast.ListComp | ast.DictComp | ast.GeneratorExp):
            loop = node.generators[0]
            inside = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            inside += loop.ifs
            if isinstance(loop.target, ast.Name) and _is_grid(loop.iter, grids) and _compares(inside, loop.target.id):
                yield Chosen(f"for {loop.target.id} in", "threshold", node.lineno)
        elif isinstance(node, ast.Call):
            yield from _best_by(node)


def _best_by(node: ast.Call) -> Iterator[Chosen]:
    """Give a search for the value that does best, where the value is set against probabilities."""
    keys = [word.value for word in node.keywords if word.arg == "key"]
    for goal in keys or (node.args[:1] if last_name(node.func) in MINIMISERS else []):
        if isinstance(goal, ast.Lambda) and goal.args.args and _compares([goal.body], goal.args.args[0].arg):
            yield Chosen(f"{last_name(node.func)}()", "threshold", node.lineno)


def _is_even(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) in _EVEN


def _is_grid(series: ast.expr, grids: set[str]) -> bool:
    if isinstance(series, ast.Tuple | ast.List):
        return all(isinstance(one, ast.Constant | ast.UnaryOp) for one in series.elts)
    if isinstance(series, ast.Call) and last_name(series.func) in {"enumerate", "tqdm", "zip"} and series.args:
        return _is_grid(series.args[0], grids)
    if isinstance(series, ast.Call):
        return last_name(series.func) in _GRIDS
    return last_name(series) in grids or bool(_GRID_NAME.search(last_name(series)))


def _compares(body: Iterable[ast.AST], variable: str) -> bool:
    """Tell a comparison of probabilities with the variable, or with what it gives as a quantile or by arithmetic."""
    nodes = [inner for part in body for inner in walk(part)]
    cuts = {variable}
    for node in nodes:
        if isinstance(node, ast.Assign) and mentions(node.value, cuts) and _keeps_scale(node.value):
            cuts |= {last_name(target) for target in node.targets} - {""}
    return any(isinstance(node, ast.Compare) and _sets_against(node, cuts) for node in nodes)


def _judges(body: Iterable[ast.AST], variable: str) -> bool:
    """Tell a mask by the variable that picks from the truth, or from which answers are right."""
    nodes = [inner for part in body for inner in walk(part)]
    masks = {
        last_name(node.targets[0])
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Compare) and mentions(node.value, {variable})
    } - {""}
    return any(
        isinstance(node, ast.Subscript) and last_name(node.slice) in masks and _RIGHT.match(last_name(node.value))
        for node in nodes
    )


def _keeps_scale(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return last_name(value.func) in _QUANTILES
    return isinstance(value, ast.BinOp)


def _sets_against(node: ast.Compare, cuts: set[str]) -> bool:
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE):
        return False
    sides = (node.left, node.comparators[0])
    return any(_is_cut(one, cuts) and _answers(other) for one, other in (sides, sides[::-1]))


def _is_cut(node: ast.expr, cuts: set[str]) -> bool:
    return mentions(node, cuts) and not _answers(node)


def _answers(node: ast.expr) -> bool:
    """Tell an expression that speaks of probabilities, by a name, a key, or the method that gives them."""
    if isinstance(node, ast.Call) and last_name(node.func) == "len":
        return False
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Compare) and last_name(node.value) == "p_val":
        return True
    for inner in walk(node):
        said = (
            inner.value if isinstance(inner, ast.Constant) else last_name(inner) if isinstance(inner, ast.expr) else ""
        )
        if isinstance(said, str) and (_ANSWERS.match(said) or said in RAW_ANSWERS):
            return True
    return False
