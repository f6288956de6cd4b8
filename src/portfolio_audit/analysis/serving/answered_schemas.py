"""Typed classes that a service only answers with."""

import re
from collections.abc import Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_ANSWERS = lazy_regex(r"\bresponse_model\s?=\s?[\w.\[\], |]{1,120}|\)\s?->\s?[^:\n]{1,120}:")
"""Where an endpoint or a function names what it gives back."""


def is_only_answered(name: str, services: Sequence[CodeUnit]) -> bool:
    """Tell a class that services name as what they give back, and nowhere as a type, a schema or made of a request."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    taken = re.compile(
        rf"[:\[|,]\s?(?:\w{{1,20}}\.)?{re.escape(name)}\b"
        rf"|(?<!return )\b{re.escape(name)}(?:\.|\(\*\*)|\(\s?{re.escape(name)}\s?\)"
    )
    is_answered = any(word.search(one) for unit in services for one in _ANSWERS.findall(unit.source))
    return is_answered and not any(taken.search(_without_answers(unit)) for unit in services)


def _without_answers(unit: CodeUnit) -> str:
    """Leave out what is given back, and imports, where names stand between commas."""
    source = re.sub(r"^(?:from|import)\b(?:[^(\n]*\([^)]*\)|[^\n]*)", "", unit.source, flags=re.MULTILINE)
    return _ANSWERS.sub(" ", source)
