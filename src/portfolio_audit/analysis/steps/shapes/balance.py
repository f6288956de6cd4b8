"""Rows of one class that the code draws anew by hand: classes that are divided and joined again, or gone through."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from msgspec import Struct

from portfolio_audit.analysis.steps.shapes.holdouts import Held
from portfolio_audit.analysis.steps.syntax import last_name, mentions, root_name, walk
from portfolio_audit.patterns import lazy_regex

_DRAWS = frozenset({"sample", "resample", "choice", "choices", "sample_n", "repeat", "tile"})
_COLLECTS = frozenset({"append", "extend"})
_OF_CLASSES = lazy_regex(
    r"(?:unique|set|groupby|Counter)\(.{0,40}(?:label|class|target|\by\b|\by_|outcome|sentiment|churn|fraud|categor|species)"
    r"|(?:label|class|target|\by)\w{0,8}['\"\]]{0,2}\.value_counts\(\)\.items|^(?:\w{0,12}_)?(?:classes|labels)$|\.classes_$|^(?:by|per)_(?:class|label)\w{0,4}\.items\(\)$"
)
"""What a loop over the classes goes through."""
_SIZE = frozenset({"n", "size", "k", "n_samples", "repeats", "reps"})
_EVENS = lazy_regex(r"\b(?:min|max)|_(?:min|max)\b|floor|small|larg|minor|major|rarest|biggest")
_CAP = lazy_regex(r"\bmin\((?:\d{2,9}, len\(|len\(.{1,40}\), \d{2,9}\))")
_NODES_OF_A_LOOP = 2_000
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
    values = _values(nodes)
    for column in _divided(nodes):
        drawn = (node for node in nodes if isinstance(node, ast.Call | ast.BinOp) and _draws(node, column))
        draws = [node for node in drawn if isinstance(node, ast.BinOp) or not _is_capped(node, values)]
        kept = _kept(nodes, draws)
        is_joined = bool(kept & names) or not joined.isdisjoint(draws)
        if draws and is_joined and len(names & (kept | column.names)) >= _FEWEST:
            yield Held(ast.unparse(draws[0])[:80], "own", draws[0].lineno)
    yield from _evened(nodes, joined)


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


def _draws(call: ast.Call | ast.BinOp, column: _Column) -> bool:
    """Tell rows that are drawn from one of the classes, or a list of them that is taken several times."""
    if isinstance(call, ast.BinOp):
        listed = [one for side in (call.left, call.right) if isinstance(side, ast.List) for one in side.elts]
        return isinstance(call.op, ast.Mult) and any(last_name(one) in column.names for one in listed)
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
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return all(isinstance(one, ast.Name | ast.List) or _is_draw(one) for one in (node.left, node.right))
    return isinstance(node, ast.Call) and last_name(node.func) in _JOINS


def _is_draw(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) in _DRAWS


def _evened(nodes: Sequence[ast.AST], joined: set[ast.AST]) -> Iterator[Held]:
    """Give the draw of a loop over the classes, by as many as the smallest or largest has, that is gathered."""
    values = _values(nodes)
    for node in nodes:
        loop: ast.For | ast.comprehension
        if isinstance(node, ast.For):
            loop, body = node, [inner for one in node.body for inner in walk(one)][:_NODES_OF_A_LOOP]
            gathers = any(isinstance(one, ast.Call) and last_name(one.func) in _COLLECTS for one in body)
        elif isinstance(node, ast.ListComp):
            loop, body, gathers = node.generators[0], walk(node.elt), node in joined
        else:
            continue
        if gathers and _OF_CLASSES.search(ast.unparse(loop.iter)[:120]):
            own = {one.id for one in (*walk(loop.target), *body) if _is_set(one)}
            draws = (one for one in body if isinstance(one, ast.Call) and last_name(one.func) in _DRAWS)
            yield from (Held(ast.unparse(one)[:80], "own", one.lineno) for one in draws if _is_even(one, values, own))


def _is_set(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _is_even(call: ast.Call, values: Mapping[str, ast.expr], own: set[str]) -> bool:
    """Tell a draw of so many as another class has, by its size or what that was made of; a cap evens nothing."""
    for one in _sizes(call, values):
        said = ast.unparse(one)[:120]
        if _EVENS.search(said) and not ("min(" in said and mentions(one, own)):
            return True
    return False


def _is_capped(call: ast.Call, values: Mapping[str, ast.expr]) -> bool:
    """Tell a draw of as many as there are, up to a number that is written out."""
    return any(_CAP.search(ast.unparse(one)[:120]) for one in _sizes(call, values))


def _sizes(call: ast.Call, values: Mapping[str, ast.expr]) -> Iterator[ast.expr]:
    """Give the size of a draw, and what the names in it were given."""
    for size in [word.value for word in call.keywords if word.arg in _SIZE] or call.args[-1:]:
        yield size
        yield from (values[name] for one in walk(size) if (name := last_name(one)) in values)


def _values(nodes: Sequence[ast.AST]) -> dict[str, ast.expr]:
    return {last_name(node.targets[0]): node.value for node in nodes if isinstance(node, ast.Assign)}
