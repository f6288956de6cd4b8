"""What an assignment, a loop or a `with` tells about the names that it binds."""

import ast
from collections.abc import Iterator

from portfolio_audit.parsers.python_known import AXES, TUPLE_RESULTS
from portfolio_audit.parsers.python_names import Binding, Names, dotted_text

_NAMED = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Await, ast.NamedExpr, ast.IfExp)


def target_texts(target: ast.expr) -> Iterator[str]:
    """Yield each target of an assignment as text, tuples taken apart."""
    for part in _flat(target):
        yield dotted_text(part)[:80]


def target_names(target: ast.expr) -> Iterator[str]:
    """Yield the bare names among the targets."""
    for part in _flat(target):
        if isinstance(part, ast.Name):
            yield part.id


def inner_call(value: ast.expr | None) -> ast.Call | None:
    """Give the call whose result, or part of whose result, is assigned."""
    node = value
    while isinstance(node, ast.Subscript | ast.Await | ast.Attribute):
        node = node.value
    return node if isinstance(node, ast.Call) else None


def value_of(value: ast.expr, names: Names) -> Binding | None:
    """Give what a right-hand side stands for."""
    if isinstance(value, ast.BinOp):
        return value_of(value.left, names) if isinstance(value.left, _NAMED) else None
    if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
        return value_of(value.values[-1], names)  # `client or Client()`: what stands in for a missing one
    return names.resolve(value) if isinstance(value, _NAMED) else None


def bind_assignment(target: ast.expr, value: ast.expr, names: Names) -> None:
    """Bind a target, part by part where the parts are told apart."""
    if not isinstance(target, ast.Tuple | ast.List):
        names.bind(target, value_of(value, names))
        return
    if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts):
        found = [value_of(element, names) for element in value.elts]
    else:
        found = _parts(value, len(target.elts), names)
    for part, binding in zip(target.elts, found, strict=True):
        names.bind(part, binding)


def bind_elements(target: ast.expr, series: ast.expr, names: Names) -> None:
    """Bind a loop variable to an element of what is looped over: axes are told apart, the rest is unknown."""
    sources = series.args if isinstance(series, ast.Call) and _is_pairing(series) else [series]
    is_counted = isinstance(series, ast.Call) and isinstance(series.func, ast.Name) and series.func.id == "enumerate"
    parts = list(target.elts) if isinstance(target, ast.Tuple | ast.List) else [target]
    for part in _flat(target):
        names.bind(part, None)
    if is_counted and len(parts) == 2:  # noqa: PLR2004  # the counter and the element
        parts = list(parts[1].elts) if isinstance(parts[1], ast.Tuple) else [parts[1]]
        inner = sources[0] if sources else series
        sources = inner.args if isinstance(inner, ast.Call) and _is_pairing(inner) else [inner]
    for part, source in zip(parts, sources, strict=False):
        found = value_of(source, names)
        if found is not None and found.name.startswith(AXES):
            names.bind(part, Binding(AXES, is_value=True))


def _is_pairing(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in {"zip", "enumerate"}


def _parts(value: ast.expr, count: int, names: Names) -> list[Binding | None]:
    """Tell apart what a call gives as a tuple."""
    unknown: list[Binding | None] = [None] * count
    callee = names.resolve(value.func, is_callee=True) if isinstance(value, ast.Call) else None
    if not isinstance(value, ast.Call) or callee is None:
        return unknown
    known = [Binding(name, is_value=True) for name in TUPLE_RESULTS.get(callee.name, ())]
    if callee.name.endswith("train_test_split"):
        known = []
        halves = [_half(argument, names) for argument in value.args for _ in range(2)]
        return [*halves, *unknown][:count]
    return [*known, *unknown][:count]


def _half(argument: ast.expr, names: Names) -> Binding | None:
    """Give what a part of an argument stands for; a name that nothing binds (set in another file, say) is unknown."""
    found = value_of(argument, names)
    return found if found is not None and found.is_value else None


def _flat(target: ast.expr) -> Iterator[ast.expr]:
    pending = [target]
    while pending:
        part = pending.pop()
        if isinstance(part, ast.Tuple | ast.List):
            pending += reversed(part.elts)
        elif isinstance(part, ast.Starred):
            pending.append(part.value)
        else:
            yield part
