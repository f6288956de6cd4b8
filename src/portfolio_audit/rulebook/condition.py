"""The conditions of rules as a tagged union."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.rulebook.operators import Expected, Operator


class ItemTest(Struct, frozen=True):
    """One demand on a field of a list's items."""

    field: str
    """Name of the field, nested with dots."""
    operator: Operator
    value: Expected


class Ask(Struct, frozen=True, tag="fact"):
    """One fact compared by one operator."""

    fact: str
    """`collector.field`, nested with further dots."""
    operator: Operator
    value: Expected
    where: tuple[ItemTest, ...] = ()
    """Which items of a list count; every demand must hold."""


class AllOf(Struct, frozen=True, tag="all"):
    """Every part must hold."""

    parts: tuple["Condition", ...]


class AnyOf(Struct, frozen=True, tag="any"):
    """One part is enough."""

    parts: tuple["Condition", ...]


class Not(Struct, frozen=True, tag="not"):
    """The part must not hold."""

    part: "Condition"


class Inquiry(Struct, frozen=True, tag="python"):
    """A question that a Python check answers."""

    check: str
    options: Struct
    """Already of the type that the check states."""


Condition = Ask | AllOf | AnyOf | Not | Inquiry


def facts_in(condition: Condition) -> Iterator[str]:
    """Give the names of the facts that a condition asks for."""
    match condition:
        case Ask():
            yield condition.fact
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from facts_in(part)
        case Not():
            yield from facts_in(condition.part)


def describe(condition: Condition) -> str:
    """Put a condition into words."""
    match condition:
        case Ask():
            return _describe_ask(condition)
        case AllOf():
            return " and ".join(_bracket(part) for part in condition.parts)
        case AnyOf():
            return " or ".join(_bracket(part) for part in condition.parts)
        case Not():
            return f"not {_bracket(condition.part)}"
        case Inquiry():
            return f"the check `{condition.check}` agrees"


def _bracket(condition: Condition) -> str:
    words = describe(condition)
    return f"({words})" if isinstance(condition, AllOf | AnyOf) else words


def _describe_ask(ask: Ask) -> str:
    where = " and ".join(f"`{test.field}` {_demand(test.operator, test.value)}" for test in ask.where)
    return f"`{ask.fact}`{f' (where {where})' if where else ''} {_demand(ask.operator, ask.value)}"


def _demand(operator: Operator, value: Expected) -> str:
    match value:
        case bool():
            shown = "true" if value else "false"
        case tuple():
            shown = ", ".join(f"`{item}`" for item in value)
        case str():
            shown = f"`{value}`"
        case _:
            shown = str(value)
    words = operator.value.replace("_", " ")
    return f"{'is' if operator is Operator.EQUALS else words} {shown}"
