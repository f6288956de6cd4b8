"""A call with the parts that its owner and arguments play."""

from typing import Protocol

from portfolio_audit.analysis.steps.answers.chains import is_grouped
from portfolio_audit.analysis.steps.answers.record import Record
from portfolio_audit.analysis.steps.answers.values import NOTHING, Role, Value
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression

_AXES = frozenset({"axis", "dim"})


class Reads(Protocol):
    """What reads expressions."""

    record: Record

    def value(self, node: Expression) -> Value:
        """Give the part that an expression plays."""

    def column(self, table: Expression, key: str) -> Value:
        """Give what a column of a table is."""


class Called:
    """A call with the parts that its owner and arguments play."""

    def __init__(self, reader: Reads, node: code.Call) -> None:
        """Read owner and arguments, once."""
        self.record = reader.record
        self.record.line = node.line
        function = node.function
        self.node = node
        self.name = function.name if isinstance(function, code.Name | code.Attribute) else ""
        self.owner = reader.value(function.value) if isinstance(function, code.Attribute) else NOTHING
        are_groups = self.name in ("apply", "agg", "map") and is_grouped(function)
        self.record.groups += are_groups
        self.arguments = [reader.value(one) for one in node.arguments]
        self.words = {name: reader.value(one) for name, one in node.keywords}
        self.record.groups -= are_groups
        self.record.line = node.line
        self.is_over_groups = are_groups

    @property
    def subject(self) -> Value:
        """The owner where it plays a part, else the first argument."""
        if self.owner.role is not Role.NONE:
            return self.owner
        return self.arguments[0] if self.arguments else next(iter(self.words.values()), NOTHING)

    @property
    def values(self) -> list[Value]:
        """All arguments."""
        return [*self.arguments, *self.words.values()]

    @property
    def has_axis(self) -> bool:
        """True where rows or columns are told apart."""
        if any(name in _AXES for name, _ in self.node.keywords):
            return True
        positions = self.node.arguments[0 if self.owner.role is not Role.NONE else 1 :]
        return any(isinstance(one, code.Constant) and one.value in (0, 1, -1) for one in positions)

    def texts(self) -> list[str]:
        """Give the literal texts among the arguments."""
        parts = [*self.node.arguments, *(value for _, value in self.node.keywords)]
        groups = [one for one in parts if isinstance(one, code.Group)]
        parts += [item for one in groups for item in (*one.items, *(one.keys or ()))]
        return [one.value for one in parts if isinstance(one, code.Constant) and isinstance(one.value, str)]
