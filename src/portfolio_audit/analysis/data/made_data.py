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
_BATCH = lazy_regex(
    r"^_?(?!(?:get|next|random|load|read|sample|train|run|eval\w{0,6})_)\w{1,40}_(?:batch(?:es)?|sequences?|task|problem)$"
)
_DRAWS = lazy_regex(r"\btorch\.rand\w{0,5}\(|\b(?:rng|np\.random|jax\.random|random)\.\w{1,20}\(")
_BUILDS = lazy_regex(r"\b(?:torch|np|jnp)\.(?:full|zeros|ones|empty|arange|stack|cat|concatenate)\(")
_OF_ROWS = lazy_regex(r"data|corpus|text|\blen\(|loader|\bd?ix\b|\bidx\b|df\b|path|augment|noise")
"""What a function speaks of that draws from rows which are there."""
_GIVES_BOTH = lazy_regex(r"\breturn \(?\w{1,20}, ?\w{1,20}")
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
            if (_MAKES.match(function.name) and len(_BY_CHANCE.findall(body)) >= _FEWEST) or _makes_batch(
                function.name, body
            ):
                yield Located(function.qualified_name, unit.place(function.line))


def _makes_batch(name: str, body: str) -> bool:
    """Tell a function that builds the sequences of a task anew, and gives them with the answers."""
    is_batch = _BATCH.match(name) and not _OF_ROWS.search(body)
    return bool(is_batch and _DRAWS.search(body) and _BUILDS.search(body) and _GIVES_BOTH.search(body))
