"""The words a rule may use: names of facts with their types, and names of checks."""

from collections.abc import Hashable, Mapping
from enum import StrEnum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from portfolio_audit.checks.interface import Check
from portfolio_audit.collectors.interface import Collector, Conclusion
from portfolio_audit.evidence import Located, Place
from portfolio_audit.plugins import shelf
from portfolio_audit.rulebook.operators import Shape
from portfolio_audit.snapshot.records import Absent

Member = Collector[Struct] | Conclusion[Struct]


class FactType(Struct, frozen=True):
    """What a rule must know of a fact's type."""

    shape: Shape
    struct: type[Struct] | None = None
    """The type to go on into with a further dot; for lists the type of the items."""
    choices: tuple[str, ...] = ()
    """The texts it can be, where they are few."""
    has_text: bool = True
    """For lists: whether items have a text to match."""


class Vocabulary(Struct, frozen=True, dict=True):
    """Collectors, conclusions and checks on the shelf, by name."""

    members: Mapping[str, Member]
    checks: Mapping[str, Check[Struct]]
    given: Mapping[str, type[Struct]] = {}
    """Facts that are not collected but handed over when rules are asked, by subject."""

    @cached_property
    def types(self) -> Mapping[str, type[Struct]]:
        """Types of facts by subject."""
        return {**{name: member.facts for name, member in self.members.items()}, **self.given}


class UnknownNameError(Exception):
    """A dotted name leads nowhere; carries the part at fault and what stands there instead."""

    def __init__(self, part: str, known: tuple[str, ...]) -> None:
        super().__init__(part)
        self.part = part
        self.known = known


def gather_vocabulary() -> Vocabulary:
    """Look what stands on the shelves."""
    members = [
        *shelf("portfolio_audit.collectors", "COLLECTOR", "portfolio_audit.collectors"),
        *shelf("portfolio_audit.conclusions", "CONCLUSION", "portfolio_audit.conclusions"),
    ]
    checks = shelf("portfolio_audit.checks", "CHECK", "portfolio_audit.checks")
    return Vocabulary(
        {member.name: member for member in members if isinstance(member, Collector | Conclusion)},
        {check.name: check for check in checks if isinstance(check, Check)},
    )


def type_of(vocabulary: Vocabulary, fact: str) -> FactType:
    """Give the type of a fact by its dotted name, or raise `UnknownNameError`."""
    subject, *fields = fact.split(".")
    types = vocabulary.types
    if subject not in types:
        raise UnknownNameError(subject, tuple(sorted(types)))
    return type_of_field(types[subject], ".".join(fields))


def type_of_field(struct: type[Struct], path: str) -> FactType:
    """Give the type of a field by its dotted path, or raise `UnknownNameError`."""
    found = FactType(Shape.OTHER, struct)
    for name in path.split("."):
        hints = _hints(found.struct) if found.struct and found.shape is not Shape.LIST else {}
        if name not in hints:
            raise UnknownNameError(name, tuple(hints))
        found = _read_type(hints[name])
    return found


@cache
def _hints(struct: type[Struct]) -> dict[str, Hashable]:
    hints = get_type_hints(struct)
    return {name: hints[name] for name in struct.__struct_fields__}


@cache
def _read_type(hint: Hashable) -> FactType:
    members = _members(hint)
    if not members:
        return FactType(Shape.OTHER)
    kinds = {_read_plain(member).shape for member in members}
    return _read_plain(members[0]) if len(kinds) == 1 else FactType(Shape.OTHER)


def _members(hint: Hashable) -> tuple[Hashable, ...]:
    if get_origin(hint) in {Union, UnionType}:
        return tuple(member for member in get_args(hint) if member not in {NoneType, Absent})
    return (hint,)


def _read_plain(hint: Hashable) -> FactType:
    if get_origin(hint) is tuple:
        return _read_list(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return FactType(Shape.TEXT, choices=tuple(str(choice) for choice in get_args(hint)))
    return _read_class(hint) if isinstance(hint, type) else FactType(Shape.OTHER)


def _read_list(item: Hashable) -> FactType:
    found = _read_type(item)
    has_text = found.shape is Shape.TEXT or (found.struct is not None and "text" in _hints(found.struct))
    return FactType(Shape.LIST, found.struct, found.choices, has_text)


def _read_class(hint: type) -> FactType:
    if issubclass(hint, bool):
        return FactType(Shape.BOOLEAN)
    if issubclass(hint, int | float):
        return FactType(Shape.NUMBER)
    if issubclass(hint, StrEnum):
        return FactType(Shape.TEXT, choices=tuple(member.value for member in hint))
    if issubclass(hint, str):
        return FactType(Shape.TEXT)
    if issubclass(hint, Located):
        return FactType(Shape.TEXT, hint)
    return FactType(Shape.OTHER, hint) if issubclass(hint, Struct) else FactType(Shape.OTHER)


def place_of(item: object) -> Located | None:
    """Give the place of a list's item or of a located text, where it has one."""
    if isinstance(item, Located):
        return item
    at = getattr(item, "at", None)
    return Located(text_of(item), at, getattr(item, "chance", 1.0)) if isinstance(at, Place) else None


def text_of(item: object) -> str:
    """Give the text of a list's item: itself, or its field `text`."""
    return item if isinstance(item, str) else str(getattr(item, "text", ""))
