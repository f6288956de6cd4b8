"""Data that the code divides by its own indexing, told by parts that complete each other."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from portfolio_audit.analysis.steps.shapes.folders import held_folders
from portfolio_audit.analysis.steps.shapes.holdouts import HELD_NAME, Held, held_by_call, trains
from portfolio_audit.analysis.steps.shapes.parts import Part, taken_parts
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_SHUFFLES = frozenset({"permutation", "randperm", "permuted"})
_IN_PLACE = frozenset({"shuffle", "random_shuffle"})
_OPPOSITE = {ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)}
_ORDER = (ast.Lt, ast.LtE)
_REVERSE = (ast.Gt, ast.GtE)
_NO_GROUPS = lazy_regex(
    r"(?i)class|label|categor|target|vocab|word|token|char|index|idx|row|line|pair|url|path|\by\b"
    r"|date|time|day|week|month|year|season"
)
"""Names of different values that bind no rows together."""
_NODES = 60_000
_TIME = lazy_regex(
    r"(?i)(?:date|time|day|week|month|year|season|period)(?!frame)|['\"](?:19|20)\d\d-\d\d|(?:^|_)(?:start|when|at)\b"
)
"""Names of columns that tell when, and dates."""
_VALIDATION = lazy_regex(r"(?i)val|dev")
_DATE = lazy_regex(r"^(?:19|20)\d\d(?:-\d\d)?(?:-\d\d)?(?:[T ][\d:]{0,8})?$")
"""Dates that are in order where their texts are."""


def held_out(tree: ast.Module) -> Iterator[Held]:
    """Give the divisions of a source: complementary parts, permutations that are cut, and pairs by name."""
    nodes = [node for node, _ in zip(walk(tree), range(_NODES), strict=False)]
    shuffled = frozenset(_shuffled(nodes))
    learnt = frozenset(_learnt(nodes))
    groups = frozenset(_group_variables(nodes))
    times = frozenset(_times(nodes))
    by_base: dict[str, list[Part]] = {}
    for part in taken_parts(nodes):
        by_base.setdefault(part.base, []).append(part)
    for base, parts in by_base.items():
        found = next(_divided(parts, shuffled=base in shuffled, learnt=learnt), None)
        if found is not None:
            of_shuffled = "group" if base in groups else "own"
            detail = of_shuffled if base in shuffled else _sort_of(found.index, groups, times)
            yield Held(f"{base}[{ast.unparse(found.index)[:60]}]", detail, found.line)
            yield from _two_parts(parts)
    yield from held_by_call(nodes)
    yield from held_folders(nodes)


def _divided(parts: list[Part], *, shuffled: bool, learnt: frozenset[str]) -> Iterator[Part]:
    for position, one in enumerate(parts[:40]):
        for other in parts[position + 1 : position + 12]:
            if _is_cut(one.index, other.index, loosely=shuffled) and (shuffled or _serves(one, other, learnt)):
                yield one if one.line <= other.line else other


def _sort_of(index: ast.expr, groups: frozenset[str], times: frozenset[str]) -> str:
    """Tell a division by group or by time from others."""
    names = {node.id for node in walk(index) if isinstance(node, ast.Name)}
    if names & groups:
        return "group"
    return "time" if names & times or _is_dated(index) or _TIME.search(ast.unparse(index)) else "own"


def _two_parts(parts: Sequence[Part]) -> Iterator[Held]:
    """Give the part for validation where another one is kept for testing."""
    held = {bool(_VALIDATION.search(part.target)): part for part in parts if HELD_NAME.match(part.target)}
    if len(held) > 1:
        yield Held(held[True].target, "validation", held[True].line)


def _times(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the names under which columns of dates are kept."""
    for node in nodes:
        is_column = isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.Attribute)
        if isinstance(node, ast.Assign) and is_column and _TIME.search(ast.unparse(node.value)[:120]):
            yield from map(last_name, node.targets)


def _serves(one: Part, other: Part, learnt: frozenset[str]) -> bool:
    """Tell parts that are named for training and testing, or of which one alone is learnt from."""
    if one.is_learnt != other.is_learnt or (one.is_split and other.is_split):
        return True
    names = (one.target, other.target)
    if any(map(HELD_NAME.match, names)) and all(names) and not all(map(HELD_NAME.match, names)):
        return True
    return all(names) and names[0] != names[1] and sum(name in learnt for name in names) == 1


