"""Modules and functions of a syntax tree, each with its own nodes and what its names stand for."""

import ast
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

_NODES = 20_000
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


class SyntaxScope(Struct, frozen=True):
    """A module or a function, what stands in functions inside of it left out."""

    name: str
    """Name of the function; empty for a module."""
    nodes: Sequence[ast.AST]
    values: Mapping[str, Sequence[ast.expr]]
    """All values that a name is given, in order; one of several names gets the whole."""
    first: int
    last: int
    """Its lines."""


def scopes_of(tree: ast.Module) -> Iterator[SyntaxScope]:
    """Give the module and every function, however deep."""
    pending: list[ast.AST] = [tree]
    left = _NODES
    while pending and left > 0:
        root = pending.pop()
        nodes, inner = _own_nodes(root, left)
        left -= len(nodes)
        pending += inner
        if isinstance(root, _FUNCTIONS):
            yield SyntaxScope(root.name, nodes, _values(nodes), root.lineno, root.end_lineno or root.lineno)
        else:
            yield SyntaxScope("", nodes, _values(nodes), 1, 0)


def _own_nodes(root: ast.AST, most: int) -> tuple[list[ast.AST], list[ast.AST]]:
    """Give the nodes below in the order of the text, and the functions that were not entered."""
    nodes: list[ast.AST] = []
    inner: list[ast.AST] = []
    pending = list(ast.iter_child_nodes(root))[::-1]
    while pending and len(nodes) < most:
        node = pending.pop()
        if isinstance(node, _FUNCTIONS):
            inner.append(node)
        else:
            nodes.append(node)
            pending += list(ast.iter_child_nodes(node))[::-1]
    return nodes, inner


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
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and (not only_set or isinstance(part.ctx, ast.Store)):
            yield part.id
