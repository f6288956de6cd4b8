"""The operators of conditions, and which shape of fact each one takes."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

TEXT_CHARACTERS = 10_000
"""Longest text that a pattern is tried on."""

Scalar = bool | int | float | str
Expected = Scalar | tuple[str, ...]


class Shape(StrEnum):
    """What sort of value a fact is, as far as operators care."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    LIST = "list"
    OTHER = "other"


class Operator(StrEnum):
    """A comparison of one fact with one expected value."""

    EQUALS = "equals"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    IS_ONE_OF = "is_one_of"
    MATCHES = "matches"
    COUNT_AT_LEAST = "count_at_least"
    COUNT_AT_MOST = "count_at_most"
    ANY_MATCHES = "any_matches"
    NONE_MATCHES = "none_matches"


NUMBER_OPERATORS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)
COUNT_OPERATORS = (Operator.COUNT_AT_LEAST, Operator.COUNT_AT_MOST)
PATTERN_OPERATORS = (Operator.MATCHES, Operator.ANY_MATCHES, Operator.NONE_MATCHES)

OPERATORS: Mapping[Shape, tuple[Operator, ...]] = {
    Shape.NUMBER: (Operator.EQUALS, *NUMBER_OPERATORS),
    Shape.TEXT: (Operator.EQUALS, Operator.IS_ONE_OF, Operator.MATCHES),
    Shape.BOOLEAN: (Operator.EQUALS,),
    Shape.LIST: (*COUNT_OPERATORS, Operator.ANY_MATCHES, Operator.NONE_MATCHES),
    Shape.OTHER: (),
}


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a rule once."""
    return re.compile(pattern)


def matches(pattern: str, text: str) -> bool:
    """Say whether the pattern is found in the text."""
    return compile_pattern(pattern).search(text[:TEXT_CHARACTERS]) is not None


def compare(operator: Operator, value: Scalar, expected: Expected) -> bool:
    """Say whether a value that is no list holds against what is expected."""
    match operator, value, expected:
        case Operator.EQUALS, _, _:
            return value == expected
        case Operator.IS_ONE_OF, str(), tuple():
            return value in expected
        case Operator.MATCHES, str(), str():
            return matches(expected, value)
        case _, int() | float(), int() | float():
            return _compare_numbers(operator, value, expected)
    raise TypeError(f"{operator} cannot compare {type(value).__name__} with {type(expected).__name__}")


def _compare_numbers(operator: Operator, value: float, expected: float) -> bool:
    match operator:
        case Operator.AT_LEAST | Operator.COUNT_AT_LEAST:
            return value >= expected
        case Operator.AT_MOST | Operator.COUNT_AT_MOST:
            return value <= expected
        case Operator.MORE_THAN:
            return value > expected
        case Operator.LESS_THAN:
            return value < expected
    raise TypeError(f"{operator} takes no numbers")
