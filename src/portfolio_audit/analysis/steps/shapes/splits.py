"""Data that the code divides by its own indexing, told by parts that complete each other."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from portfolio_audit.analysis.steps.shapes.folders import held_folders
from portfolio_audit.analysis.steps.shapes.holdouts import HELD_NAME, TRAIN_NAME, Held, held_by_call, trains
from portfolio_audit.analysis.steps.shapes.parts import HELD_WORD, Part, taken_parts
from portfolio_audit.analysis.steps.shapes.split_sorts import Sorts, is_dated, sorts_of
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_SHUFFLES = frozenset({"permutation", "randperm", "permuted"})
_IN_PLACE = frozenset({"shuffle", "random_shuffle"})
_OPPOSITE = {ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)}
_ORDER = (ast.Lt, ast.LtE)
_REVERSE = (ast.Gt, ast.GtE)
_NODES = 60_000
_VALIDATION = lazy_regex(r"(?i)val|dev")
_TRAIN_WORD = lazy_regex(r"(?i)(?:^|_)train(?:ing)?(?:_|$)")


def held_out(tree: ast.Module) -> Iterator[Held]:
    """Give the divisions of a source: complementary parts, permutations that are cut, and pairs by name."""
    nodes = [node for node, _ in zip(walk(tree), range(_NODES), strict=False)]
    shuffled = frozenset(_shuffled(nodes))
    learnt = frozenset(_learnt(nodes))
    sorts = sorts_of(nodes)
    by_base: dict[str, list[Part]] = {}
    for part in taken_parts(nodes):
        by_base.setdefault(part.base, []).append(part)
    for base, parts in by_base.items():
        found = next(_divided(parts, shuffled=base in shuffled, learnt=learnt), None)
        if found is not None:
            of_whole = "group" if base in sorts.groups else "own"
            detail = of_whole if base in shuffled or of_whole == "group" else sorts.of(found.index)
            yield Held(f"{base}[{ast.unparse(found.index)[:60]}]", detail, found.line)
            yield from _two_parts(parts)
        else:
            yield from _up_to(parts, sorts)
    yield from held_by_call(nodes)
    yield from held_folders(nodes)


def _divided(parts: list[Part], *, shuffled: bool, learnt: frozenset[str]) -> Iterator[Part]:
    for position, one in enumerate(parts[:40]):
        for other in parts[position + 1 : position + 12]:
            if _is_cut(one.index, other.index, loosely=shuffled) and (shuffled or _serves(one, other, learnt)):
                yield one if one.line <= other.line else other


def _up_to(parts: Sequence[Part], sorts: Sorts) -> Iterator[Held]:
    """Give the part to train on where its rows end before a moment, whatever comes after it to test with."""
    for part in parts:
        is_to_learn = TRAIN_NAME.match(part.target) or part.is_to_learn
        if is_to_learn and not TRAIN_NAME.match(part.base) and sorts.ends_before(part.index):
            yield Held(f"{part.base}[{ast.unparse(part.index)[:60]}]", "time", part.line)
            return


def _two_parts(parts: Sequence[Part]) -> Iterator[Held]:
    """Give the part for validation where another one is kept for testing."""
    held = {bool(_VALIDATION.search(part.target)): part for part in parts if HELD_NAME.match(part.target)}
    if len(held) > 1:
        yield Held(held[True].target, "validation", held[True].line)


def _serves(one: Part, other: Part, learnt: frozenset[str]) -> bool:
    """Tell parts that are named for training and testing, or of which one alone is learnt from."""
    if one.is_learnt != other.is_learnt or (one.is_split and other.is_split):
        return True
    names = (one.target, other.target)
    if any(map(HELD_NAME.match, names)) and all(names) and not all(map(HELD_NAME.match, names)):
        return True
    if any(map(_TRAIN_WORD.search, names)) and any(map(HELD_WORD.search, names)):
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
    if is_dated(head) and is_dated(tail):
        return bool(ast.literal_eval(head.upper) <= ast.literal_eval(tail.lower))
    if head.lower is not None:
        return False
    if loosely or (_is_date(head.upper) and _is_date(tail.lower) and tail.upper is None):
        return True
    return ast.unparse(head.upper) == ast.unparse(tail.lower)


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
