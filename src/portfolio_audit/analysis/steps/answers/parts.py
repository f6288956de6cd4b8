"""All that stands inside an expression or a block."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Block, Expression

_PARTS = 4_000


def parts_of(node: Struct | Block | Expression) -> Iterator[Struct]:
    """Yield each statement and expression in it, itself first, at most 4,000."""
    pending: list[object] = [node]
    for _ in range(_PARTS):
        if not pending:
            return
        one = pending.pop()
        if isinstance(one, Struct):
            yield one
            pending += [getattr(one, field) for field in reversed(one.__struct_fields__)]
        elif isinstance(one, tuple):
            pending += reversed(one)


def names_in(node: Struct | Block | Expression) -> frozenset[str]:
    """Give the bare names in it."""
    return frozenset(one.name for one in parts_of(node) if isinstance(one, code.Name))


def calls_in(node: Struct | Block | Expression) -> Iterator[tuple[str, code.Call]]:
    """Yield the calls in it with the last part of their names."""
    for one in parts_of(node):
        if isinstance(one, code.Call):
            yield called_name(one), one


def called_name(node: code.Call) -> str:
    """Give the last part of the name of a call."""
    function = node.function
    return function.name if isinstance(function, code.Name | code.Attribute) else ""


def is_many_against_one(left: Expression, right: Expression) -> bool:
    """Tell draws of a row that are compared with its one truth, element by element or by a new axis."""
    return any(map(_has_new_axis, (left, right))) or any(
        _is_cut_out(one) and _is_element(other) for one, other in ((left, right), (right, left))
    )


def is_of_one_class(node: code.Operation) -> bool:
    """Tell `answers[truth == one] == one`, which asks how many of one class are right."""
    picked, one = node.operands[:2]
    index = picked.index if isinstance(picked, code.Subscript) else None
    return isinstance(index, code.Operation) and index.operator == "==" and one in index.operands


def column_of(node: Expression) -> str:
    """Give the name that picks a column in `table[:, name]`; else an empty text."""
    index = node.index if isinstance(node, code.Subscript) else None
    parts = index.items if isinstance(index, code.Group) else ()
    is_column = len(parts) > 1 and parts[0] == code.Slice(None, None)
    return parts[1].name if is_column and isinstance(parts[1], code.Name) else ""


def _is_cut_out(node: Expression) -> bool:
    return isinstance(node, code.Subscript) and any(isinstance(one, code.Slice) for one in _indices(node))


def _has_new_axis(node: Expression) -> bool:
    return isinstance(node, code.Subscript) and any(
        isinstance(one, code.Constant) and one.value is None for one in _indices(node)
    )


def _is_element(node: Expression) -> bool:
    if not isinstance(node, code.Subscript):
        return False
    return all(
        isinstance(one, code.Name) or (isinstance(one, code.Constant) and isinstance(one.value, int))
        for one in _indices(node)
    )


def _indices(node: code.Subscript) -> tuple[Expression, ...]:
    return node.index.items if isinstance(node.index, code.Group) else (node.index,)
