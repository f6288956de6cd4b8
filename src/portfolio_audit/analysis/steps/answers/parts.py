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
