"""Calls: of the project's own functions and classes, of methods, of libraries."""

from collections.abc import Callable

from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.estimators import estimator_method, predict, transform
from portfolio_audit.analysis.dataflow.expressions import get_attribute, instance_attribute
from portfolio_audit.analysis.dataflow.frames import method
from portfolio_audit.analysis.dataflow.functions import library_call
from portfolio_audit.analysis.dataflow.joining import as_frame, combine, frames_in, join
from portfolio_audit.analysis.dataflow.knowledge import role_of
from portfolio_audit.analysis.dataflow.python_builtins import fold_pair
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
    Role,
    Scope,
    Value,
)
from portfolio_audit.parsers.python_code import Parameter

_LISTS = 40
_NETWORKS = ("Module", "LightningModule", "Model", "Layer", "PreTrainedModel")
_LEARNERS = ("ClassifierMixin", "RegressorMixin", "BaseEstimator")
_COMPARING = frozenset({"criterion", "loss_fn", "loss_function"})


def call_value(machine: Machine, function: Value, arguments: Arguments) -> Value:
    """Follow a call of a value."""
    return _CALLS.get(type(function), _unknown)(machine, function, arguments)


def call_method(machine: Machine, owner: Value, name: str, arguments: Arguments) -> Value:
    """Follow `owner.name(...)`."""
    return _METHODS.get(type(owner), _other_method)(machine, owner, name, arguments)


def _library_method(machine: Machine, owner: Library, name: str, arguments: Arguments) -> Value:
    return NOTHING if owner.name == "super" else library_call(machine, f"{owner.name}.{name}", arguments)


def _folds_method(_machine: Machine, owner: Folds, _name: str, _arguments: Arguments) -> Value:
    return fold_pair(owner)


def _other_method(machine: Machine, owner: Value, name: str, arguments: Arguments) -> Value:
    found = get_attribute(owner, name)
    return machine.call(found, arguments) if found != NOTHING else _unknown(machine, owner, arguments)


def _call_library(machine: Machine, function: Library, arguments: Arguments) -> Value:
    return library_call(machine, function.name, arguments)


def _unknown(machine: Machine, function: Value, arguments: Arguments) -> Value:
    """Give data made of the arguments, or of a source of its own."""
    found = [frame for value in (function, *arguments.all()) for frame in frames_in(value)]
    return combine(found) if found else machine.source((machine.place(arguments.node.line), arguments.node))


def call_function(machine: Machine, function: Function, arguments: Arguments) -> Value:
    """Bind the arguments to the parameters and follow the body."""
    machine.record.called.add((function.path, function.line))
    local = Scope(function.scope, function.path)
    parameters = list(function.parameters)
    if function.owner is not None and parameters and parameters[0].name in ("self", "cls"):
        local[parameters.pop(0).name] = function.owner
    elif parameters and parameters[0].name == "self" and not arguments.positional:
        parameters.pop(0)
    _bind(machine, local, parameters, arguments, function.scope)
    return machine.enter(function, local, arguments)


def _bind(machine: Machine, local: Scope, parameters: list[Parameter], arguments: Arguments, outer: Scope) -> None:
    left = list(arguments.positional)
    for parameter in parameters:
        if parameter.name.startswith("**"):
            rest = {name: value for name, value in arguments.keywords.items() if name not in local}
            local[parameter.name[2:]] = Collection(list(rest.values()), list(rest))
        elif parameter.name.startswith("*"):
            local[parameter.name[1:]] = Collection(left)
            left = []
        elif left and parameter.name not in arguments.keywords:
            local[parameter.name] = left.pop(0)
        elif parameter.name in arguments.keywords:
            local[parameter.name] = arguments.keywords[parameter.name]
        else:
            default = parameter.default
            local[parameter.name] = machine.evaluate(default, outer) if default is not None else NOTHING


def make_instance(machine: Machine, kind: Class, arguments: Arguments) -> Instance:
    """Make an object and follow its `__init__`."""
    made = Instance(kind)
    role = _role_of_class(kind)
    if role is not None:
        made.estimator = Estimator(kind.name, role, machine.place(arguments.node.line))
        made.estimator.is_repeated = machine.is_repeating
    start = instance_attribute(made, "__init__")
    if isinstance(start, Function):
        call_function(machine, start, arguments)
    else:
        made.attributes.update({f"argument{number}": value for number, value in enumerate(arguments.all())})
    return made


