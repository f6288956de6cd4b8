"""Functions and methods that nothing in their program calls, followed with data of their own for each parameter."""

from portfolio_audit.analysis.dataflow.calls import call_function, make_instance, methods_of
from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.expressions import instance_attribute
from portfolio_audit.analysis.dataflow.values import Class, Function, Instance, Known, Value
from portfolio_audit.parsers.python_code import Call, Constant, Parameter

_NODE = Call(Constant(None), (), (), 0)


def follow_uncalled(machine: Machine, path: str) -> None:
    """Follow what was defined in a file and never called, in the order of the text."""
    definitions = [one for one in machine.definitions if _path(one) == path]
    scopes = {id(one.scope) for one in definitions if isinstance(one, Class)}
    for one in definitions:
        if isinstance(one, Class):
            _follow_class(machine, one)
        elif id(one.scope) not in scopes and one.scope.outer is None and not _was_called(machine, one):
            call_function(machine, one, _arguments(machine, one, one.parameters))


def _path(definition: Function | Class) -> str:
    return definition.path if isinstance(definition, Function) else definition.scope.path


def _was_called(machine: Machine, function: Function) -> bool:
    return (function.path, function.line) in machine.record.called


def _follow_class(machine: Machine, kind: Class) -> None:
    """Make an object, and call the methods that were not called."""
    open_methods = [one for one in methods_of(kind) if not _was_called(machine, one)]
    if not open_methods:
        return
    start = next((one for one in methods_of(kind) if one.name == "__init__"), None)
    made = make_instance(machine, kind, _arguments(machine, kind, start.parameters[1:] if start else ()))
    for method in open_methods:
        if method.name != "__init__" and not _was_called(machine, method):
            _call(machine, made, method)


def _call(machine: Machine, made: Instance, method: Function) -> None:
    bound = instance_attribute(made, method.name)
    if isinstance(bound, Function):
        call_function(machine, bound, _arguments(machine, method, method.parameters[1:]))


def _arguments(machine: Machine, owner: Function | Class, parameters: tuple[Parameter, ...]) -> Arguments:
    """Give each parameter data of its own, or its default where that is a literal."""
    given: dict[str, Value] = {}
    for parameter in parameters:
        if not parameter.name.startswith("*"):
            default = parameter.default.value if isinstance(parameter.default, Constant) else None
            key = (_path(owner), owner.line, parameter.name)
            given[parameter.name] = Known(default) if default is not None else machine.source(key)
    return Arguments(_NODE, [], given)
