"""Agents of the project's own: tables of expected rewards that are learnt, and policies that learn nothing."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import code_of, tree_of
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_MAY_LEARN = lazy_regex(r"\]\s?\+?=\s?[^=\n]{1,200}(?:-|\* ?\(?\w{1,20}\[)")
_MAY_ACT = lazy_regex(
    r"\bdef (?:act|get_action|choose_action|select_action|predict_action)\(|\bdef (?:\w{1,30}_)?policy(?:_\w{1,30})?\("
)
_DISCOUNT = lazy_regex(r"^(?:gamma|discount\w{0,10})$", re.IGNORECASE)
_TABLE = lazy_regex(r"^_?q(?:_?(?:table|values?|s))?\d?$", re.IGNORECASE)
_LARGEST = frozenset({"max", "amax", "nanmax"})
_ACTS = frozenset({"act", "get_action", "choose_action", "select_action", "predict_action"})
_POLICY_NAME = lazy_regex(r"^_?(?:\w{1,30}_)?policy(?:_\w{1,30})?$")
_LEARNING = lazy_regex(r"^_?(?:fit|train|learn|update|step|remember|observe|optimi[sz]e|replay)")
_SEEN = lazy_regex(r"^_?(?:obs(?:ervations?)?|states?|s|env|context|view|board|x|seen)(?:_\w{1,20})?$")
"""What an agent is shown."""
_DRAWS = frozenset({"integers", "randint", "randrange", "choice", "sample"})


def own_agents(unit: CodeUnit) -> Iterator[Step]:
    """Give the tables that are learnt, the lines that learn them, and policies that only follow a rule or chance."""
    learns = bool(_MAY_LEARN.search(unit.source)) and (
        "gamma" in unit.source.lower() or "discount" in unit.source.lower() or "max(" in unit.source
    )
    acts = bool(_MAY_ACT.search(unit.source))
    tree = tree_of(unit) if unit.module is not None and (learns or acts) else None
    for node in tree.body[:2_000] if tree is not None else ():
        if learns:
            yield from _learnt(unit, node)
        if acts and (name := _plain_policy(node)):
            yield Step(StepKind.BASELINE, name, "rule", unit.place(node.lineno), "", unit.in_notebook)


def _learnt(unit: CodeUnit, node: ast.stmt) -> Iterator[Step]:
    """Give the model and the first line of its learning in one class, function or statement."""
    nodes = walk(node)
    is_discounted = any(_DISCOUNT.match(last_name(one) or getattr(one, "arg", "") or "") for one in nodes)
    update = next((one for one in nodes if _is_update(one, is_discounted=is_discounted)), None)
    if update is None:
        return
    line = getattr(update, "lineno", node.lineno)
    is_class = isinstance(node, ast.ClassDef)
    name, first = (node.name, node.lineno) if isinstance(node, ast.ClassDef) else ("table of values", line)
    scope = _scope(unit, line)
    yield Step(StepKind.MODEL, name, "own-class", unit.place(first), "" if is_class else scope, unit.in_notebook)
    yield Step(StepKind.FIT, code_of(update), "fit", unit.place(line), scope, unit.in_notebook)


def _is_update(node: ast.AST, *, is_discounted: bool) -> bool:
    """Tell `q[s, a] += rate * (target - q[s, a])`, and the same as a sum, beside a discount or the largest value."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        target: ast.expr = node.target
    elif isinstance(node, ast.Assign):
        target = node.targets[0]
    else:
        return False
    if not isinstance(target, ast.Subscript):
        return False
    told, parts = ast.unparse(target), walk(node.value)
    if isinstance(node, ast.Assign) and not any(ast.unparse(one) == told for one in parts if type(one) is type(target)):
        return False
    is_moved = any(isinstance(one, ast.BinOp) and _goes_towards(one, told) for one in parts)
    largest = any(isinstance(one, ast.Call) and last_name(one.func) in _LARGEST for one in parts)
    return is_moved and (is_discounted or (largest and _TABLE.match(_root(target)) is not None))


def _goes_towards(node: ast.BinOp, told: str) -> bool:
    """Tell `target - q[s, a]`, and `(1 - rate) * q[s, a]`."""
    if isinstance(node.op, ast.Sub):
        return ast.unparse(node.right) == told
    sides = {ast.unparse(node.left), ast.unparse(node.right)} if isinstance(node.op, ast.Mult) else set()
    return told in sides and any(side.startswith(("1 - ", "1.0 - ")) for side in sides)


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript):
        node = node.value
    return last_name(node)


def _plain_policy(node: ast.stmt) -> str:
    """Give the name of a class or function that answers what it sees by constants, or by chance alone."""
    if isinstance(node, ast.FunctionDef):
        return node.name if _POLICY_NAME.match(node.name) and _follows_a_rule(node) else ""
    if not isinstance(node, ast.ClassDef):
        return ""
    methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    acting = [one for one in methods if one.name in _ACTS]
    learns = any(_LEARNING.match(one.name) for one in methods)
    return node.name if acting and not learns and all(map(_follows_a_rule, acting)) else ""


def _follows_a_rule(function: ast.FunctionDef) -> bool:
    shown = any(_SEEN.match(argument.arg) for argument in function.args.args)
    returned = [one.value for one in walk(function) if isinstance(one, ast.Return)]
    return shown and bool(returned) and all(value is not None and _is_plain(value) for value in returned)


def _is_plain(value: ast.expr) -> bool:
    """Tell a number, a named constant, one of two of them, and a draw."""
    if isinstance(value, ast.IfExp):
        return _is_plain(value.body) and _is_plain(value.orelse)
    if isinstance(value, ast.UnaryOp):
        return _is_plain(value.operand)
    if isinstance(value, ast.Call):
        inner = value.args[0] if last_name(value.func) == "int" and value.args else value
        return isinstance(inner, ast.Call) and last_name(inner.func) in _DRAWS
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int | float) and not isinstance(value.value, bool)
    return last_name(value).isupper()


def _scope(unit: CodeUnit, line: int) -> str:
    """Give the innermost function around a line."""
    functions = unit.module.functions if unit.module else ()
    around = [one for one in functions if one.line <= line <= one.end_line]
    return max(around, key=lambda one: one.line).qualified_name if around else ""
