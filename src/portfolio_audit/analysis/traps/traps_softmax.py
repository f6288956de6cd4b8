"""Networks in PyTorch that end in a softmax although their loss applies one."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.programs import Program, tree_of
from portfolio_audit.analysis.steps.syntax import walk
from portfolio_audit.analysis.traps.traps import Trap, TrapKind
from portfolio_audit.patterns import lazy_regex

_LOSS = lazy_regex(r"\bCrossEntropyLoss\s?\(|\bcross_entropy\s?\(")
_OTHER_LOSS = lazy_regex(r"\b(?:NLLLoss|nll_loss|BCELoss|MSELoss|KLDivLoss|binary_cross_entropy|mse_loss|kl_div)\b")
_SOFTMAX_NAMES = frozenset({"softmax", "Softmax"})


def find_softmax_twice(programs: tuple[Program, ...]) -> Iterator[Trap]:
    """Give networks that end in a softmax and are made in a program whose only loss is cross-entropy."""
    training = [program for program in programs if _LOSS.search(program.text) and not _OTHER_LOSS.search(program.text)]
    made = [(program, {call.name.rpartition(".")[2] for _, call in program.calls()}) for program in training]
    for program in programs:
        if "softmax" not in program.text.lower():
            continue
        for unit in program.units:
            tree = tree_of(unit) if "softmax" in unit.source.lower() else None
            for network in _networks(tree):
                is_used = any(_fits(program, other, names, network.name) for other, names in made)
                if is_used and _ends_in_softmax(network) and not _is_part(network.name, programs):
                    text = f"{network.name} returns a softmax, and CrossEntropyLoss applies another"
                    yield Trap(text, TrapKind.SOFTMAX_TWICE, unit.place(network.lineno), "medium")


def _fits(own: Program, other: Program, names: set[str], network: str) -> bool:
    """Tell whether a training program makes this network; notebooks keep to themselves."""
    return network in names and (own.path == other.path or not own.units[0].in_notebook)


def _networks(tree: ast.Module | None) -> list[ast.ClassDef]:
    body = tree.body if tree is not None else []
    return [node for node in body if isinstance(node, ast.ClassDef) and _method(node, "forward") is not None]


def _method(network: ast.ClassDef, name: str) -> ast.FunctionDef | None:
    return next((node for node in network.body if isinstance(node, ast.FunctionDef) and node.name == name), None)


def _is_part(name: str, programs: tuple[Program, ...]) -> bool:
    """Tell whether a network is only a layer of another one."""
    return any(
        call.name.rpartition(".")[2] == name and call.target.startswith("self.")
        for program in programs
        for _, call in program.calls()
    )


def _ends_in_softmax(network: ast.ClassDef) -> bool:
    forward = _method(network, "forward")
    returns = [node for node in walk(forward) if isinstance(node, ast.Return)] if forward else []
    if forward is None or len(returns) != 1 or returns[0] is not forward.body[-1]:
        return False
    value = returns[0].value
    if isinstance(value, ast.Name):
        value = _last_value(forward.body[:-1], value.id)
    return value is not None and _is_softmax(value, _layers(network))


def _last_value(body: list[ast.stmt], name: str) -> ast.expr | None:
    """Give what a name stands for at the end, where a plain assignment tells."""
    for node in reversed(body):
        targets = [part.id for part in walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
        if name in targets:
            return node.value if isinstance(node, ast.Assign) else None
    return None


def _layers(network: ast.ClassDef) -> dict[str, ast.expr]:
    """Give the attributes that `__init__` sets."""
    setup = _method(network, "__init__")
    found = [node for node in walk(setup) if isinstance(node, ast.Assign)] if setup else []
    return {node.targets[0].attr: node.value for node in found if isinstance(node.targets[0], ast.Attribute)}


def _is_softmax(value: ast.expr, layers: dict[str, ast.expr]) -> bool:
    if not isinstance(value, ast.Call):
        return False
    callee = value.func.func if isinstance(value.func, ast.Call) else value.func
    name = _last_name(callee)
    if isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Name) and callee.value.id == "self":
        return _makes_softmax(layers.get(name))
    return name in _SOFTMAX_NAMES


def _makes_softmax(layer: ast.expr | None) -> bool:
    """Tell a softmax layer, or a sequence that ends in one."""
    if not isinstance(layer, ast.Call):
        return False
    if _last_name(layer.func) == "Sequential" and layer.args:
        return _makes_softmax(layer.args[-1])
    return _last_name(layer.func) in _SOFTMAX_NAMES


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
