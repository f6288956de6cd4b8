"""Functions and classes that are there in name only, and functions that answer requests."""

import ast
from textwrap import dedent

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.syntax import last_name
from portfolio_audit.parsers.python import ClassDefinition, Function
from portfolio_audit.parsers.python_tree import parses
from portfolio_audit.patterns import lazy_regex

_STATEMENTS = 2
_LINES = 30
_CHARACTERS = 2_000
_MISSING = frozenset({"NotImplementedError", "NotImplemented"})
_SAYS_ONLY = frozenset({"print", "info", "debug", "warning"})
_ENDPOINT = lazy_regex(r"\.(?:get|post|put|patch|delete|route|api_route|websocket|head)$")


def is_hollow(unit: CodeUnit, function: Function) -> bool:
    """Tell a body that does nothing, says something, or gives a literal back."""
    if function.is_stub:
        return True
    if function.statements > _STATEMENTS or function.end_line - function.line > _LINES:
        return False
    text = dedent("\n".join(unit.source.splitlines()[function.line - 1 : function.end_line]))
    found = parses(text) if len(text) <= _CHARACTERS else None
    return isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef) and all(map(is_idle, found.body))


def is_hollow_class(unit: CodeUnit, definition: ClassDefinition) -> bool:
    """Tell a class whose methods, the special ones aside, are all hollow."""
    functions = unit.module.functions if unit.module else ()
    own = [
        one
        for one in functions
        if one.is_method
        and one.qualified_name.rpartition(".")[0] == definition.name
        and definition.line <= one.line <= definition.end_line
        and not one.name.startswith("__")
    ]
    return bool(own) and all(is_hollow(unit, one) for one in own)


def answers_requests(function: Function) -> bool:
    """Tell an endpoint of a service."""
    return any(map(_ENDPOINT.search, function.decorators))


def is_idle(node: ast.stmt) -> bool:
    """Tell a statement that has no effect, says that code is missing, prints words, or gives a literal back."""
    match node:
        case ast.Pass() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return True
        case ast.Raise(exc=ast.Name() | ast.Call() as raised):
            return last_name(raised.func if isinstance(raised, ast.Call) else raised) in _MISSING
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call() as call):
            return last_name(call.func) in _SAYS_ONLY and all(map(_is_literal, call.args))
        case ast.Return(value=value):
            return value is None or _is_literal(value)
    return False


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.UnaryOp(operand=inner):
            return _is_literal(inner)
        case ast.List() | ast.Tuple() | ast.Set():
            return all(map(_is_literal, node.elts))
        case ast.Dict():
            return all(one is None or _is_literal(one) for one in (*node.keys, *node.values))
        case ast.ListComp(elt=inner):
            return isinstance(inner, ast.Constant)
    return False
