"""Cuts that are tried one by one and scored each, whatever the values that they cut are called."""

import ast
import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.steps.shapes.calibration import Chosen
from portfolio_audit.analysis.steps.syntax import last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_SCORES = lazy_regex(
    r"^(?!.*(?:gini|entropy|gain|impurity|split|cross_val))(?:\w{1,20}_)?(?:scores?|f1|f1_score|fbeta_score|precision|recall|iou|dice"
    r"|accuracy|metrics?|costs?|profit|utility|evaluate|confusion_matrix|report)$",
    re.IGNORECASE,
)
"""Functions that score what a cut gives."""
_EVEN = frozenset({"arange", "linspace"})
_CUT = lazy_regex(r"^(?:thr\w{0,6}|threshold|cut_?off|cut)$")
_OF_COLUMNS = lazy_regex(r"(?i)variance|corr|missing|outlier|drop|select|filter|null|\bnan")
"""Thresholds that choose columns or rows."""


def scored_cuts(nodes: Iterable[ast.AST]) -> Iterator[Chosen]:
    """Give the loops and searches over numbers that score what lies above or below each."""
    for node in nodes:
        if isinstance(node, ast.For) and _is_grid(node.iter):
            if _scores_cut(node.body, last_name(node.target)) or _is_of_product(node):
                yield Chosen(f"for {ast.unparse(node.target)[:40].strip('()')} in", "threshold", node.lineno)
        elif isinstance(node, ast.ListComp | ast.DictComp | ast.GeneratorExp) and _is_grid(node.generators[0].iter):
            inside = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            if _scores_cut(inside, last_name(node.generators[0].target)):
                yield Chosen(f"for {last_name(node.generators[0].target)} in", "threshold", node.lineno)
        elif isinstance(node, ast.Call) and last_name(node.func) in {"max", "min"} and node.args:
            goals = (word.value for word in node.keywords if word.arg == "key")
            for goal in goals if _is_grid(node.args[0]) else ():
                if isinstance(goal, ast.Lambda) and _scores_cut([goal.body], goal.args.args[0].arg):
                    yield Chosen(f"{last_name(node.func)}()", "threshold", node.lineno)


def _is_grid(series: ast.expr) -> bool:
    """Tell numbers that stand in a list or in equal steps, and lists of several settings."""
    if isinstance(series, ast.Tuple | ast.List):
        numbers = [one.operand if isinstance(one, ast.UnaryOp) else one for one in series.elts]
        return len(numbers) > 1 and all(
            isinstance(one, ast.Constant) and isinstance(one.value, int | float) for one in numbers
        )
    return isinstance(series, ast.Call) and last_name(series.func) in _EVEN | {"product"}


def _scores_cut(body: Iterable[ast.AST], variable: str) -> bool:
    """Tell a score of what compares values with the variable, and nothing else; columns of `X` are cut by trees."""
    calls = (one for part in body for one in walk(part) if isinstance(one, ast.Call))
    for call in calls if variable else ():
        for compared in walk(call) if _SCORES.match(last_name(call.func)) else ():
            if isinstance(compared, ast.Compare) and isinstance(compared.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE):
                sides = (compared.left, compared.comparators[0])
                others = [one for one in sides if last_name(one) != variable]
                if len(others) == 1 and not mentions(others[0], {"X", "feature", "column"}):
                    return True
    return False


def _is_of_product(loop: ast.For) -> bool:
    """Tell combinations of settings of which one is called a threshold, each scored."""
    if not (isinstance(loop.target, ast.Tuple) and any(_CUT.match(last_name(one)) for one in loop.target.elts)):
        return False
    body = [one for part in loop.body for one in walk(part)]
    scores = any(isinstance(one, ast.Call) and _SCORES.match(last_name(one.func)) for one in body)
    return scores and not any(_OF_COLUMNS.search(ast.unparse(part)[:500]) for part in loop.body)
