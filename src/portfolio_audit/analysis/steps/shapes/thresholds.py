"""Decision thresholds that the code tries or picks, and probabilities that it sets right, told by what is computed."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from portfolio_audit.analysis.steps.shapes.calibration import MINIMISERS, RAW_ANSWERS, Chosen, calibrated
from portfolio_audit.analysis.steps.shapes.cuts import GRID_NAME, QUANTILES, set_by_hand
from portfolio_audit.analysis.steps.shapes.reliability import set_beside_outcomes
from portfolio_audit.analysis.steps.shapes.scored_cuts import scored_cuts
from portfolio_audit.analysis.steps.syntax import last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_CURVES = frozenset({"roc_curve", "precision_recall_curve", "det_curve", "roc", "pr_curve"})
_PLOTS = frozenset({"plot", "step", "scatter", "line", "lineplot", "plot_date"})
_ANSWERS = lazy_regex(
    r"^(?!best|max|min|mean|avg|cv|old|new|prev|baseline)\w{0,20}"
    r"(?:prob(?:a|s|as|abilit\w{1,3})?|preds?|predictions?|y_?hat|p_?hat|chances?|logits?|risks?|confidences?|scores?)(?:_?\w{1,6})?$|^p(?:_(?:te|test|val|valid|tr|train|oof|dev|cal|hat|pos|one|1))?s?$",
    re.IGNORECASE,
)
"""Names of probabilities and scores that a model gives."""
_GRIDS = frozenset({"arange", "linspace", "range", "unique", "logspace", "quantile", "percentile", "sorted", "round"})
_EVEN = frozenset({"arange", "linspace"})
_BEST = frozenset({"argmax", "argmin", "nanargmax", "nanargmin"})
_IMPURITY = lazy_regex(r"gini|entropy|impurity|gain|\bsse\b|variance|p_?val")
"""What the nodes of a tree are judged by."""
_RIGHT = lazy_regex(r"^(?:y(?:_\w{1,8})?|labels?|targets?|truth|right|correct\w{0,6}|is_correct|hits?|acc\w{0,10}|ok)$")
_NODES = 60_000


def chosen(tree: ast.Module) -> Iterator[Chosen]:
    """Give the places of a source, the first of each curve and loop."""
    nodes = [node for node, _ in zip(walk(tree), range(_NODES), strict=False)]
    yield from _picked_of_curves(nodes)
    yield from _sweeps(nodes)
    yield from scored_cuts(nodes)
    yield from calibrated(nodes)
    yield from set_beside_outcomes(nodes)
    yield from set_by_hand(nodes)


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
    goals: dict[str, ast.AST] = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}
    goals |= {last_name(target): value for target, value in assigned if isinstance(value, ast.Lambda)}
    tried = _tried_cuts(nodes, grids & set(_best_of_grids(nodes)))
    yield from tried
    for node in nodes:
        if (
            isinstance(node, ast.For)
            and isinstance(node.target, ast.Name)
            and _is_grid(node.iter, grids)
            and _is_cut_of(node.body, node.iter)
        ):
            if _compares(node.body, node.target.id) or (_is_even(node.iter) and _judges(node.body, node.target.id)):
                is_counted = isinstance(node.iter, ast.Call) and last_name(node.iter.func) == "range"
                detail = "calibration" if is_counted else "threshold"
                yield Chosen(f"for {node.target.id} in", detail, node.lineno)
        elif isinstance(node, ast.ListComp | ast.DictComp | ast.GeneratorExp):
            loop = node.generators[0]
            inside = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            inside += loop.ifs
            if (
                isinstance(loop.target, ast.Name)
                and _is_grid(loop.iter, grids)
                and _is_cut_of(inside, loop.iter)
                and _compares(inside, loop.target.id)
            ):
                yield Chosen(f"for {loop.target.id} in", "threshold", node.lineno)
        elif isinstance(node, ast.Call):
            yield from _best_by(node, goals)


def _best_of_grids(nodes: list[ast.AST]) -> Iterator[str]:
    """Give the names of grids of which the value is taken that did best."""
    for node in nodes:
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            calls = (one for one in walk(node.slice) if isinstance(one, ast.Call))
            if any(last_name(call.func) in _BEST for call in calls):
                yield node.value.id


def _tried_cuts(nodes: list[ast.AST], grids: set[str]) -> Iterator[Chosen]:
    """Give where each value of such a grid cuts what a function or rule gives, but no nodes of a tree."""
    for node in nodes if grids else ():
        if isinstance(node, ast.ListComp) and isinstance(node.generators[0].target, ast.Name):
            loop = node.generators[0]
            if last_name(loop.iter) in grids and _cuts_by(node.elt, last_name(loop.target)):
                yield Chosen(f"for {last_name(loop.target)} in", "threshold", node.lineno)


def _cuts_by(body: ast.expr, variable: str) -> bool:
    said = ast.unparse(body)[:500]
    compared = (one for one in walk(body) if isinstance(one, ast.Compare) and len(one.ops) == 1)
    return _IMPURITY.search(said) is None and any(
        isinstance(one.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE) and last_name(one.comparators[0]) == variable
        for one in compared
    )


def _best_by(node: ast.Call, known: Mapping[str, ast.AST]) -> Iterator[Chosen]:
    """Give a search for the value that does best, where the value is set against probabilities."""
    keys = [word.value for word in node.keywords if word.arg == "key"]
    for named in keys or (node.args[:1] if last_name(node.func) in MINIMISERS else []):
        goal = known.get(last_name(named), named)
        body = goal.body if isinstance(goal, ast.FunctionDef) else [goal.body] if isinstance(goal, ast.Lambda) else []
        if isinstance(goal, ast.FunctionDef | ast.Lambda) and goal.args.args and _compares(body, goal.args.args[0].arg):
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
    return last_name(series) in grids or bool(GRID_NAME.search(last_name(series)))


def _compares(body: Iterable[ast.AST], variable: str) -> bool:
    """Tell a comparison of probabilities with the variable, or with what it gives as a quantile or by arithmetic."""
    nodes = [inner for part in body for inner in walk(part)]
    cuts = {variable}
    for node in nodes:
        if isinstance(node, ast.Assign) and mentions(node.value, cuts) and _keeps_scale(node.value):
            cuts |= {last_name(target) for target in node.targets} - {""}
    return any(isinstance(node, ast.Compare) and _sets_against(node, cuts) for node in nodes)


def _is_cut_of(body: Iterable[ast.AST], series: ast.expr) -> bool:
    """Tell values that cut answers, and no levels of significance that a p-value is set against."""
    return not isinstance(series, ast.Tuple | ast.List) or not any(mentions(one, {"p_val"}) for one in body)


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
        return last_name(value.func) in QUANTILES
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
    for inner in walk(node):
        said = (
            inner.value if isinstance(inner, ast.Constant) else last_name(inner) if isinstance(inner, ast.expr) else ""
        )
        if isinstance(said, str) and (_ANSWERS.match(said) or said in RAW_ANSWERS):
            return True
    return False
