"""Names of the parts of a syntax tree."""

import ast
from collections.abc import Iterator

_CHARACTERS = 80
_KEPT = "_children"


def children(node: ast.AST) -> tuple[ast.AST, ...]:
    """Give the parts of a node, which are looked up once for all who walk over it."""
    kept: tuple[ast.AST, ...] | None = vars(node).get(_KEPT)
    if kept is None:
        kept = vars(node)[_KEPT] = tuple(ast.iter_child_nodes(node))
    return kept


def walk(node: ast.AST) -> list[ast.AST]:
    """Give a node and all below it, those nearer to it first, as `ast.walk` does."""
    found = [node]
    for one in found:
        kept = vars(one).get(_KEPT)
        found += children(one) if kept is None else kept
    return found


def last_name(node: ast.AST) -> str:
    """Give a name, or the last part of a dotted one; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def root_name(node: ast.AST | None) -> str:
    """Give the name in which a value is kept: of `table["x"]` and `self.table` the table."""
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Starred | ast.Call):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            return node.attr
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def dotted_name(node: ast.expr) -> str:
    """Give a dotted name as one text."""
    return ast.unparse(node)[:_CHARACTERS] if isinstance(node, ast.Name | ast.Attribute) else ""


def mentions(node: ast.AST, names: set[str] | frozenset[str]) -> bool:
    """Tell whether one of the names is read anywhere in it."""
    return any(isinstance(inner, ast.Name) and inner.id in names for inner in ast.walk(node))


def flat(target: ast.expr) -> Iterator[ast.expr]:
    """Give the parts of a target, tuples taken apart."""
    if isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            yield from flat(part)
    else:
        yield target
