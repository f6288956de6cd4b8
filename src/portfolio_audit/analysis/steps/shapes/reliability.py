"""Probabilities that are set beside what happened: by bins, by the same mask, or by a curve through their logits."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from portfolio_audit.analysis.steps.shapes.calibration import Chosen
from portfolio_audit.analysis.steps.syntax import last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_BINS = frozenset({"cut", "qcut", "digitize"})
_AGGREGATES = frozenset({"agg", "aggregate", "mean"})
_CURVES = frozenset({"Logit", "GLM"})
_PROBABILITY = lazy_regex(
    r"^(?!p_?val)(?:\w{1,12}_)?(?:prob(?:a|s|as|abilit\w{1,3})?|p_?hat|conf(?:idence)?s?|[pP])(?:_(?!val)\w{1,8})?$"
)
_HAPPENED = lazy_regex(
    r"^(?:[yYt](?:_\w{1,8})?|labels?|targets?|truth|true\w{0,8}|correct\w{0,8}|acc\w{0,10}|hits?|outcomes?|observed|actuals?"
    r"|won|event|right|defaulted|churned)$"
)


def set_beside_outcomes(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give the first place of each sort."""
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    for found in (_by_mask(calls), _by_bins(calls), _by_curve(nodes, calls)):
        if found is not None:
            yield Chosen(ast.unparse(found.func)[:80], "calibration", found.lineno)


def _by_mask(calls: list[ast.Call]) -> ast.Call | None:
    """Give a mean of probabilities where the same rows of what happened have theirs."""
    names: dict[str, set[str]] = defaultdict(set)
    for call in calls:
        part = _picked(call)
        if part is None or isinstance(part.slice, ast.Constant):
            continue
        seen = names[ast.dump(part.slice)]
        seen.add(last_name(part.value))
        if any(map(_PROBABILITY.match, seen)) and any(map(_HAPPENED.match, seen)):
            return call
    return None


def _picked(call: ast.Call) -> ast.Subscript | None:
    """Give the picked rows of which a mean is taken, also `rows[mask].float().mean()`."""
    if last_name(call.func) != "mean":
        return None
    node = call.args[0] if call.args else call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        node = node.func.value
    return node if isinstance(node, ast.Subscript) else None


def _by_bins(calls: list[ast.Call]) -> ast.Call | None:
    """Give a table of means of two columns, one of them the probabilities that were cut into bins."""
    binned = {_said(call.args[0]) for call in calls if last_name(call.func) in _BINS and call.args}
    binned = {name for name in binned if _PROBABILITY.match(name)}
    for call in calls if binned else ():
        if last_name(call.func) in _AGGREGATES and any("groupby" in last_name(one) for one in walk(call.func)):
            columns = {one.value for one in walk(call) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
            has_mean = "mean" in columns or last_name(call.func) == "mean"
            if has_mean and columns & binned and any(map(_HAPPENED.match, columns)):
                return call
    return None


def _said(node: ast.expr) -> str:
    """Give the name of a value, of a column its own."""
    is_column = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
    return str(node.slice.value) if is_column else last_name(node)  # type: ignore[attr-defined]  # a column by its key


def _by_curve(nodes: list[ast.AST], calls: list[ast.Call]) -> ast.Call | None:
    """Give a regression of what happened on the logits of probabilities."""
    logits = {last_name(node.targets[0]) for node in nodes if isinstance(node, ast.Assign) and _is_logit(node.value)}
    logits -= {""}
    curves = (call for call in calls if last_name(call.func) in _CURVES)
    return next((call for call in curves if any(mentions(one, logits) for one in call.args)), None) if logits else None


def _is_logit(node: ast.expr) -> bool:
    """Tell `log(p / (1 - p))`."""
    inner = node.args[0] if isinstance(node, ast.Call) and last_name(node.func) == "log" and node.args else None
    if not isinstance(inner, ast.BinOp) or not isinstance(inner.op, ast.Div):
        return False
    return (
        isinstance(inner.right, ast.BinOp)
        and isinstance(inner.right.op, ast.Sub)
        and bool(_PROBABILITY.match(last_name(inner.left)))
    )