def _is_cut(one: ast.expr, other: ast.expr, *, loosely: bool) -> bool:
    """Tell two indices that complete each other: before and after a cut, a mask and what it leaves."""
    if isinstance(one, ast.Slice) and isinstance(other, ast.Slice):
        return _is_cut_at(one, other, loosely=loosely) or _is_cut_at(other, one, loosely=loosely)
    return _is_rest(one, other) or _is_rest(other, one)


def _is_cut_at(head: ast.Slice, tail: ast.Slice, *, loosely: bool) -> bool:
    if head.upper is None or tail.lower is None or head.step or tail.step:
        return False
    if _is_dated(head) and _is_dated(tail):
        return bool(ast.literal_eval(head.upper) <= ast.literal_eval(tail.lower))
    if head.lower is not None:
        return False
    if loosely or (_is_date(head.upper) and _is_date(tail.lower) and tail.upper is None):
        return True
    return ast.unparse(head.upper) == ast.unparse(tail.lower)


def _is_dated(index: ast.expr) -> bool:
    """Tell a slice whose ends, as many as it has, are written dates (`["2022-01-01":]`)."""
    ends = [end for end in (index.lower, index.upper) if end is not None] if isinstance(index, ast.Slice) else []
    return bool(ends) and all(
        isinstance(end, ast.Constant) and isinstance(end.value, str) and _DATE.match(end.value) for end in ends
    )


def _is_date(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_rest(one: ast.expr, other: ast.expr) -> bool:
    if isinstance(other, ast.BinOp) and isinstance(other.op, ast.BitAnd):
        return any(_is_rest(one, part) for part in (other.left, other.right))
    if isinstance(other, ast.UnaryOp) and isinstance(other.op, ast.Invert):
        return ast.unparse(other.operand) == ast.unparse(one)
    if not (isinstance(one, ast.Compare) and isinstance(other, ast.Compare) and len(one.ops) == len(other.ops) == 1):
        return False
    if ast.unparse(one.left) != ast.unparse(other.left):
        return False
    first, second = one.ops[0], other.ops[0]
    is_ordered = isinstance(first, _ORDER) and isinstance(second, _REVERSE)
    is_same = ast.unparse(one.comparators[0]) == ast.unparse(other.comparators[0])
    return is_same and (is_ordered or isinstance(second, _OPPOSITE.get(type(first), ())))


def _shuffled(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the names of what is put into a random order."""
    for node in nodes:
        if isinstance(node, ast.Assign) and any(
            isinstance(inner, ast.Call) and last_name(inner.func) in _SHUFFLES for inner in walk(node.value)
        ):
            yield from map(last_name, node.targets)
        elif isinstance(node, ast.Call) and last_name(node.func) in _IN_PLACE:
            yield from map(last_name, node.args[:1])


def _learnt(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the names that a call which trains is given."""
    for node in nodes:
        if isinstance(node, ast.Call) and trains(node):
            for argument in (*node.args, *(word.value for word in node.keywords)):
                yield from (inner.id for inner in walk(argument) if isinstance(inner, ast.Name))


def _gives_groups(node: ast.AST) -> bool:
    """Tell `table.patient.unique()` and `set(table["patient"])`; one row may be told by its number, too."""
    if not isinstance(node, ast.Call) or last_name(node.func) not in {"unique", "set"}:
        return False
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    column = node.args[0] if node.args else owner
    if not isinstance(column, ast.Attribute | ast.Subscript):
        return False
    return _NO_GROUPS.search(ast.unparse(column)[:200].rpartition(".")[2]) is None


def _group_variables(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the variables of loops over the different values of a column, and the names of these values."""
    for node in nodes:
        if isinstance(node, ast.Assign) and any(_gives_groups(inner) for inner in walk(node.value)):
            yield from (name for name in map(last_name, node.targets) if not _NO_GROUPS.search(name))
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
            calls = (inner for inner in walk(node.iter) if isinstance(inner, ast.Call))
            if any(last_name(call.func) in {"unique", "set"} for call in calls):
                yield node.target.id
