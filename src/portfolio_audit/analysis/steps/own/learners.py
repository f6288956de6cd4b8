"""Classes and pairs of functions that learn and answer by arithmetic of their own, and groups by the nearest centre."""

import ast
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.steps.syntax import flat, last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_LEARNS = lazy_regex(r"^_?(?:fit|train|learn|partial_fit)(?:_\w{1,30})?$")
_ANSWERS = lazy_regex(
    r"^_?(?:predict|classify|prob|recommend|forecast|generate|sample|decide|choose|complete|next_|log_?prob|likelihood"
    r"|(?:relative_|partial_|cumulative_|baseline_)?hazards?$|survival(?:_function)?$|cumulative_incidence|cif$)"
)
_LIBRARY = frozenset(
    {"fit", "predict", "fit_transform", "predict_proba", "fit_predict", "train", "generate", "backward"}
)
"""Calls by which a class hands the learning on."""
_ARITHMETIC = ast.Add | ast.Sub | ast.Mult | ast.Div | ast.Pow | ast.MatMult
_CHOOSES = frozenset(
    {"choice", "choices", "most_common", "max", "argmax", "min", "argmin", "sorted", "argsort", "nlargest"}
)
_GATHERS = frozenset({"append", "add", "extend", "update"})
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def is_own_learner(node: ast.ClassDef) -> bool:
    """Tell a class that counts or computes from what it is shown, and answers by arithmetic or choice on that."""
    methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    learning = [one for one in methods if _LEARNS.match(one.name) and len(one.args.args) > 1 and _repeats(one)]
    answering = [one for one in methods if _ANSWERS.match(one.name)]
    if not (learning and answering) or any(_hands_on(one) for method in methods for one in walk(method)):
        return False
    learnt = {name for method in learning for name in _learnt(method)}
    return any(_computes_from(part, learnt) for method in answering for part in walk(method))


def own_pair(body: Sequence[ast.stmt]) -> int | None:
    """Give the line of a function that counts, beside one that multiplies or adds up the counts and takes the most."""
    functions = [one for one in body if isinstance(one, ast.FunctionDef)]
    if any(_hands_on(inner) for one in functions for inner in walk(one)):
        return None
    answers = any(_ANSWERS.match(one.name) and _adds_up(one) for one in functions)
    counting = (one.lineno for one in functions if _LEARNS.match(one.name) and _counts(one))
    return next(counting, None) if answers else None


def learns_values(nodes: Sequence[ast.AST]) -> bool:
    """Tell `value[arm] += (reward - value[arm]) / pulled[arm]` where the arm is chosen by chance or as the best."""
    updates = any(isinstance(node, ast.AugAssign) and _is_running_mean(node) for node in nodes)
    called = {last_name(node.func) for node in nodes if isinstance(node, ast.Call)}
    return updates and not called.isdisjoint({"max", "argmax"}) and any("rand" in name for name in called)


def _is_running_mean(node: ast.AugAssign) -> bool:
    share = node.value
    if not (isinstance(node.target, ast.Subscript) and isinstance(share, ast.BinOp) and isinstance(share.op, ast.Div)):
        return False
    change = share.left
    if not (isinstance(change, ast.BinOp) and isinstance(change.op, ast.Sub)):
        return False
    return ast.unparse(change.right) == ast.unparse(node.target)


def groups_by_nearest(function: ast.AST) -> bool:
    """Tell a loop that gives each row to the nearest centre, and makes the centres anew as means of their rows."""
    loops = [node for node in walk(function) if isinstance(node, ast.For | ast.While)]
    for loop in loops[:50]:
        nodes = walk(loop)
        assigned = [node for node in nodes if isinstance(node, ast.Assign) and _calls(node.value, {"argmin"})]
        labels = {
            part.id for node in assigned for one in node.targets for part in flat(one) if isinstance(part, ast.Name)
        }
        if labels and any(_is_mean_of_group(node, labels) for node in nodes):
            return True
    return False


def _is_mean_of_group(node: ast.AST, labels: set[str]) -> bool:
    """Tell `rows[labels == k].mean(0)`, also as an argument of the mean."""
    if not (isinstance(node, ast.Call) and last_name(node.func) == "mean"):
        return False
    return any(
        isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Compare) and mentions(part.slice, labels)
        for part in walk(node)
    )


def _hands_on(node: ast.AST) -> bool:
    """Tell a call that lets something else learn or answer; that of its own method does not."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _LIBRARY):
        return False
    return not (isinstance(node.func.value, ast.Name) and node.func.value.id in {"self", "random", "rng"})


def _repeats(function: ast.AST) -> bool:
    return any(isinstance(node, ast.For | ast.While | ast.comprehension) for node in walk(function))


def _learnt(function: ast.AST) -> Iterator[str]:
    """Give the attributes that are counted up, gathered or computed."""
    for node in walk(function):
        if isinstance(node, ast.AugAssign):
            yield from _of_self(node.target)
        elif isinstance(node, ast.Assign) and any(_is_arithmetic(part) for part in walk(node.value)):
            yield from (name for target in node.targets for name in _of_self(target))
        elif isinstance(node, ast.Call) and last_name(node.func) in _GATHERS:
            yield from _of_self(node.func)


def _of_self(node: ast.AST) -> Iterator[str]:
    for part in walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == "self":
            yield part.attr


def _is_arithmetic(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, _ARITHMETIC)


def _computes_from(node: ast.AST, learnt: set[str]) -> bool:
    """Tell arithmetic on what was learnt, or a choice among it."""
    is_choice = isinstance(node, ast.Call) and last_name(node.func) in _CHOOSES
    return (is_choice or _is_arithmetic(node)) and not learnt.isdisjoint(_of_self(node))


def _calls(node: ast.AST, names: set[str] | frozenset[str]) -> bool:
    return any(isinstance(part, ast.Call) and last_name(part.func) in names for part in walk(node))


def _counts(function: ast.AST) -> bool:
    """Tell `counts[label][word] += 1`."""
    return any(isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Subscript) for node in walk(function))


def _adds_up(function: ast.AST) -> bool:
    """Tell `score += log(share[word])` beside the choice of the largest."""
    sums = (
        node for node in walk(function) if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add | ast.Mult)
    )
    is_summed = any(isinstance(part, ast.Subscript) for node in sums for part in walk(node.value))
    return is_summed and _calls(function, _CHOOSES)
