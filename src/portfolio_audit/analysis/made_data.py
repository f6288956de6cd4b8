"""Data that the project makes by chance, for want of others or to know the truth."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_MAKES = lazy_regex(
    r"^_?(?:gen(?:erate)?|simulate|synth(?:esi[sz]e|etic)?|make|create|fake|sample)_(?:\w{1,40}_)?"
    r"(?:data(?:set)?s?|samples|records|arrays|rows|table|customers|transactions|users|events|readings|cohorts?)$",
    re.IGNORECASE,
)
_BY_CHANCE = lazy_regex(r"\brng\.|\brandom\.|\bnp\.random|\bfake\.|\bFaker\(", re.IGNORECASE)
_MAKERS = lazy_regex(r"^sklearn\.datasets\.make_\w{1,40}$")
_FEWEST = 3
"""Draws in the body of a function that makes data: one or two may shuffle or choose."""


def made_data(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give calls that make data, and functions that are named for it and draw several values."""
    for unit in units:
        if unit.module is None:
            continue
        yield from (Located(call.name, unit.place(call.line)) for call in unit.module.calls if _MAKERS.match(call.name))
        lines = unit.source.splitlines()
        for function in unit.module.functions:
            body = "\n".join(lines[function.line - 1 : function.end_line])
            if _MAKES.match(function.name) and len(_BY_CHANCE.findall(body)) >= _FEWEST:
                yield Located(function.qualified_name, unit.place(function.line))
