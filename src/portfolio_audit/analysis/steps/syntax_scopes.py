"""Modules and functions of a syntax tree, each with its own statements and what its names stand for."""

import ast
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from portfolio_audit.analysis.steps.syntax import walk

_NODES = 200_000
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LEAVES = (ast.Constant, ast.Name, ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop, ast.alias)
_TELLING = (
    *(ast.Assert, ast.If, ast.For, ast.Try, ast.Assign, ast.Return, ast.NamedExpr),
    *(ast.Call, ast.List, ast.Dict, ast.Tuple),
)


class SyntaxScope(Struct, frozen=True):
    """A module or a function, what stands in functions inside of it left out."""

    name: str
    """Name of the function; empty for a module."""
    nodes: Sequence[ast.AST]
    """Statements and calls of it, and the lists, dicts and tuples in them."""
    values: Mapping[str, Sequence[ast.expr]]
    """All values that a name is given, in order; one of several names gets the whole."""
    first: int
    last: int
    """Its lines."""


def scopes_of(tree: ast.Module) -> Iterator[SyntaxScope]:
    """Give the module and every function, however deep."""
    gathered: list[tuple[ast.AST, list[ast.AST]]] = [(tree, [])]
    pending: list[tuple[ast.AST, int]] = [(tree, 0)]
    for _ in range(_NODES):
        if not pending:
            break
        node, index = pending.pop()
        for child in _children(node):
            if isinstance(child, _FUNCTIONS):
                gathered.append((child, []))
                pending.append((child, len(gathered) - 1))
            else:
                if isinstance(child, _TELLING):
                    gathered[index][1].append(child)
                pending.append((child, index))
    for root, nodes in gathered:
        yield _scope(root, sorted(nodes, key=lambda node: getattr(node, "lineno", 0)))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name in node._fields:
        value = getattr(node, name, None)
        for part in value if isinstance(value, list) else (value,):
            if isinstance(part, ast.AST) and not isinstance(part, _LEAVES):
                yield part


def _scope(root: ast.AST, nodes: Sequence[ast.AST]) -> SyntaxScope:
    if isinstance(root, ast.FunctionDef | ast.AsyncFunctionDef):
        return SyntaxScope(root.name, nodes, _values(nodes), root.lineno, root.end_lineno or root.lineno)
    return SyntaxScope("", nodes, _values(nodes), 1, 0)


def _values(nodes: Sequence[ast.AST]) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign | ast.NamedExpr):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in (name for target in targets for name in names_in(target, only_set=True)):
                found.setdefault(name, []).append(node.value)
    return found


def names_in(node: ast.AST, *, only_set: bool = False) -> Iterator[str]:
    """Give the names in an expression, or only those that it sets."""
    for part in walk(node):
        if isinstance(part, ast.Name) and (not only_set or isinstance(part.ctx, ast.Store)):
            yield part.id
