"""Files of Python in which no function does anything yet."""

import ast

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.plausible.hollow import is_idle
from portfolio_audit.analysis.steps.syntax import walk

_CHARACTERS = 20_000
"""A file of stubs is short."""


def does_nothing(unit: CodeUnit) -> bool:
    """Tell a unit with functions, all of which are empty, raise that they are missing, or give a constant back."""
    if unit.module is None or not unit.module.functions or len(unit.source) > _CHARACTERS:
        return False
    tree = tree_of(unit)
    if tree is None or not all(map(_only_defines, tree.body)):
        return False
    functions = [node for node in walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return all(is_idle(statement) for node in functions for statement in node.body)


def _only_defines(node: ast.stmt) -> bool:
    """Tell a statement at the top that imports, names something, or starts what the file defines."""
    if isinstance(node, ast.If):
        return "__name__" in ast.unparse(node.test)
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.Expr
    return isinstance(node, kinds | ast.AnnAssign)
