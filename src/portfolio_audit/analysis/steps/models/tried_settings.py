"""Whether a model is made anew for each value of a setting."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.steps.syntax import flat, last_name, walk
from portfolio_audit.parsers.python import Call

_NO_SETTINGS = frozenset({"random_state", "seed", "n_jobs", "verbose", "name", "quantile"})
"""Keywords that change no setting; each quantile is a question of its own, also as the `alpha` of a loss."""
_OF_RETRIEVAL = frozenset({"chunk_size", "chunk_overlap", "top_k", "similarity_top_k", "fetch_k", "rerank_top_k"})
"""Settings of a search over texts, which no class of a library need be given."""


def settings_in_turn(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give the loops over written values that own functions make models of, or that set up a search over texts."""
    tree = tree_of(unit) if unit.module is not None and "for " in unit.source and "def " in unit.source else None
    nodes = walk(tree) if tree is not None else []
    makers = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}
    for node in nodes:
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple | ast.List) and len(node.iter.elts) > 1:
            names = {last_name(part) for part in flat(node.target)} - {""}
            calls = [one for part in node.body for one in walk(part) if isinstance(one, ast.Call)]
            is_written = any(isinstance(one, ast.Constant) for one in walk(node.iter))
            tried = [call for call in calls if _sets_up(call, names) or _makes_model(call, names, makers)]
            if is_written and not any(_is_set(call, names) for call in calls):
                yield from (("settings tried one by one", call.lineno) for call in tried[:1])


def _sets_up(call: ast.Call, names: set[str]) -> bool:
    return any(word.arg in _OF_RETRIEVAL and last_name(word.value) in names for word in call.keywords)


def _makes_model(call: ast.Call, names: set[str], makers: dict[str, ast.FunctionDef]) -> bool:
    """Tell `line(a)`, where `line` makes a model of a library with what it is given as one of its settings."""
    maker = makers.get(last_name(call.func))
    if maker is None:
        return False
    taken = [argument.arg for argument in maker.args.args]
    given = {name for name, value in zip(taken, call.args, strict=False) if last_name(value) in names}
    given |= {word.arg for word in call.keywords if word.arg and last_name(word.value) in names}
    return any(isinstance(node, ast.Call) and _is_set(node, given) for node in walk(maker))


def _is_set(call: ast.Call, names: set[str]) -> bool:
    """Tell a model of a library that takes one of the names as a setting."""
    if not any(one.kind is StepKind.MODEL for one in meanings(last_name(call.func))):
        return False
    settings = [word for word in call.keywords if word.arg not in _NO_SETTINGS and last_name(word.value) in names]
    return bool(settings) and "quantile" not in ast.unparse(call)


def tries_settings(unit: CodeUnit, call: Call) -> bool:
    """Tell a model that is made in a loop with the loop's own value as one of its settings."""
    if not call.in_loop:
        return False
    is_of_quantiles = any("quantile" in value.lower() for _, value in call.keywords)
    asked = _NO_SETTINGS | {"alpha", "quantile_alpha"} if is_of_quantiles else _NO_SETTINGS
    values = {value for name, value in call.keywords if value.isidentifier() and name not in asked}
    return any(re.search(rf"\bfor\s[^:\n]{{0,60}}\b{value}\b[^:\n]{{0,40}}\sin\s", unit.source) for value in values)
