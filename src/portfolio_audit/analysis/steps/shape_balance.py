"""Rows of one class that the code draws anew by hand, told by classes that are divided and joined again."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.steps.shape_holdouts import Held
from portfolio_audit.analysis.steps.syntax import last_name, root_name, walk

_DRAWS = frozenset({"sample", "resample", "choice", "choices", "sample_n"})
_JOINS = frozenset({"concat", "vstack", "hstack", "concatenate", "append", "union", "unionAll", "unionByName", "r_"})
_NODES = 60_000
_FEWEST = 2


class _Class(Struct, frozen=True):
    """The name under which the rows of one class are kept, and by what they were told."""

    name: str
    column: str
    value: str


class _Column(Struct, frozen=True):
    """A column, by whose values rows are told apart, and the names under which those of each class are kept."""

    said: str
    names: frozenset[str]


def balanced(tree: ast.Module) -> Iterator[Held]:
    """Give the first draw from the rows of one class that are joined again with those of another, for each column."""
    nodes = [node for node, _ in zip(walk(tree), range(_NODES), strict=False)]
    joined = {inner for node in nodes if _joins(node) for inner in walk(node)}
    names = {one.id for one in joined if isinstance(one, ast.Name)}
    for column in _divided(nodes):
        draws = [node for node in nodes if isinstance(node, ast.Call) and _draws(node, column)]
        kept = _kept(nodes, draws)
        is_joined = bool(kept & names) or not joined.isdisjoint(draws)
        if is_joined and len(names & (kept | column.names)) >= _FEWEST:
            yield Held(ast.unparse(draws[0])[:80], "own", draws[0].lineno)


def _divided(nodes: Sequence[ast.AST]) -> Iterator[_Column]:
    by_column: dict[str, list[_Class]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, ast.Assign):
            for one in _classes(node):
                by_column[one.column].append(one)
    for said, found in by_column.items():
        if len({one.value for one in found}) >= _FEWEST:
            yield _Column(said, frozenset(one.name for one in found))


def _classes(node: ast.Assign) -> Iterator[_Class]:
    target = node.targets[0]
    pairs = [(target, node.value)]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        pairs = list(zip(target.elts, node.value.elts, strict=False))
    for part, value in pairs:
        test = next(filter(_is_test, walk(value)), None)
        if isinstance(test, ast.Compare):
            kept = f"{type(test.ops[0]).__name__} {ast.unparse(test.comparators[0])}"
            yield _Class(last_name(part), ast.unparse(test.left)[:80], kept)


def _is_test(node: ast.AST) -> bool:
    """Tell `column == value` and `column != value`."""
    if not (isinstance(node, ast.Compare) and len(node.ops) == 1):
        return False
    return isinstance(node.ops[0], ast.Eq | ast.NotEq) and isinstance(node.comparators[0], ast.Constant | ast.UnaryOp)


def _draws(call: ast.Call, column: _Column) -> bool:
    """Tell rows that are drawn from one of the classes."""
    if last_name(call.func) not in _DRAWS:
        return False
    receiver = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    return any(
        root_name(one) in column.names
        or any(isinstance(test, ast.Compare) and ast.unparse(test.left)[:80] == column.said for test in walk(one))
        for one in (*receiver, *call.args[:1])
    )


def _kept(nodes: Sequence[ast.AST], draws: Sequence[ast.AST]) -> set[str]:
    """Give the names under which what is drawn is kept."""
    drawn = set(draws)
    assigns = (node for node in nodes if isinstance(node, ast.Assign))
    return {last_name(node.targets[0]) for node in assigns if not drawn.isdisjoint(walk(node.value))} - {""}


def _joins(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return last_name(node.value) in _JOINS
    return isinstance(node, ast.Call) and last_name(node.func) in _JOINS
