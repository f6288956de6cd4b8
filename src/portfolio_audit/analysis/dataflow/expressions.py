"""Expressions followed to the values that they may have."""

import builtins
from collections.abc import Callable

from portfolio_audit.analysis.dataflow.assignments import assign
from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.estimators import estimator_attribute
from portfolio_audit.analysis.dataflow.frames import attribute
from portfolio_audit.analysis.dataflow.joining import derive, join, options_of
from portfolio_audit.analysis.dataflow.operations import operate
from portfolio_audit.analysis.dataflow.python_builtins import fold_pair
from portfolio_audit.analysis.dataflow.selection import select
from portfolio_audit.analysis.dataflow.values import (
    NOTHING,
    Class,
    Collection,
    Estimator,
    Folds,
    Frame,
    Function,
    Instance,
    Known,
    Library,
    Scope,
    Value,
)
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression

_ROUNDS = 8
_BUILTIN_NAMES = frozenset(dir(builtins))
_SHORT_NAMES = {"pd": "pandas", "np": "numpy", "plt": "matplotlib.pyplot", "sns": "seaborn", "tf": "tensorflow"}


def evaluate(machine: Machine, node: Expression, scope: Scope) -> Value:
    """Follow one expression."""
    machine.step()
    return _EXPRESSIONS[type(node)](machine, node, scope)


def _name(machine: Machine, node: code.Name, scope: Scope) -> Value:
    found = scope.find(node.name)
    if found is None and machine.knows_all_names and node.name not in _BUILTIN_NAMES:
        return machine.source(("name", node.name))
    return found if found is not None else Library(node.name)


def _callee(machine: Machine, node: Expression, scope: Scope) -> Value:
    """Follow what is called, or whose method is called; a name that nothing binds is that of a library."""
    if isinstance(node, code.Name):
        machine.step()
        found = scope.find(node.name)
        return found if found is not None else Library(_SHORT_NAMES.get(node.name, node.name))
    return machine.evaluate(node, scope)


def _constant(_machine: Machine, node: code.Constant, _scope: Scope) -> Value:
    return Known(node.value)


def _attribute_of(machine: Machine, node: code.Attribute, scope: Scope) -> Value:
    return get_attribute(machine.evaluate(node.value, scope), node.name)


def _operation(machine: Machine, node: code.Operation, scope: Scope) -> Value:
    return operate(machine, node, [machine.evaluate(operand, scope) for operand in node.operands])


def _lambda(machine: Machine, node: code.Lambda, scope: Scope) -> Value:
    path, cell, count = machine.where()
    made = Function("lambda", node.parameters, node.body, scope, path)
    made.cell, made.count = cell, count
    return made


def _slice(machine: Machine, node: code.Slice, scope: Scope) -> Value:
    for end in (node.lower, node.upper):
        if end is not None:
            machine.evaluate(end, scope)
    return NOTHING


def _group(machine: Machine, node: code.Group, scope: Scope) -> Value:
    items = [machine.evaluate(item, scope) for item in node.items]
    if node.keys is None:
        return Collection(items)
    keys = [key.value if isinstance(key, code.Constant) else None for key in node.keys]
    return Collection(items, [*keys])


def _call(machine: Machine, node: code.Call, scope: Scope) -> Value:
    """Follow the callee and the arguments, then the call."""
    positional = [machine.evaluate(argument, scope) for argument in node.arguments]
    keywords = {name: machine.evaluate(value, scope) for name, value in node.keywords}
    arguments = Arguments(node, _spread(node, positional), keywords)
    if isinstance(node.function, code.Attribute):
        owner = _owner(machine, node.function.value, scope)
        results = [machine.call_method(one, node.function.name, arguments) for one in options_of(owner)]
    else:
        callee = _callee(machine, node.function, scope)
        results = [machine.call(one, arguments) for one in options_of(callee)]
    return results[0] if len(results) == 1 else join(results)


def _owner(machine: Machine, node: Expression, scope: Scope) -> Value:
    is_short = isinstance(node, code.Name) and node.name in _SHORT_NAMES
    return _callee(machine, node, scope) if is_short else machine.evaluate(node, scope)


def _spread(node: code.Call, values: list[Value]) -> list[Value]:
    """Take `*items` apart where the items are known."""
    found: list[Value] = []
    for argument, value in zip(node.arguments, values, strict=True):
        is_star = isinstance(argument, code.Operation) and argument.operator == "*"
        found += value.items if is_star and isinstance(value, Collection) and value.keys is None else [value]
    return found


