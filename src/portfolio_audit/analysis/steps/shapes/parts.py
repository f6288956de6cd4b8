"""Parts that are taken from a table by an index, with the names that they get."""

import ast
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.steps.shapes.holdouts import trains
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.parsers.python_tree import parses
from portfolio_audit.patterns import lazy_regex

_QUERIES = frozenset({"query", "filter", "where"})
HELD_WORD = lazy_regex(r"(?i)(?:^|_)(?:test|val|valid\w{0,5}|hold_?out|eval)(?:_|$)|traintest")

_ROWS_TO_LEARN = lazy_regex(r"(?i)(?:^|_)train(?:ing)?_(?:rows|data|part|set|window|slice|frame|table|period|days)$")


class Part(Struct, frozen=True):
    """What an index picks from a table."""

    base: str
    index: ast.expr
    target: str
    line: int
    is_learnt: bool = False
    """True inside of a call that trains."""
    is_split: bool = False
    """True inside of a function that is named for splitting."""
    is_to_learn: bool = False
    """True inside of a function that is named for the rows to train on."""


def taken_parts(nodes: Sequence[ast.AST]) -> Iterator[Part]:
    """Give what is taken from an indexed value, with the name that it gets."""
    inside = {inner for node in nodes if _is_splitter(node) for inner in walk(node)}
    to_learn = {inner for node in nodes if _gives_rows_to_learn(node) for inner in walk(node)}
    for node in nodes:
        if isinstance(node, ast.Assign):
            named = list(_assigned(node))
        elif isinstance(node, ast.Return | ast.Expr) and node.value is not None:
            named = list(_named(node.value, ""))
        elif isinstance(node, ast.For):
            named = [("", node.iter)]
        else:
            continue
        for target, value in named:
            for part in _parts_of(value, target):
                yield replace(part, is_split=node in inside, is_to_learn=node in to_learn)


def _gives_rows_to_learn(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and _ROWS_TO_LEARN.search(node.name) is not None


def _is_splitter(node: ast.AST) -> bool:
    """Tell a function that is named for splitting, and speaks of a part to test or validate on."""
    if not (isinstance(node, ast.FunctionDef) and "split" in node.name.lower()):
        return False
    names = (inner.id for inner in walk(node) if isinstance(inner, ast.Name))
    return any(map(HELD_WORD.search, (node.name, *names)))


def _assigned(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        yield from zip(map(last_name, target.elts), node.value.elts, strict=False)
    elif isinstance(target, ast.Subscript):
        yield "", target
        yield "", node.value
    else:
        yield from _named(node.value, last_name(target))


def _named(value: ast.expr, target: str) -> Iterator[tuple[str, ast.expr]]:
    """Give the parts of a call or a tuple each for itself, those with keywords by their own names."""
    several = value.elts if isinstance(value, ast.Tuple) else value.args if isinstance(value, ast.Call) else []
    if trains(value):
        yield target, value
    elif isinstance(value, ast.Call) and value.keywords and not value.args:
        yield from ((word.arg or "", word.value) for word in value.keywords)
    elif len(several) > 1:
        yield from (("", one) for one in several)
    else:
        yield target, value


def _parts_of(value: ast.expr, target: str) -> Iterator[Part]:
    nodes = list(walk(value))
    learnt = {id(inner) for call in nodes if trains(call) for inner in walk(call)}
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _QUERIES:
            condition = _condition(node)
            if condition is not None:
                yield Part(ast.unparse(node.func.value)[:80], condition, target, node.lineno)
        elif isinstance(node, ast.ListComp | ast.DictComp) and len(node.generators[0].ifs) == 1:
            loop = node.generators[0]
            yield Part(ast.unparse(loop.iter)[:80], loop.ifs[0], target, node.lineno)
        elif isinstance(node, ast.Subscript):
            index = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
            base = ast.unparse(node.value)[:80].removesuffix(".iloc").removesuffix(".loc").removesuffix(".values")
            if not isinstance(index, ast.Constant):
                yield Part(base, index, target, node.lineno, id(node) in learnt)


def _condition(call: ast.Call) -> ast.expr | None:
    """Give what a query keeps, read from its text where it is one."""
    if len(call.args) != 1:
        return None
    said = call.args[0]
    if not (isinstance(said, ast.Constant) and isinstance(said.value, str)):
        return said if isinstance(said, ast.Compare | ast.UnaryOp) else None
    statement = parses(said.value[:200])
    return statement.value if isinstance(statement, ast.Expr) else None
