"""One call of a Python source as a plain value."""

import ast
from collections.abc import Iterator

from portfolio_audit.parsers.python_module import Call
from portfolio_audit.parsers.python_names import Names, dotted_text

TEXT_CHARACTERS = 300
_ARGUMENT_CHARACTERS = 80
_STRINGS = 8
_KEYWORDS = 24
_CONSTRUCTORS = 16
_PARTS = 200
_INTEGER_BITS = 256


def make_call(node: ast.Call, names: Names, targets: tuple[str, ...]) -> Call:
    """Resolve the callee and keep the arguments that are literal or named."""
    callee = names.resolve(node.func, is_callee=True)
    name = callee.name if callee is not None else _method_name(node.func)
    if callee is not None and callee.is_value:
        name += ".__call__"
    parts = tuple(_argument_parts(node))
    return Call(
        name=name[:200],
        receiver=dotted_text(node.func.value) if isinstance(node.func, ast.Attribute) else "",
        line=node.lineno,
        scope=names.scope.name,
        strings=tuple(_strings(parts))[:_STRINGS],
        keywords=tuple((word.arg or "**", _text(word.value, names)) for word in node.keywords[:_KEYWORDS]),
        arguments=tuple(_text(argument, names) for argument in node.args[:_KEYWORDS]),
        target=targets[0] if targets else "",
        in_loop=names.scope.loops > 0,
        targets=targets,
        constructors=tuple(_constructors(parts, names))[:_CONSTRUCTORS],
        end_line=node.end_lineno or node.lineno,
    )


def _method_name(function: ast.expr) -> str:
    return f".{function.attr}" if isinstance(function, ast.Attribute) else ""


def _strings(parts: tuple[ast.expr, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value[:TEXT_CHARACTERS]


def _argument_parts(node: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments and what stands in their lists, tuples, sets and dicts, in order."""
    pending: list[ast.expr] = [*node.args, *(word.value for word in node.keywords)][::-1]
    for _ in range(_PARTS):
        if not pending:
            return
        part = pending.pop()
        if isinstance(part, ast.List | ast.Tuple | ast.Set):
            pending += reversed(part.elts)
        elif isinstance(part, ast.Dict):
            pending += reversed([key for key in part.keys if key is not None] + part.values)
        elif isinstance(part, ast.Starred):
            pending.append(part.value)
        yield part


def _constructors(parts: tuple[ast.expr, ...], names: Names) -> Iterator[str]:
    for part in parts:
        if isinstance(part, ast.Call):
            callee = names.resolve(part.func, is_callee=True)
            if callee is not None:
                yield callee.name[:200]


def _literal(value: object) -> str:
    """Give the text of a literal; a number too long to print is left out."""
    if isinstance(value, int) and value.bit_length() > _INTEGER_BITS:
        return ""
    return value[:_ARGUMENT_CHARACTERS] if isinstance(value, str) else repr(value)[:_ARGUMENT_CHARACTERS]


def _text(node: ast.expr, names: Names) -> str:
    """Give the text of a literal, the resolved name of a library object or constructor, or a name as written."""
    if isinstance(node, ast.Constant):
        return _literal(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return f"-{_literal(node.operand.value)}"
    if isinstance(node, ast.Call):
        callee = names.resolve(node.func, is_callee=True)
        return callee.name[:_ARGUMENT_CHARACTERS] if callee is not None and not callee.is_value else ""
    if isinstance(node, ast.Name | ast.Attribute):
        found = names.resolve(node)
        if found is not None and not found.is_value and not found.name.startswith("."):
            return found.name[:_ARGUMENT_CHARACTERS]
    return dotted_text(node)[:_ARGUMENT_CHARACTERS]
