"""Models that are judged on data which is made anew: a generator of its own, with a seed that training has not."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import code_of, tree_of
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

FRESH = "fresh draws"
_MAY = lazy_regex(r"manual_seed\(|default_rng\(|RandomState\(|\bRandom\(|PRNGKey\(")
_JUDGES = lazy_regex(r"^_?(?:eval\w{0,7}|test|validat\w{1,4})(?:_\w{1,30})?$")
_SEEDS = frozenset({"manual_seed", "default_rng", "RandomState", "Random", "PRNGKey"})
_MAKES = lazy_regex(
    r"^(?:make|gen\w{0,6}|task|simulate)(?:_\w{1,30})?$|_(?:batch|task|sequences?|problem)$|^(?:make|gen\w{0,6}|simulate)_\w{1,30}$"
)


def fresh_draws(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give text and line of each such generator."""
    tree = tree_of(unit) if unit.module is not None and _MAY.search(unit.source) else None
    for function in walk(tree) if tree is not None else ():
        if isinstance(function, ast.FunctionDef) and _JUDGES.match(function.name):
            generators = {
                last_name(one.targets[0]): one for one in walk(function) if isinstance(one, ast.Assign) and _seeds(one)
            }
            used = {name for call in walk(function) if isinstance(call, ast.Call) for name in _handed(call)}
            yield from ((code_of(made), made.lineno) for name, made in generators.items() if name in used)


def _seeds(node: ast.Assign) -> bool:
    """Tell a generator that is made with a seed."""
    value = node.value
    return isinstance(value, ast.Call) and last_name(value.func) in _SEEDS and bool(value.args)


def _handed(call: ast.Call) -> Iterator[str]:
    """Give the names that a call is given which makes data."""
    if _MAKES.search(last_name(call.func)):
        yield from (last_name(part) for part in (*call.args, *(one.value for one in call.keywords)))
