"""How many true values lie between the bounds of a forecast, which measures it, doubts it and sets it right."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.steps.shapes.calibration import Chosen
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_LOWER = lazy_regex(
    r"^(?!bins?_)(?:\w{1,20}_)?(?:lo|low|lower|lows|lwr|lb|p0?5|p10|p025|q0?5|q10|q025|q_lo\w{0,3})(?:_\w{1,12})?$"
)
_UPPER = lazy_regex(
    r"^(?!bins?_)(?:\w{1,20}_)?(?:hi|high|upper|highs|upr|ub|p90|p95|p975|q90|q95|q975|q_hi\w{0,3})(?:_\w{1,12})?$"
)
_TRUTH = lazy_regex(
    r"^(?:\w{1,20}_)?(?:y(?!\w{0,10}(?:prob|pred|hat|scor|p$))\w{0,10}|obs\w{0,6}|actuals?|true|truth|targets?|measured)$"
)
_ABOVE, _BELOW = (ast.Gt, ast.GtE), (ast.Lt, ast.LtE)


def covered(tree: ast.Module) -> Iterator[Chosen]:
    """Give the places where the mean of such comparisons is taken, also under a name."""
    nodes = walk(tree)
    named = {
        last_name(node.targets[0])
        for node in nodes
        if isinstance(node, ast.Assign) and any(map(_is_within, walk(node.value)))
    } - {""}
    for node in nodes:
        if isinstance(node, ast.Call) and last_name(node.func) == "mean":
            asked = [*node.args[:1], *([node.func.value] if isinstance(node.func, ast.Attribute) else [])]
            if any(_is_within(part) or last_name(part) in named for one in asked for part in walk(one)):
                yield Chosen("true values between the bounds", "coverage", node.lineno)


def _is_within(node: ast.AST) -> bool:
    """Tell `(y >= low) & (y <= high)`, and `y.between(low, high)`."""
    if isinstance(node, ast.Call) and last_name(node.func) == "between" and len(node.args) > 1:
        is_true = isinstance(node.func, ast.Attribute) and _says(node.func.value, _TRUTH)
        return is_true and _says(node.args[0], _LOWER) and _says(node.args[1], _UPPER)
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd)):
        return False
    sides = [_sides(part) for part in (node.left, node.right)]
    lower = next((side for side in sides if side and _says(side[1], _LOWER)), None)
    upper = next((side for side in sides if side and _says(side[0], _UPPER)), None)
    if lower is None or upper is None:
        return False
    return ast.unparse(lower[0]) == ast.unparse(upper[1]) and _says(lower[0], _TRUTH)


def _sides(node: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """Give what is larger in a comparison, and what is smaller."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return None
    if isinstance(node.ops[0], _ABOVE):
        return node.left, node.comparators[0]
    return (node.comparators[0], node.left) if isinstance(node.ops[0], _BELOW) else None


def _says(node: ast.expr, names: re.Pattern[str]) -> bool:
    """Tell a name or a key that is one of those, also inside of a call that changes its form."""
    said = (one.value if isinstance(one, ast.Constant) else last_name(one) for one in walk(node))
    return any(isinstance(one, str) and names.match(one) for one in said)
