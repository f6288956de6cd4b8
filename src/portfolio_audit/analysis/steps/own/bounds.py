"""Outliers that the code takes out by bounds of its own, drawn from the data."""

import ast
from collections.abc import Callable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.syntax import walk
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope, names_in
from portfolio_audit.patterns import lazy_regex

NEEDED_BY_BOUNDS = (("quantile", "percentile", "std(", "zscore", "mad("), ("[", "clip(", "where("))
"""Texts of which a source that takes out outliers has one of each group."""
_SPREAD = lazy_regex(r"\b(?:nan)?(?:quantile|percentile|std|zscore|mad|iqr|median_abs_deviation)\(")
_OF_SPREAD = lazy_regex(r"\b(?:nan)?(?:std|zscore|mad|median_abs_deviation)\(")
_OF_MODELS = lazy_regex(
    r"pred|prob(?!le)|score(?!s?\()|loss|logit|resid|recon|anomal|thresh|importance|distance|\berrors?\b|grad\b|reward"
)
"""Names of what models answer, whose tails are looked at and not taken out."""
_CHARACTERS = 300
_ROUNDS = 3


class _Bounds(Struct, frozen=True):
    """Names of bounds, of spreads among them, and of masks of what lies within or beyond them."""

    bounds: frozenset[str]
    spreads: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()


def find_bounds(scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give the statements that keep, clip or replace values by bounds from the data on both sides."""
    known = _Bounds(_names_fed(scope, _is_bound), _names_fed(scope, lambda value, _: _is_spread(value)))
    inside = _names_fed(scope, lambda value, _: _keeps(value, known))
    outside = _names_fed(scope, lambda value, _: _leaves(value, known))
    known = _Bounds(known.bounds, known.spreads, inside, outside)
    for node in scope.nodes:
        if isinstance(node, ast.Assign | ast.Return) and node.value is not None and _takes_out(node, known):
            said = code_of(node, _CHARACTERS)
            if not _OF_MODELS.search(said):
                yield said[:80], node.lineno


def _names_fed(scope: SyntaxScope, feeds: Callable[[ast.expr, set[str]], bool]) -> frozenset[str]:
    """Give the names that one of their values makes what is asked for, perhaps by names found before."""
    found: set[str] = set()
    for _ in range(_ROUNDS):
        found |= {name for name, values in scope.values.items() if any(feeds(value, found) for value in values)}
    return frozenset(found)


def _is_bound(value: ast.expr, found: set[str]) -> bool:
    """Tell a quantile or a spread, and what is reckoned from such names; no table that is chosen by them."""
    if isinstance(value, ast.Subscript | ast.Compare | ast.BoolOp):
        return False
    if isinstance(value, ast.BinOp | ast.Tuple):
        return bool(found & set(names_in(value))) or _SPREAD.search(code_of(value, _CHARACTERS)) is not None
    return isinstance(value, ast.Call) and _SPREAD.search(code_of(value, _CHARACTERS)) is not None


def _is_spread(value: ast.expr) -> bool:
    return isinstance(value, ast.Call | ast.Tuple) and _OF_SPREAD.search(code_of(value, _CHARACTERS)) is not None


def _takes_out(node: ast.Assign | ast.Return, known: _Bounds) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    if any(_leaves(one, known) for target in targets for one in _choices(target)):
        return True
    for part in walk(node.value) if node.value is not None else ():
        if isinstance(part, ast.Subscript) and any(_keeps(one, known) for one in _choices(part)):
            return True
        if isinstance(part, ast.Call) and _replaces(part, known):
            return True
    return False


def _choices(node: ast.AST) -> list[ast.expr]:
    """Give what chooses the rows in a subscript."""
    if not isinstance(node, ast.Subscript):
        return []
    return list(node.slice.elts[:1]) if isinstance(node.slice, ast.Tuple) else [node.slice]


def _replaces(call: ast.Call, known: _Bounds) -> bool:
    """Tell what clips by two bounds, chooses by a mask, or drops what lies beyond them."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    arguments = [*call.args, *(word.value for word in call.keywords)]
    if name == "clip":
        return sum(_mentions(argument, known) for argument in arguments) > 1
    if name == "where":
        return bool(arguments) and (_keeps(arguments[0], known) or _leaves(arguments[0], known))
    return name == "drop" and any(
        _leaves(one, known) for argument in arguments for part in walk(argument) for one in _choices(part)
    )


def _mentions(node: ast.AST, known: _Bounds) -> bool:
    return bool(known.bounds & set(names_in(node))) or _SPREAD.search(code_of(node, _CHARACTERS)) is not None


def _keeps(mask: ast.expr, known: _Bounds) -> bool:
    """Tell a mask of what lies within bounds on both sides."""
    if isinstance(mask, ast.UnaryOp):
        return _leaves(mask.operand, known)
    if isinstance(mask, ast.Name):
        return mask.id in known.inside
    if isinstance(mask, ast.Call):
        return isinstance(mask.func, ast.Attribute) and mask.func.attr == "between" and _mentions(mask, known)
    return _compares(mask, known, (ast.BitAnd, ast.And), (ast.Lt, ast.LtE))


def _leaves(mask: ast.expr, known: _Bounds) -> bool:
    """Tell a mask of what lies beyond them."""
    if isinstance(mask, ast.UnaryOp):
        return _keeps(mask.operand, known)
    if isinstance(mask, ast.Name):
        return mask.id in known.outside
    return _compares(mask, known, (ast.BitOr, ast.Or), (ast.Gt, ast.GtE))


def _compares(
    mask: ast.expr,
    known: _Bounds,
    joins: tuple[type[ast.AST], ...],
    signs: tuple[type[ast.cmpop], ...],
) -> bool:
    """Tell two comparisons with bounds that are joined, or one of a distance without sign."""
    if isinstance(mask, ast.BinOp | ast.BoolOp) and isinstance(mask.op, joins):
        sides = [mask.left, mask.right] if isinstance(mask, ast.BinOp) else mask.values
        bounded = [one for one in sides if isinstance(one, ast.Compare) and _mentions(one, known)]
        names = {name for one in bounded for name in names_in(one)} & known.bounds
        is_two_sided = len(names) != 1 or bool(names & known.spreads)
        return (len(bounded) > 1 and is_two_sided) or any(_compares(one, known, joins, signs) for one in sides)
    is_distance = isinstance(mask, ast.Compare) and "abs(" in code_of(mask.left, _CHARACTERS)
    return isinstance(mask, ast.Compare) and is_distance and isinstance(mask.ops[0], signs) and _mentions(mask, known)
