"""Data that the code divides by its own indexing, told by parts that complete each other."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex

_TRAIN = r"(?:train|trn|tr|fit|learn|seen)"
_HELD = r"(?:test|tst|te|val|valid|validation|hold_?out|held(?:_?out)?|eval|dev|oos|unseen|out)"
_OF_DATA = r"(?:[xXyY]|df|data|ds|set|idx|index|ids?|indices|labels?|images?|loader|dl|mask|rows|part|frame)"
_HELD_NAME = lazy_regex(rf"^(?:{_OF_DATA}_?)?{_HELD}(?:_?{_OF_DATA})?\d?$", re.IGNORECASE)
_TRAIN_NAME = lazy_regex(rf"^(?:{_OF_DATA}_?)?{_TRAIN}(?:_?{_OF_DATA})?\d?$", re.IGNORECASE)
_SHUFFLES = frozenset({"permutation", "randperm", "permuted"})
_IN_PLACE = frozenset({"shuffle", "random_shuffle"})
_FITS = frozenset({"fit", "train", "partial_fit", "fit_transform", "fit_predict", "auto_arima", "train_model"})
_MODELS = lazy_regex(
    r"^(?:ARIMA|SARIMAX|VAR|ExponentialSmoothing|SimpleExpSmoothing|Holt|ETSModel|AutoReg|DMatrix|Dataset|Pool)$"
)
"""Constructors that take the data to learn from."""
_LOADS = lazy_regex(r"load|read|get|fetch")
_OPPOSITE = {ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)}
_ORDER = (ast.Lt, ast.LtE)
_REVERSE = (ast.Gt, ast.GtE)
_NODES = 60_000


class Held(Struct, frozen=True):
    """A place where a part is held out; `detail` is the sort of split."""

    text: str
    detail: str
    line: int


class _Part(Struct, frozen=True):
    base: str
    index: ast.expr
    target: str
    line: int


def held_out(tree: ast.Module) -> Iterator[Held]:
    """Give the divisions of a source: complementary parts, permutations that are cut, and pairs by name."""
    nodes = [node for node, _ in zip(ast.walk(tree), range(_NODES), strict=False)]
    shuffled = frozenset(_shuffled(nodes))
    learnt = frozenset(_learnt(nodes))
    groups = frozenset(_group_variables(nodes))
    by_base: dict[str, list[_Part]] = {}
    for part in _parts(nodes):
        by_base.setdefault(part.base, []).append(part)
    for base, parts in by_base.items():
        yield from _divided(parts, shuffled=base in shuffled, learnt=learnt, groups=groups)
    yield from _pairs_by_name(nodes)
    yield from _rests(nodes)


def _divided(parts: list[_Part], *, shuffled: bool, learnt: frozenset[str], groups: frozenset[str]) -> Iterator[Held]:
    for position, one in enumerate(parts[:40]):
        for other in parts[position + 1 : position + 12]:
            if _is_cut(one.index, other.index, loosely=shuffled) and (shuffled or _serves(one, other, learnt)):
                is_group = any(isinstance(node, ast.Name) and node.id in groups for node in ast.walk(one.index))
                detail = "random" if shuffled else "group" if is_group else "own"
                yield Held(f"{one.base}[{ast.unparse(one.index)[:60]}]", detail, min(one.line, other.line))
                return


def _serves(one: _Part, other: _Part, learnt: frozenset[str]) -> bool:
    """Tell parts that are named for training and testing, or of which one alone is learnt from."""
    names = (one.target, other.target)
    if any(map(_HELD_NAME.match, names)) and all(names) and not all(map(_HELD_NAME.match, names)):
        return True
    return all(names) and names[0] != names[1] and sum(name in learnt for name in names) == 1


def _parts(nodes: Iterable[ast.AST]) -> Iterator[_Part]:
    """Give what is taken from an indexed value, with the name that it gets."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target, value in _assigned(node):
                yield from _parts_of(value, target)
        elif isinstance(node, ast.Return | ast.Expr) and node.value is not None:
            yield from _parts_of(node.value, "")