def get_attribute(owner: Value, name: str) -> Value:
    """Give `owner.name` for each thing that the owner may be."""
    found = [_attribute(one, name) for one in options_of(owner)]
    return found[0] if len(found) == 1 else join(found)


def _attribute(owner: Value, name: str) -> Value:
    found: Value | None = None
    match owner:
        case Library():
            found = Library(f"{owner.name}.{name}")
        case Frame():
            found = attribute(owner, name)
        case Estimator():
            found = estimator_attribute(owner, name)
        case Instance():
            found = instance_attribute(owner, name)
        case Class():
            found = find_in_class(owner, name)
        case Collection():
            found = _of_module(owner, name)
    return found if found is not None else NOTHING


def _of_module(owner: Collection, name: str) -> Value | None:
    """Give what a module of the project, or a dictionary, holds under a name."""
    keys = owner.keys or []
    return owner.items[keys.index(name)] if name in keys else None


def instance_attribute(owner: Instance, name: str) -> Value:
    """Give an attribute of an object: its own, or of its class."""
    if name in owner.attributes:
        return owner.attributes[name]
    found = find_in_class(owner.kind, name)
    if isinstance(found, Function):
        bound = Function(found.name, found.parameters, found.body, found.scope, found.path, found.line, owner)
        bound.cell, bound.count = found.cell, found.count
        return bound
    return found if found is not None else NOTHING


def find_in_class(kind: Class, name: str, depth: int = 0) -> Value | None:
    """Look for a name in a class and in its bases."""
    if name in kind.scope:
        return kind.scope[name]
    for base in kind.bases:
        if isinstance(base, Class) and depth < _ROUNDS:
            found = find_in_class(base, name, depth + 1)
            if found is not None:
                return found
    return None


def _subscript(machine: Machine, node: code.Subscript, scope: Scope) -> Value:
    owner = machine.evaluate(node.value, scope)
    index = machine.evaluate(node.index, scope)
    found = [_item(machine, one, node, index) for one in options_of(owner)]
    return found[0] if len(found) == 1 else join(found)


def _item(machine: Machine, owner: Value, node: code.Subscript, index: Value) -> Value:
    match owner:
        case Frame():
            return select(machine, owner, node, index)
        case Collection():
            return item_of(owner, index, node)
        case Estimator():
            return owner
        case Folds():
            return fold_pair(owner)
        case _:
            return NOTHING


def item_of(owner: Collection, index: Value, node: code.Subscript) -> Value:
    """Give an item by a known key or position, a slice of the list, or any one."""
    key = index.value if isinstance(index, Known) else None
    if owner.keys is not None:
        return owner.items[owner.keys.index(key)] if key is not None and key in owner.keys else join(owner.items)
    if isinstance(node.index, code.Slice):
        ends = [end.value if isinstance(end, code.Constant) else None for end in (node.index.lower, node.index.upper)]
        numbers = [end if isinstance(end, int) else None for end in ends]
        return Collection(owner.items[numbers[0] : numbers[1]])
    if isinstance(key, int) and -len(owner.items) <= key < len(owner.items):
        return owner.items[key]
    return join(owner.items)


def _gather(machine: Machine, node: code.Gathering, scope: Scope) -> Value:
    """Follow a comprehension: item by item where the items are known, else one for all."""
    inner = Scope(scope, scope.path)
    rounds: list[Value] = []
    is_known = True
    for target, series in node.loops[:2]:
        value = machine.evaluate(series, inner)
        if isinstance(value, Collection) and value.items and len(node.loops) == 1:
            for item in value.items[:_ROUNDS]:
                assign(machine, target, item, inner, 0)
                rounds.append(machine.evaluate(node.element, inner))
        else:
            is_known = False
            assign(machine, target, derive(value) if isinstance(value, Frame) else value, inner, 0)
    if not rounds:
        rounds = [machine.evaluate(node.element, inner)]
    frames = [value for value in rounds if isinstance(value, Frame)]
    return frames[0] if frames and not is_known else Collection(rounds)


_EXPRESSIONS: dict[type[Expression], Callable[..., Value]] = {
    code.Name: _name, code.Constant: _constant, code.Call: _call, code.Attribute: _attribute_of,
    code.Subscript: _subscript, code.Group: _group, code.Operation: _operation, code.Gathering: _gather,
    code.Lambda: _lambda, code.Slice: _slice,
}  # fmt: skip  # a table
