"""Learning that is written out in arithmetic, told by the formulas and not by the names around them."""

import ast
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.steps.own.learners import groups_by_nearest, is_own_learner, learns_values, own_pair
from portfolio_audit.analysis.steps.syntax import flat, last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_RATE = lazy_regex(r"^(?:lr|l_?rate|learning_?rate|eta|alpha|step_?size)$")
_SLOPE = lazy_regex(r"grad|^d_?[A-Za-z]\w{0,3}$|err|delta|resid|^g\w?$|loss|diff|^e\d?$", re.IGNORECASE)
_DISCOUNT = lazy_regex(r"^(?:gamma|discount\w{0,10})$", re.IGNORECASE)
_SOLVERS = frozenset({"inv", "pinv", "solve", "lstsq"})
_SMOOTHS = lazy_regex(r"smooth|forecast|holt|^ses$|predict|winters", re.IGNORECASE)
_MODULES = lazy_regex(r"(?:^|\.)(?:Module|Layer|Model|LightningModule)$")
_NODES = 60_000
_FEWEST = 2


class ByHand(Struct, frozen=True):
    """A function, class or bare place that learns or answers by its own arithmetic."""

    text: str
    line: int


def learnt_by_hand(tree: ast.Module) -> Iterator[ByHand]:
    """Give each outermost class and function once, and code outside of them by the formula."""
    loose: list[ast.stmt] = []
    counting = own_pair(tree.body[:2_000])
    for node in tree.body[:2_000]:
        if isinstance(node, ast.ClassDef):
            is_module = any(_MODULES.search(ast.unparse(base)) for base in node.bases)
            if not is_module and (_learns(_all(node)) or is_own_learner(node) or groups_by_nearest(node)):
                yield ByHand(f"class {node.name}", node.lineno)
        elif isinstance(node, ast.FunctionDef):
            if _learns(_all(node)) or _is_smoothing(node) or groups_by_nearest(node) or node.lineno == counting:
                yield ByHand(f"{node.name}()", node.lineno)
        else:
            loose.append(node)
    inside = [inner for node in loose for inner in _all(node)]
    step = next((one for one in inside if _is_gradient_step(one) or _is_reward_update(one) or _is_rating(one)), None)
    if step is not None:
        yield ByHand("update written out", getattr(step, "lineno", 1))


def _all(node: ast.AST) -> list[ast.AST]:
    return [inner for inner, _ in zip(walk(node), range(_NODES), strict=False)]


def _learns(nodes: Sequence[ast.AST]) -> bool:
    """Tell a gradient step, normal equations, an update of expected rewards, or the layers of a network."""
    return (
        _solves_named_product(nodes)
        or any(
            _is_gradient_step(node) or _is_normal_equation(node) or _is_reward_update(node) or _is_rating(node)
            for node in nodes
        )
        or sum(map(_is_layer, nodes)) >= _FEWEST
        or any(_goes_through_layers(node) for node in nodes if isinstance(node, ast.For))
        or learns_values(nodes)
        or (any(map(_nears_a_target, nodes)) and any(_DISCOUNT.match(last_name(node)) for node in nodes))
    )