def _assigned(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        yield from zip(map(_name, target.elts), node.value.elts, strict=False)
    elif isinstance(target, ast.Subscript):
        yield "", target
        yield "", node.value
    else:
        yield _name(target), node.value


def _parts_of(value: ast.expr, target: str) -> Iterator[_Part]:
    for node in ast.walk(value):
        if isinstance(node, ast.Subscript):
            index = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
            base = ast.unparse(node.value)[:80].removesuffix(".iloc").removesuffix(".loc").removesuffix(".values")
            if not isinstance(index, ast.Constant):
                yield _Part(base, index, target, node.lineno)


def _is_cut(one: ast.expr, other: ast.expr, *, loosely: bool) -> bool:
    """Tell two indices that complete each other: before and after a cut, a mask and what it leaves."""
    if isinstance(one, ast.Slice) and isinstance(other, ast.Slice):
        return _is_cut_at(one, other, loosely=loosely) or _is_cut_at(other, one, loosely=loosely)
    return _is_rest(one, other) or _is_rest(other, one)


def _is_cut_at(head: ast.Slice, tail: ast.Slice, *, loosely: bool) -> bool:
    if head.lower is not None or head.upper is None or tail.lower is None or head.step or tail.step:
        return False
    if loosely or (_is_date(head.upper) and _is_date(tail.lower) and tail.upper is None):
        return True
    return ast.unparse(head.upper) == ast.unparse(tail.lower)


def _is_date(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_rest(one: ast.expr, other: ast.expr) -> bool:
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
            isinstance(inner, ast.Call) and _last(inner.func) in _SHUFFLES for inner in ast.walk(node.value)
        ):
            yield from map(_name, node.targets)
        elif isinstance(node, ast.Call) and _last(node.func) in _IN_PLACE:
            yield from map(_name, node.args[:1])


def _learnt(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the names that a call which trains is given."""
    for node in nodes:
        if isinstance(node, ast.Call) and (_last(node.func) in _FITS or _MODELS.match(_last(node.func))):
            for argument in (*node.args, *(word.value for word in node.keywords)):
                yield from (inner.id for inner in ast.walk(argument) if isinstance(inner, ast.Name))


def _group_variables(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the variables of loops over the different values of a column."""
    for node in nodes:
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
            calls = (inner for inner in ast.walk(node.iter) if isinstance(inner, ast.Call))
            if any(_last(call.func) in {"unique", "set"} for call in calls):
                yield node.target.id


def _pairs_by_name(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give the calls that hand out one part to train on and one to test with."""
    for node in nodes:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        names = [_name(part) for part in ast.walk(node.targets[0]) if isinstance(part, ast.Name)]
        given = [_name(part) for part in ast.walk(node.value) if isinstance(part, ast.Name)]
        is_pair = any(map(_HELD_NAME.match, names)) and any(map(_TRAIN_NAME.match, names))
        if is_pair and not any(_HELD_NAME.match(name) or _TRAIN_NAME.match(name) for name in given):
            called = _dotted(node.value.func)
            yield Held(called, "predefined" if _LOADS.search(called.rpartition(".")[2]) else "own", node.value.lineno)


def _rests(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give `rest = table.drop(sample.index)`, and streams of which some are taken and as many skipped."""
    sampled = frozenset(
        _name(node.targets[0])
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _last(node.value.func) == "sample"
    )
    taken: Mapping[tuple[str, str], int] = {_counted(node): 1 for node in nodes if _is_call_of(node, "take")}
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        if _last(node.func) == "drop" and node.args and isinstance(node.args[0], ast.Attribute):
            dropped = node.args[0]
            if dropped.attr == "index" and _name(dropped.value) in sampled:
                yield Held(_dotted(node.func), "random", node.lineno)
        elif _is_call_of(node, "skip") and _counted(node) in taken:
            yield Held(_dotted(node.func), "own", node.lineno)


def _is_call_of(node: ast.AST, method: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method


def _counted(node: ast.AST) -> tuple[str, str]:
    """Give what is asked, and for how many."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return "", ""
    return ast.unparse(node.func.value)[:80], "".join(ast.unparse(one)[:80] for one in node.args[:1])


def _name(node: ast.expr) -> str:
    """Give a name, also that of an attribute or a key."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    return ""


def _last(node: ast.expr) -> str:
    return _name(node)


def _dotted(node: ast.expr) -> str:
    return ast.unparse(node)[:80] if isinstance(node, ast.Name | ast.Attribute) else ""
