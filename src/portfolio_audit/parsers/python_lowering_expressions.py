"""Expressions of a syntax tree to the few shapes of `python_code`."""

import ast
from collections.abc import Callable, Iterable

from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import OPAQUE, Expression

DEPTH = 60
"""Nesting that is followed."""
_ITEMS = 64
_TEXT = 200
_BITS = 63
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "/", ast.Invert: "~", ast.Not: "not",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in",
    ast.NotIn: "not in", ast.And: "and", ast.Or: "or", ast.BitAnd: "&", ast.BitOr: "|", ast.USub: "-",
}  # fmt: skip  # a table


def lower_parameters(arguments: ast.arguments, depth: int) -> tuple[code.Parameter, ...]:
    """Lower the parameters of a function."""
    plain = [*arguments.posonlyargs, *arguments.args]
    missing: list[ast.expr | None] = [None] * (len(plain) - len(arguments.defaults))
    pairs = [*zip(plain, [*missing, *arguments.defaults], strict=True)]
    found = [_parameter(argument.arg, default, depth) for argument, default in pairs]
    if arguments.vararg is not None:
        found.append(code.Parameter(f"*{arguments.vararg.arg}", None))
    keyword = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    found += [_parameter(argument.arg, default, depth) for argument, default in keyword]
    if arguments.kwarg is not None:
        found.append(code.Parameter(f"**{arguments.kwarg.arg}", None))
    return tuple(found)


def _parameter(name: str, default: ast.expr | None, depth: int) -> code.Parameter:
    return code.Parameter(name, lower_expression(default, depth) if default is not None else None)


def lower_all(nodes: Iterable[ast.expr], depth: int) -> tuple[Expression, ...]:
    """Lower several expressions."""
    return tuple([lower_expression(node, depth) for node in nodes])


def lower_expression(node: ast.expr | None, depth: int) -> Expression:
    """Lower one expression; what nests too deep becomes opaque."""
    if node is None or depth > DEPTH:
        return OPAQUE
    lower = _EXPRESSIONS.get(type(node))
    return OPAQUE if lower is None else lower(node, depth + 1)


def _name(node: ast.Name, _depth: int) -> Expression:
    return code.Name(node.id)


def _constant(node: ast.Constant, _depth: int) -> Expression:
    value = node.value
    if isinstance(value, str):
        return code.Constant(value[:_TEXT])
    if isinstance(value, bool | int | float):
        is_large = isinstance(value, int) and value.bit_length() > _BITS
        return code.Constant(None if is_large else value)
    return code.Constant(None)


def _attribute(node: ast.Attribute, depth: int) -> Expression:
    return code.Attribute(lower_expression(node.value, depth), node.attr)


def _subscript(node: ast.Subscript, depth: int) -> Expression:
    return code.Subscript(lower_expression(node.value, depth), lower_expression(node.slice, depth))


def _slice(node: ast.Slice, depth: int) -> Expression:
    lower, upper = ((lower_expression(end, depth) if end is not None else None) for end in (node.lower, node.upper))
    return code.Slice(lower, upper)


def _call(node: ast.Call, depth: int) -> Expression:
    words = tuple((word.arg, lower_expression(word.value, depth)) for word in node.keywords if word.arg is not None)
    spread = [word.value for word in node.keywords if word.arg is None]
    arguments = (*lower_all(node.args, depth), *(code.Operation("**", (value,)) for value in lower_all(spread, depth)))
    return code.Call(lower_expression(node.func, depth), arguments, words, node.lineno)


def _group(node: ast.Tuple | ast.List | ast.Set, depth: int) -> Expression:
    return code.Group(lower_all(node.elts[:_ITEMS], depth))


def _dictionary(node: ast.Dict, depth: int) -> Expression:
    pairs = [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key is not None][:_ITEMS]
    return code.Group(lower_all([value for _, value in pairs], depth), lower_all([key for key, _ in pairs], depth))


def _binary(node: ast.BinOp, depth: int) -> Expression:
    operator = OPERATORS.get(type(node.op), "?")
    return code.Operation(operator, (lower_expression(node.left, depth), lower_expression(node.right, depth)))


def _unary(node: ast.UnaryOp, depth: int) -> Expression:
    operand = lower_expression(node.operand, depth)
    if isinstance(node.op, ast.USub) and isinstance(operand, code.Constant):
        return code.Constant(-operand.value) if isinstance(operand.value, int | float) else OPAQUE
    return code.Operation(OPERATORS.get(type(node.op), "?"), (operand,))


def _compare(node: ast.Compare, depth: int) -> Expression:
    return code.Operation(OPERATORS.get(type(node.ops[0]), "?"), lower_all([node.left, *node.comparators], depth))


def _boolean(node: ast.BoolOp, depth: int) -> Expression:
    return code.Operation(OPERATORS[type(node.op)], lower_all(node.values, depth))


def _condition(node: ast.IfExp, depth: int) -> Expression:
    return code.Operation("if", lower_all([node.body, node.test, node.orelse], depth))


def _text(node: ast.JoinedStr, depth: int) -> Expression:
    values = [value.value for value in node.values if isinstance(value, ast.FormattedValue)]
    return code.Operation("f", lower_all(values, depth))


def _inner(node: ast.Await | ast.Starred | ast.YieldFrom | ast.Yield, depth: int) -> Expression:
    operator = "*" if isinstance(node, ast.Starred) else "await"
    return code.Operation(operator, (lower_expression(node.value, depth),))


def _named(node: ast.NamedExpr, depth: int) -> Expression:
    return lower_expression(node.value, depth)


def _gathering(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, depth: int) -> Expression:
    loops = tuple((lower_expression(one.target, depth), lower_expression(one.iter, depth)) for one in node.generators)
    element = node.value if isinstance(node, ast.DictComp) else node.elt
    conditions = lower_all([test for one in node.generators for test in one.ifs], depth)
    return code.Gathering(lower_expression(element, depth), loops, conditions)


def _lambda(node: ast.Lambda, depth: int) -> Expression:
    return code.Lambda(lower_parameters(node.args, depth), lower_expression(node.body, depth))


_EXPRESSIONS: dict[type[ast.AST], Callable[..., Expression]] = {
    ast.Name: _name, ast.Constant: _constant, ast.Attribute: _attribute, ast.Subscript: _subscript,
    ast.Slice: _slice, ast.Call: _call,
    ast.Tuple: _group, ast.List: _group, ast.Set: _group, ast.Dict: _dictionary, ast.BinOp: _binary,
    ast.UnaryOp: _unary, ast.Compare: _compare, ast.BoolOp: _boolean, ast.IfExp: _condition, ast.JoinedStr: _text,
    ast.Await: _inner, ast.Starred: _inner, ast.Yield: _inner, ast.YieldFrom: _inner, ast.NamedExpr: _named,
    ast.ListComp: _gathering, ast.SetComp: _gathering, ast.GeneratorExp: _gathering, ast.DictComp: _gathering,
    ast.Lambda: _lambda,
}  # fmt: skip  # a table
