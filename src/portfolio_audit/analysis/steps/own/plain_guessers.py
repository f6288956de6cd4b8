"""Models of the author's own that answer with a mean, a median or the commonest value, of all rows or of a group."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_MAY_HOLD = lazy_regex(r"\bdef predict\([\s\S]*\bdef fit\(|\bdef fit\([\s\S]*\bdef predict\(")
_VALUES = frozenset(
    {"mean", "median", "quantile", "mode", "value_counts", "nanmean", "nanmedian", "average", "bincount"}
)
_FORM = frozenset(
    """
    Series DataFrame asarray array groupby exp log log1p expm1 float int len unique idxmax argmax max to_dict copy
    assign agg apply reset_index check_X_y check_array check_is_fitted isinstance hasattr most_common Counter values
    dropna
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_HANDS_OUT = frozenset(
    """
    map fillna to_numpy full full_like repeat tile ones zeros get reindex items itertuples clip round merge join len
    list isna where
    """.split()  # noqa: SIM905  # as above
)
_BOTH = frozenset({"fit", "predict"})


def plain_guessers(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give name and line of each class."""
    tree = tree_of(unit) if unit.module is not None and _MAY_HOLD.search(unit.source) else None
    for node in walk(tree) if tree is not None else ():
        if isinstance(node, ast.ClassDef):
            methods = {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)}
            if methods.keys() >= _BOTH and _learns_plainly(methods["fit"]) and _answers_plainly(methods["predict"]):
                yield node.name, node.lineno


def _learns_plainly(method: ast.FunctionDef) -> bool:
    called = _called(method)
    return bool(called & _VALUES) and called <= _VALUES | _FORM and not _works(method)


def _answers_plainly(method: ast.FunctionDef) -> bool:
    return _called(method) <= _HANDS_OUT | _FORM and not _works(method)


def _called(method: ast.FunctionDef) -> set[str]:
    return {last_name(node.func) for node in walk(method) if isinstance(node, ast.Call)}


def _works(method: ast.FunctionDef) -> bool:
    """Tell loops and products of tables, which more is done with than to look values up."""
    return any(
        isinstance(node, ast.For | ast.While) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult))
        for node in walk(method)
    )
