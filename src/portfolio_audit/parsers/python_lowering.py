"""A syntax tree to the few shapes of `python_code`."""

import ast
import re
from collections.abc import Callable, Iterable

from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import OPAQUE, Block, Statement
from portfolio_audit.parsers.python_lowering_expressions import (
    DEPTH,
    OPERATORS,
    lower_all,
    lower_expression,
    lower_parameters,
)

_CONCERNS_DATA = re.compile(
    rb"\b(?:choices\(|fit|apprendre|entrainer|trainieren|entrenar|treinar|addestrare?"
    rb"|pandas|numpy|sklearn|imblearn|torch|tensorflow|keras|xgboost|lightgbm|catboost|statsmodels|datasets|polars"
    rb"|pyspark|read_csv|train_test_split|fit_transform|category_encoders|feature_engine|seaborn|jax|predict|predictions"
    rb"|preds?|pred_\w{1,20}|hyps|y_?hat|golds?|gold_\w{1,20}|ground_truth|residuals|duckdb|y_?(?:train|test|val|true|pred))\b"
)


def concerns_data(source: bytes) -> bool:
    """Tell whether a source names a library or a value that is worth following."""
    return _CONCERNS_DATA.search(source) is not None


def lower_tree(tree: ast.Module) -> Block:
    """Lower all statements of a source; what nests too deep becomes opaque."""
    return _block(tree.body, 0)


def _block(body: Iterable[ast.stmt], depth: int) -> Block:
    if depth > DEPTH:
        return ()
    found: list[Statement] = []
    for node in body:
        lower = _STATEMENTS.get(type(node))
        if lower is not None:
            found += lower(node, depth + 1)
    return tuple(found)


def _assign(node: ast.Assign, depth: int) -> Iterable[Statement]:
    yield code.Assign(lower_all(node.targets, depth), lower_expression(node.value, depth), node.lineno)


def _annotated(node: ast.AnnAssign, depth: int) -> Iterable[Statement]:
    if node.value is not None:
        yield code.Assign((lower_expression(node.target, depth),), lower_expression(node.value, depth), node.lineno)


def _augmented(node: ast.AugAssign, depth: int) -> Iterable[Statement]:
    target = lower_expression(node.target, depth)
    value = code.Operation(OPERATORS.get(type(node.op), "?"), (target, lower_expression(node.value, depth)))
    yield code.Assign((target,), value, node.lineno)


def _run(node: ast.Expr, depth: int) -> Iterable[Statement]:
    if not isinstance(node.value, ast.Constant):
        yield code.Run(lower_expression(node.value, depth), node.lineno)


def _assert(node: ast.Assert, depth: int) -> Iterable[Statement]:
    yield code.Run(lower_expression(node.test, depth), node.lineno)


def _return(node: ast.Return, depth: int) -> Iterable[Statement]:
    yield code.Return(lower_expression(node.value, depth) if node.value is not None else code.Constant(None))


def _leave(_node: ast.stmt, _depth: int) -> Iterable[Statement]:
    yield code.Leave()


def _delete(node: ast.Delete, depth: int) -> Iterable[Statement]:
    yield code.Delete(lower_all(node.targets, depth), node.lineno)


def _global(node: ast.Global, _depth: int) -> Iterable[Statement]:
    yield code.Share(tuple(node.names))


def _if(node: ast.If, depth: int) -> Iterable[Statement]:
    yield code.Branch(lower_expression(node.test, depth), _block(node.body, depth), _block(node.orelse, depth))


def _match(node: ast.Match, depth: int) -> Iterable[Statement]:
    for case in node.cases:
        yield code.Branch(OPAQUE, _block(case.body, depth), ())


def _for(node: ast.For | ast.AsyncFor, depth: int) -> Iterable[Statement]:
    target, series = lower_expression(node.target, depth), lower_expression(node.iter, depth)
    yield code.Repeat(target, series, _block(node.body, depth), node.lineno)
    yield from _block(node.orelse, depth)


def _while(node: ast.While, depth: int) -> Iterable[Statement]:
    yield code.Repeat(None, lower_expression(node.test, depth), _block(node.body, depth), node.lineno)


def _try(node: ast.Try, depth: int) -> Iterable[Statement]:
    handlers = tuple(_block(handler.body, depth) for handler in node.handlers)
    yield code.Attempt(_block([*node.body, *node.orelse], depth), handlers)
    yield from _block(node.finalbody, depth)


def _with(node: ast.With | ast.AsyncWith, depth: int) -> Iterable[Statement]:
    for item in node.items:
        value = lower_expression(item.context_expr, depth)
        if item.optional_vars is None:
            yield code.Run(value, node.lineno)
        else:
            yield code.Assign((lower_expression(item.optional_vars, depth),), value, node.lineno)
    yield from _block(node.body, depth)


def _import(node: ast.Import, _depth: int) -> Iterable[Statement]:
    for alias in node.names:
        first = alias.name.partition(".")[0]
        yield code.Bind(alias.asname or first, alias.name if alias.asname else first)


def _import_from(node: ast.ImportFrom, _depth: int) -> Iterable[Statement]:
    module = "." * node.level + (node.module or "")
    joint = "" if module.endswith(".") or not module else "."
    for alias in node.names:
        yield code.Bind(alias.asname or alias.name, f"{module}{joint}{alias.name}")


def _define(node: ast.FunctionDef | ast.AsyncFunctionDef, depth: int) -> Iterable[Statement]:
    decorators = lower_all(node.decorator_list, depth)
    yield code.Define(node.name, lower_parameters(node.args, depth), _block(node.body, depth), node.lineno, decorators)


def _define_class(node: ast.ClassDef, depth: int) -> Iterable[Statement]:
    yield code.DefineClass(node.name, lower_all(node.bases, depth), _block(node.body, depth), node.lineno)


_STATEMENTS: dict[type[ast.AST], Callable[..., Iterable[Statement]]] = {
    ast.Assign: _assign, ast.AnnAssign: _annotated, ast.AugAssign: _augmented, ast.Expr: _run, ast.Assert: _assert,
    ast.Return: _return, ast.Break: _leave, ast.Continue: _leave, ast.Raise: _leave, ast.Delete: _delete, ast.If: _if,
    ast.Global: _global,
    ast.Match: _match, ast.For: _for, ast.AsyncFor: _for, ast.While: _while, ast.Try: _try, ast.With: _with,
    ast.AsyncWith: _with, ast.Import: _import, ast.ImportFrom: _import_from, ast.FunctionDef: _define,
    ast.AsyncFunctionDef: _define, ast.ClassDef: _define_class,
}  # fmt: skip  # a table
