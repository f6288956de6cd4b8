"""What names, literals and operators add to the walk."""

import ast
from collections.abc import Callable

from portfolio_audit.parsers.python_calls import TEXT_CHARACTERS
from portfolio_audit.parsers.python_module import Text
from portfolio_audit.parsers.python_walk import Walk


def _binary(walk: Walk, node: ast.BinOp) -> None:
    walk.count_operation([node.op], [node.left, node.right])
    walk.push([node.left, node.right])


def _unary(walk: Walk, node: ast.UnaryOp) -> None:
    walk.count_operation([node.op], [node.operand])
    walk.push([node.operand])


def _boolean(walk: Walk, node: ast.BoolOp) -> None:
    walk.count_operation([node.op], node.values)
    walk.push(node.values)


def _compare(walk: Walk, node: ast.Compare) -> None:
    walk.count_operation(node.ops, [node.left, *node.comparators])
    walk.push([node.left, *node.comparators])


def _augment(walk: Walk, node: ast.AugAssign) -> None:
    walk.count_operation([node.op], [node.target, node.value])
    walk.push([node.target, node.value])


def _attribute(walk: Walk, node: ast.Attribute) -> None:
    walk.pending.append(node.value)


def _constant(walk: Walk, node: ast.Constant) -> None:
    if isinstance(node.value, str) and id(node) not in walk.docstring_ids and node.value:
        walk.texts.append(Text(node.value[:TEXT_CHARACTERS], node.lineno))


EXPRESSION_VISITS: dict[type[ast.AST], Callable[..., None]] = {
    ast.Attribute: _attribute,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.BoolOp: _boolean,
    ast.Compare: _compare,
    ast.AugAssign: _augment,
    ast.Constant: _constant,
}
"""Each takes the walk and a node of the type it is filed under."""
