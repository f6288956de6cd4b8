"""Recommenders that are put together from a decomposition or from similarities, without a library for it."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Family, Step, StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_DECOMPOSES = lazy_regex(r"(?:^|\.)(?:TruncatedSVD|NMF|svds)$")
_LEARNS = lazy_regex(r"(?:TruncatedSVD|NMF)\.(?:fit|fit_transform)$")
_PUTS_BACK = lazy_regex(
    r"(?:dot|matmul)\([^\n]{0,80}\.components_|@ ?\w{1,20}\.components_|\bsvds\([\s\S]{0,2000}\bdiag\("
)
"""The product that gives every user a value for every item again."""
_SIMILAR = lazy_regex(r"(?:^|\.)(?:cosine_similarity|linear_kernel|corrwith)$")
_USERS = lazy_regex(r"user|customer|member|reader|listener|client", re.IGNORECASE)
_ITEMS = lazy_regex(
    r"item|movie|book|anime|song|track|product|title|article|isbn|game|recipe|restaurant", re.IGNORECASE
)
_VALUES = lazy_regex(r"rat(?:ing|e)|score|purchas|play|quantity|count|stars|clicks?|listen", re.IGNORECASE)
_RECOMMENDS = lazy_regex(r"^_?(?:\w{1,20}_)?recommend\w{0,40}$|^_?get_(?:similar|recs?)\w{0,30}$")
_ORDERS = lazy_regex(r"\bsorted\(|argsort|nlargest|sort_values|argpartition|\.sort\(|topk\(")


def own_recommenders(units: tuple[CodeUnit, ...]) -> tuple[tuple[Step, ...], ...]:
    """Give such models and their training, for each unit of one file."""
    source = "\n".join(unit.source for unit in units)
    is_of_users = bool(_USERS.search(source) and _ITEMS.search(source) and _VALUES.search(source))
    puts_back = is_of_users and _PUTS_BACK.search(source) is not None
    ordered = _ordered(units) if "ecommend" in source or "get_similar" in source or "get_rec" in source else frozenset()
    return tuple(tuple(_steps(unit, ordered, puts_back=puts_back)) for unit in units)


def pairs_users_with_items(call: Call) -> bool:
    """Tell the table of users and items that a recommender learns from, which is no look at a relation."""
    given = dict(call.keywords)
    sides = (given.get("index", ""), given.get("columns", ""))
    is_pair = all(sides) and any(map(_USERS.search, sides)) and not all(map(_USERS.search, sides))
    return (
        call.name.endswith(("pivot_table", "pivot")) and is_pair and _VALUES.search(given.get("values", "")) is not None
    )


def _steps(unit: CodeUnit, ordered: frozenset[str], *, puts_back: bool) -> Iterator[Step]:
    for call in unit.module.calls if unit.module is not None else ():
        is_similar = _SIMILAR.search(call.name) is not None and call.target in ordered
        if is_similar or (puts_back and _DECOMPOSES.search(call.name)):
            yield _step(unit, call, StepKind.MODEL, Family.RECOMMENDER.value)
        if puts_back and _LEARNS.search(call.name):
            yield _step(unit, call, StepKind.FIT, "fit")


def _ordered(units: tuple[CodeUnit, ...]) -> frozenset[str]:
    """Give the names of what a function orders to recommend from it."""
    found = set()
    for unit in units:
        lines = unit.source.splitlines()
        for function in unit.module.functions if unit.module is not None else ():
            body = "\n".join(lines[function.line - 1 : function.end_line])
            if _RECOMMENDS.match(function.name) and _ORDERS.search(body):
                found |= set(re.findall(r"\b([A-Za-z_]\w{0,40})\b", body))
    return frozenset(found)


def _step(unit: CodeUnit, call: Call, kind: StepKind, detail: str) -> Step:
    return Step(kind, call.name, detail, unit.place(call.line), call.scope, unit.in_notebook)
