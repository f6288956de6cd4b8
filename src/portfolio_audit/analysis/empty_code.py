"""Files of Python in which no function does anything yet."""

import ast

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.syntax import walk

_CHARACTERS = 20_000
"""A file of stubs is short."""
_TELLS = frozenset({"print", "info", "debug", "warning"})


def does_nothing(unit: CodeUnit) -> bool:
    """Tell a unit with functions, all of which are empty, raise that they are missing, or give a constant back."""
    if unit.module is None or not unit.module.functions or len(unit.source) > _CHARACTERS:
        return False
    tree = tree_of(unit)
    if tree is None or not all(map(_only_defines, tree.body)):
        return False
    functions = [node for node in walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return all(_is_idle(statement) for node in functions for statement in node.body)


def _only_defines(node: ast.stmt) -> bool:
    """Tell a statement at the top that imports, names something, or starts what the file defines."""
    if isinstance(node, ast.If):
        return "__name__" in ast.unparse(node.test)
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.Expr
    return isinstance(node, kinds | ast.AnnAssign)


def _is_idle(node: ast.stmt) -> bool:
    """Tell a statement that has no effect, says that code is missing, prints words, or gives a constant back."""
    match node:
        case ast.Pass() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return True
        case ast.Raise(exc=error):
            return error is not None and "NotImplemented" in ast.unparse(error)
        case ast.Return(value=value):
            return value is None or _is_constant(value)
        case ast.Expr(value=ast.Call(func=called, args=arguments)):
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            return name in _TELLS and all(map(_is_constant, arguments))
        case ast.Expr(value=value):
            return isinstance(value, ast.Constant)
        case _:
            return False


def _is_constant(node: ast.expr) -> bool:
    """Tell a literal, also one of literals."""
    plain = ast.Constant | ast.Dict | ast.List | ast.Tuple | ast.Set | ast.UnaryOp | ast.expr_context | ast.unaryop
    return all(isinstance(part, plain) for part in walk(node))