def _role_of_class(kind: Class) -> Role | None:
    """Tell a network or an estimator of one's own by the library classes that it is built on."""
    for base in kind.bases:
        if isinstance(base, Class):
            return _role_of_class(base)
        name = base.name if isinstance(base, Library) else ""
        if name.endswith((*_NETWORKS, "Classifier", "Regressor", *_LEARNERS)):
            return Role.UNKNOWN if "transform" in kind.scope else Role.MODEL
        if role_of(name) is not None:
            return role_of(name)
    return Role.MODEL if "fit" in kind.scope and "predict" in kind.scope else None


def _instance_method(machine: Machine, owner: Instance, name: str, arguments: Arguments) -> Value:
    found = instance_attribute(owner, name)
    if isinstance(found, Function):
        return call_function(machine, found, arguments)
    if found != NOTHING:
        return machine.call(found, arguments)
    if name == "fit_transform" and isinstance(instance_attribute(owner, "transform"), Function):
        _instance_method(machine, owner, "fit", arguments)
        return _instance_method(machine, owner, "transform", Arguments(arguments.node, arguments.positional[:1], {}))
    if owner.estimator is not None:
        result = estimator_method(machine, owner.estimator, name, arguments)
        return owner if result is owner.estimator else result
    inner = as_frame(owner)
    return method(machine, inner, name, arguments) if inner is not None else _unknown(machine, owner, arguments)


def _call_instance(machine: Machine, owner: Instance, arguments: Arguments) -> Value:
    if owner.estimator is not None:
        return _call_estimator(machine, owner.estimator, arguments)
    return _instance_method(machine, owner, "__call__", arguments)


def _call_estimator(machine: Machine, estimator: Estimator, arguments: Arguments) -> Value:
    """Follow `network(batch)`; a layer that is called on another is part of a network."""
    inner = [frame for value in arguments.positional for frame in frames_in(value)]
    if inner and estimator.role is Role.STATISTIC:
        return transform(estimator, combine(inner))
    return predict(machine, [estimator], combine(inner), arguments.node.line) if inner else estimator


def _list_method(machine: Machine, owner: Collection, name: str, arguments: Arguments) -> Value:
    if owner.keys is not None:
        return _dictionary_method(machine, owner, name, arguments)
    if name in ("append", "add") and arguments.positional:
        if len(owner.items) < _LISTS:
            owner.items.append(arguments.positional[0])
        return NOTHING
    if name in ("extend", "update") and arguments.positional:
        more = arguments.positional[0]
        owner.items = [*owner.items, *(more.items if isinstance(more, Collection) else [more])][:_LISTS]
        return NOTHING
    if name == "copy":
        return Collection(list(owner.items))
    return join(owner.items) if name == "pop" else NOTHING


def _dictionary_method(machine: Machine, owner: Collection, name: str, arguments: Arguments) -> Value:
    keys = owner.keys or []
    if name == "items":
        pairs = zip(keys, owner.items, strict=False)
        return Collection([Collection([Known(key), value]) for key, value in pairs])
    if name == "values":
        return Collection(list(owner.items))
    if name == "keys":
        return Collection([Known(key) for key in keys])
    key = arguments.get(0)
    if name in ("get", "pop") and isinstance(key, Known) and key.value in keys:
        return owner.items[keys.index(key.value)]
    if isinstance(key, Collection) and name == "update":
        owner.items, owner.keys = [*owner.items, *key.items], [*keys, *(key.keys or [None] * len(key.items))]
        return NOTHING
    found = owner.items[keys.index(name)] if name in keys else NOTHING
    return machine.call(found, arguments) if found != NOTHING else NOTHING


def methods_of(kind: Class) -> list[Function]:
    """Give the functions that stand in a class."""
    return [value for value in kind.scope.values() if isinstance(value, Function)]


_CALLS: dict[type[Value], Callable[..., Value]] = {
    Function: call_function, Class: make_instance, Library: _call_library, Estimator: _call_estimator,
    Instance: _call_instance,
}  # fmt: skip  # a table
_METHODS: dict[type[Value], Callable[..., Value]] = {
    Library: _library_method, Frame: method, Estimator: estimator_method, Collection: _list_method,
    Instance: _instance_method, Folds: _folds_method,
}  # fmt: skip  # a table