def _is_gradient_step(node: ast.AST) -> bool:
    """Tell `w -= lr * gradient`, and the same as `w - lr * gradient`."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Sub | ast.Add):
        change = node.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        change = node.right
    else:
        return False
    names = {last_name(inner) for inner in walk(change)} - {""}
    if not any(map(_RATE.match, names)):
        return False
    is_product = any(isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Mult) for inner in walk(change))
    others = {name for name in names if not _RATE.match(name)}
    return is_product and (bool(others & {"T", "dot", "matmul"}) or any(map(_SLOPE.search, others)))


def _is_normal_equation(node: ast.AST) -> bool:
    """Tell a solver that is given a matrix times itself."""
    if not (isinstance(node, ast.Call) and last_name(node.func) in _SOLVERS and node.args):
        return False
    return _is_product(node.args[0])


def _is_product(node: ast.expr) -> bool:
    """Tell `X.T @ X`, also with something added."""
    return re.search(r"(\w{1,30})\.T\s?(?:@|\.dot\()\s?\1\b|dot\((\w{1,30})\.T, \2\b", ast.unparse(node)) is not None


def _solves_named_product(nodes: Sequence[ast.AST]) -> bool:
    """Tell a solver that is given a name under which a matrix times itself was kept (`XTX = X.T.dot(X)`)."""
    solved = {
        last_name(node.args[0])
        for node in nodes
        if isinstance(node, ast.Call) and last_name(node.func) in _SOLVERS and node.args
    } - {""}
    kept = (
        node for node in nodes if isinstance(node, ast.Assign) and solved & {last_name(one) for one in node.targets}
    )
    return any(_is_product(node.value) for node in kept)


def _is_reward_update(node: ast.AST) -> bool:
    """Tell `q[s, a] += rate * (r + gamma * max(q[next]) - q[s, a])`, with numbers for the rates, and without `max`."""
    if isinstance(node, ast.AugAssign):
        target: ast.expr = node.target
    elif isinstance(node, ast.Assign):
        target = node.targets[0]
    else:
        return False
    names = {last_name(inner) for inner in walk(node.value)}
    if not isinstance(target, ast.Subscript):
        return False
    if not names & {"max", "amax"}:
        is_rated = any(map(_RATE.match, names)) and any(map(_DISCOUNT.match, names))
        return is_rated and last_name(target.value) in names
    return any(map(_DISCOUNT.match, names)) or (isinstance(node, ast.AugAssign) and last_name(target.value) in names)


def _is_rating(node: ast.AST) -> bool:
    """Tell `10 ** (difference / 400)`, the odds of Elo's ratings."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)):
        return False
    halves = (part for part in walk(node.right) if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div))
    return _is_number(node.left, 10) and any(_is_number(half.right, 400) for half in halves)


def _is_number(node: ast.AST, value: int) -> bool:
    return isinstance(node, ast.Constant) and node.value == value


def _nears_a_target(node: ast.AST) -> bool:
    """Tell `q[s, a] += rate * (target - q[s, a])`, whose target another line discounts."""
    if not (
        isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add) and isinstance(node.target, ast.Subscript)
    ):
        return False
    told = ast.unparse(node.target)
    differences = (one for one in walk(node.value) if isinstance(one, ast.BinOp) and isinstance(one.op, ast.Sub))
    is_rated = any(_RATE.match(last_name(inner)) for inner in walk(node.value))
    return is_rated and any(ast.unparse(one.right) == told for one in differences)


def _is_layer(node: ast.AST) -> bool:
    """Tell `x @ W + b`."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
        return False
    left = node.left
    is_product = isinstance(left, ast.BinOp) and isinstance(left.op, ast.MatMult)
    is_call = isinstance(left, ast.Call) and last_name(left.func) in {"dot", "matmul"}
    return (is_product or is_call) and isinstance(node.right, ast.Name | ast.Attribute | ast.Subscript)


def _goes_through_layers(loop: ast.For) -> bool:
    """Tell `for w, b in layers: x = f(x @ w + b)`."""
    weights = {last_name(part) for part in flat(loop.target)} - {""}
    return any(_is_layer(inner) and mentions(getattr(inner, "right", inner), weights) for inner in walk(loop))


def _is_smoothing(node: ast.FunctionDef) -> bool:
    """Tell states that a loop mixes with each new value by a weight that the function is given."""
    weights = {argument.arg for argument in node.args.args}
    loops = (inner for inner in walk(node) if isinstance(inner, ast.For))
    mixes = sum(_is_mix(inner, weights) for loop in loops for inner in walk(loop))
    return mixes >= _FEWEST or (mixes == 1 and _SMOOTHS.search(node.name) is not None)


def _is_mix(node: ast.AST, weights: set[str]) -> bool:
    """Tell `a * new + (1 - a) * old`."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
        return False
    said = ast.unparse(node)
    return any(re.search(rf"\b{weight}\b", said) and f"(1 - {weight})" in said for weight in weights)
