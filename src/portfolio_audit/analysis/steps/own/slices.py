"""Scores by group that the code works out itself: a loop over kinds, and files that are named for the group."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import code_of, tree_of
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_GROUP = (
    r"(?:kinds?|types?|categor(?:y|ies)|groups?|segments?|topics?|regions?|languages?|difficult(?:y|ies)|sources?|faults?|sites?|stations?"
    r"|months?|seasons?|hours?|sex|gender|age_?groups?|length|hospital|store|country)"
)
_LOOP = lazy_regex(rf"\bfor \w{{1,30}} in [^\n]{{0,40}}{_GROUP}\b")
_GROUPS = lazy_regex(rf"^(?:\w{{1,20}}_)?{_GROUP}$")
_MEASURES = lazy_regex(r"score|metric|recall|precision|accurac|evaluat|error|report|rmse|\bmae|\bf1|auc", re.IGNORECASE)
_GROUPED = lazy_regex(r"\bfor [^\n]{1,60} in [^\n]{1,120}\.groupby\(")
_SCORES = lazy_regex(
    r"^(?:scores?|metrics?|evaluate|mae|rmse|f1|auc)$|_(?:score|error|report|metrics|accuracy|auc|mae|rmse)$"
)
_NO_GROUPS = lazy_regex(
    r"(?i)model|method|algo|fold|seed|run\b|epoch|config|setting|param|threshold|variant|query|step|split|user_?id"
)
"""Columns that tell models, trials and questions apart, and not the rows."""
_FILE = lazy_regex(
    rf"(?:^|/)(?:recall|precision|accuracy|errors?|f1|auc|mae|rmse|mape|scores?|misses|metrics)_(?:by|per)_{_GROUP}\w{{0,12}}\.(?:csv|json|md|png|parquet)$"
)


def own_slices(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give text and line of each."""
    if unit.module is None:
        return
    yield from ((text.value, text.line) for text in unit.module.texts if _FILE.search(text.value))
    yield from _grouped(unit)
    tree = tree_of(unit) if _LOOP.search(unit.source) and _MEASURES.search(unit.source) else None
    for function in walk(tree) if tree is not None else ():
        if isinstance(function, ast.FunctionDef) and _MEASURES.search(function.name):
            yield from _loops(function)


def _grouped(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the loops over the groups of a table of which each is scored, where a column tells rows apart."""
    tree = tree_of(unit) if _GROUPED.search(unit.source) else None
    for loop in walk(tree) if tree is not None else ():
        if not (
            isinstance(loop, ast.For) and isinstance(loop.iter, ast.Call) and last_name(loop.iter.func) == "groupby"
        ):
            continue
        columns = [one.value for one in walk(loop.iter) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        called = {last_name(one.func) for part in loop.body for one in walk(part) if isinstance(one, ast.Call)}
        is_of_rows = bool(columns) and not any(map(_NO_GROUPS.search, columns)) and "fit" not in called
        if is_of_rows and any(map(_SCORES.search, called)):
            yield f"groupby({columns[0]!r}) and a score of each", loop.lineno


def _loops(function: ast.FunctionDef) -> Iterator[tuple[str, int]]:
    """Give the loops over groups that keep, under the name of the group, what its rows come to."""
    for loop in walk(function):
        if isinstance(loop, ast.For) and isinstance(loop.target, ast.Name) and _is_of_groups(loop.iter):
            name = loop.target.id
            kept = [one for one in walk(loop) if isinstance(one, ast.Assign) and _is_kept_under(one, name)]
            if any(_picks(one, name) for one in kept):
                yield code_of(kept[0]), kept[0].lineno


def _is_of_groups(value: ast.expr) -> bool:
    return any(_GROUPS.match(last_name(part)) for part in walk(value))


def _is_kept_under(node: ast.Assign, name: str) -> bool:
    target = node.targets[0]
    return isinstance(target, ast.Subscript) and last_name(target.slice) == name


def _picks(node: ast.AST, name: str) -> bool:
    """Tell whether rows are picked by the group (`if row.kind == kind`)."""
    compared = (part for part in walk(node) if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Eq))
    return any(name in (last_name(part.left), last_name(part.comparators[0])) for part in compared)
