"""Networks that the code puts together layer by layer, without a class of its own."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.steps.shapes.holdouts import Held
from portfolio_audit.analysis.steps.syntax import children, last_name, walk
from portfolio_audit.patterns import lazy_regex

_LAYER = lazy_regex(
    r"^(?:Dense|Linear|LazyLinear|(?:Separable|Depthwise)?Conv\dD(?:Transpose)?|Conv(?:Transpose)?\dd|LSTM|GRU|SimpleRNN|RNN|Embedding"
    r"|Bidirectional|TimeDistributed|MultiHeadAttention|Transformer\w{0,20}|GCNConv|GATConv|SAGEConv|Flatten|Dropout"
    r"|Batch_?Norm\w{0,20}|(?:Global)?(?:Max|Average|Avg)Pool\w{0,20}|Activation|Dot|Concatenate|Add|Attention)$"
)
_MIXES = frozenset(
    {"mean", "average", "sum", "median", "stack", "mode", "argmax", "Counter", "column_stack", "tensordot", "dot"}
)
_ANSWER = lazy_regex(r"pred|prob|forecast|y_?hat", re.IGNORECASE)
_PROBABILISTIC = frozenset({"pm.Model", "pymc.Model", "pymc3.Model"})
"""Models whose every part the author states."""
_FEWEST_MODELS = 2
_ROUNDING = 0.011
_FEWEST_LAYERS = 2
_NODES = 60_000


def built_networks(tree: ast.Module) -> Iterator[Held]:
    """Give each network outside of a class: a sequence of layers, layers that are added, and a graph of layers."""
    nodes = list(_outside_classes(tree))
    layers = sum(isinstance(node, ast.Call) and _LAYER.match(last_name(node.func)) is not None for node in nodes)
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        is_sequence = last_name(node.func) == "Sequential" and (_layers_in(node) >= _FEWEST_LAYERS or not node.args)
        is_graph = last_name(node.func) == "Model" and len(node.args) + len(node.keywords) >= _FEWEST_LAYERS
        if (is_sequence or is_graph) and layers >= _FEWEST_LAYERS:
            yield Held(last_name(node.func), "built-network", node.lineno)
        elif last_name(node.func) == "Model" and ast.unparse(node.func) in _PROBABILISTIC:
            yield Held("Model", "built-model", node.lineno)
    yield from _ensembles(tree)


def _ensembles(tree: ast.Module) -> Iterator[Held]:
    """Give each class or function that makes one answer of those of several models, and such places outside."""
    for node in tree.body[:2_000]:
        place = next((inner for inner in walk(node) if _mixes_models(inner)), None)
        if place is not None:
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                yield Held(node.name, "built-ensemble", node.lineno)
            else:
                yield Held("ensemble", "built-ensemble", getattr(place, "lineno", node.lineno))


def _mixes_models(node: ast.AST) -> bool:
    """Tell a mean, sum or vote over the answers of each of several models, and answers weighed by parts of one."""
    if isinstance(node, ast.Call) and last_name(node.func) in _MIXES:
        return any(_asks_each(inner) for argument in node.args for inner in walk(argument))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        weights = [_weight(part) for part in _terms(node)]
        return len(weights) >= _FEWEST_MODELS and all(weights) and abs(sum(weights) - 1) < _ROUNDING
    return False


def _asks_each(node: ast.AST) -> bool:
    """Tell `[model.predict(X) for model in models]`."""
    if not isinstance(node, ast.ListComp | ast.GeneratorExp):
        return False
    loops = {inner.id for inner in walk(node.generators[0].target) if isinstance(inner, ast.Name)}
    calls = (inner for inner in walk(node.elt) if isinstance(inner, ast.Call))
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in {"predict", "predict_proba", "decision_function"}
        and any(isinstance(inner, ast.Name) and inner.id in loops for inner in walk(call.func.value))
        for call in calls
    )


def _terms(node: ast.expr) -> Iterator[ast.expr]:
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield node.right
        node = node.left
    yield node


def _weight(node: ast.expr) -> float:
    """Give the constant by which an answer is weighed; 0 for anything else."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
        return 0.0
    for weight, answer in ((node.left, node.right), (node.right, node.left)):
        if isinstance(weight, ast.Constant) and isinstance(weight.value, float):
            return weight.value if _ANSWER.search(ast.unparse(answer)) else 0.0
    return 0.0


def _outside_classes(tree: ast.Module) -> Iterator[ast.AST]:
    pending: list[ast.AST] = [tree]
    for _ in range(_NODES):
        if not pending:
            return
        node = pending.pop()
        if not isinstance(node, ast.ClassDef):
            yield node
            pending += reversed(list(children(node)))


def _layers_in(node: ast.Call) -> int:
    return sum(
        isinstance(inner, ast.Call) and _LAYER.match(last_name(inner.func)) is not None
        for argument in node.args
        for inner in walk(argument)
    )
