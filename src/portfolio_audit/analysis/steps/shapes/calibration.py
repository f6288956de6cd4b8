"""Probabilities that the code sets right: curves fitted to answers, and temperatures of logits."""

import ast
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.steps.syntax import last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

RAW_ANSWERS = frozenset({"decision_function", "predict_proba"})
MINIMISERS = frozenset({"minimize_scalar", "fminbound", "minimize", "brute", "fmin"})
_CALIBRATORS = frozenset({"LogisticRegression", "IsotonicRegression"})
_SEARCHES = MINIMISERS | {"LBFGS"}
_LAYERS = lazy_regex(r"^(?:Linear|Conv\dd|Dense|LSTM|GRU|Embedding|Sequential)$")


class Chosen(Struct, frozen=True):
    """A place where a threshold is tried or picked (`threshold`), or probabilities are set right (`calibration`)."""

    text: str
    detail: str
    line: int


def calibrated(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give the places where answers are set right."""
    yield from _learnt_again(nodes)
    yield from _temperatures(nodes)


def _learnt_again(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give where a logistic or isotonic curve is fitted to the answers of one other model."""
    answers = {
        last_name(node.targets[0])
        for node in nodes
        if isinstance(node, ast.Assign) and _asked(node.value) == 1 and not _gathers(node.value)
    } - {""}
    makers = {last_name(node.targets[0]): node.value for node in nodes if isinstance(node, ast.Assign)}
    for node in nodes:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fit"):
            continue
        made = makers.get(last_name(node.func.value), node.func.value)
        is_curve = isinstance(made, ast.Call) and last_name(made.func) in _CALIBRATORS
        if is_curve and node.args and _is_answer(node.args[0], answers):
            yield Chosen(ast.unparse(node.func)[:80], "calibration", node.lineno)


def _is_answer(node: ast.expr, answers: set[str]) -> bool:
    if _gathers(node):
        return False
    return _asked(node) == 1 or (_asked(node) == 0 and mentions(node, answers))


def _asked(node: ast.AST) -> int:
    return sum(isinstance(one, ast.Call) and last_name(one.func) in RAW_ANSWERS for one in walk(node))


def _gathers(node: ast.AST) -> bool:
    """Tell answers of several models that are put side by side."""
    stacks = {"column_stack", "hstack", "concatenate", "vstack", "stack"}
    return any(
        isinstance(one, ast.ListComp | ast.GeneratorExp)
        or (isinstance(one, ast.Call) and last_name(one.func) in stacks)
        for one in walk(node)
    )


def _temperatures(nodes: list[ast.AST]) -> Iterator[Chosen]:
    """Give classes that learn one number by which logits are divided, and nothing else, and searches for it."""
    for node in nodes:
        if not isinstance(node, ast.ClassDef):
            continue
        inside = list(walk(node))
        made = [last_name(one.func) for one in inside if isinstance(one, ast.Call)]
        if made.count("Parameter") + made.count("Variable") == 1 and not any(map(_LAYERS.match, made)):
            divisions = (one for one in inside if isinstance(one, ast.BinOp) and isinstance(one.op, ast.Div))
            if any("logit" in ast.unparse(one.left) for one in divisions):
                yield Chosen(f"class {node.name}", "calibration", node.lineno)
    searches = any(isinstance(node, ast.Call) and last_name(node.func) in _SEARCHES for node in nodes)
    for node in nodes if searches else ():
        if isinstance(node, ast.BinOp) and _divides_logits(node):
            yield Chosen(ast.unparse(node)[:80], "calibration", node.lineno)
            return


def _divides_logits(node: ast.BinOp) -> bool:
    is_by_name = isinstance(node.op, ast.Div) and isinstance(node.right, ast.Name)
    return is_by_name and "logit" in ast.unparse(node.left).lower()
