"""Functions and classes of a Python source while they are walked, and as plain values."""

import ast

from msgspec import Struct

from portfolio_audit.parsers.python_module import ClassDefinition, Function
from portfolio_audit.parsers.python_names import Scope

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
_PAIR = 2
_DOCSTRING_CHARACTERS = 400


class OpenFunction(Struct):
    """A function whose body is being walked."""

    node: FunctionNode
    qualified_name: str
    is_method: bool
    is_public: bool
    has_docstring: bool
    decorators: tuple[str, ...]
    complexity: int
    first_statement: int
    """Number of statements of the source before its body."""
    asserts: int = 0
    constant_asserts: int = 0

    def close(self, statements: int) -> Function:
        """Freeze it after the walk of its body, given the number of statements up to here."""
        arguments = _arguments(self.node, is_method=self.is_method)
        return Function(
            name=self.node.name,
            qualified_name=self.qualified_name,
            line=self.node.lineno,
            end_line=self.node.end_lineno or self.node.lineno,
            is_method=self.is_method,
            has_docstring=self.has_docstring,
            is_public=self.is_public,
            complexity=self.complexity,
            arguments=len(arguments),
            annotated_arguments=sum(argument.annotation is not None for argument in arguments),
            has_return_annotation=self.node.returns is not None,
            decorators=self.decorators,
            asserts=self.asserts,
            constant_asserts=self.constant_asserts,
            statements=statements - self.first_statement - self.has_docstring,
            is_stub=all(_is_empty(statement) for statement in self.node.body),
            docstring=(ast.get_docstring(self.node, clean=False) or "")[:_DOCSTRING_CHARACTERS],
        )


def is_public(name: str, outer: Scope) -> bool:
    """Tell whether a definition can be called from outside."""
    is_hidden = outer.is_hidden or outer.kind == "function"
    return not is_hidden and not any(part.startswith("_") for part in (*outer.name.split("."), name))


def make_class(node: ast.ClassDef, outer: Scope, bases: tuple[str, ...], *, has_docstring: bool) -> ClassDefinition:
    """Freeze a class from its node."""
    return ClassDefinition(
        name=node.name,
        line=node.lineno,
        end_line=node.end_lineno or node.lineno,
        bases=bases,
        has_docstring=has_docstring,
        is_public=is_public(node.name, outer),
        methods=tuple(part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)),
    )


def own_docstring(node: ast.Module | ast.ClassDef | FunctionNode) -> ast.Constant | None:
    """Give the docstring of a body, or `None`."""
    first = node.body[0] if node.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return first.value
    return None


def is_constant_assert(test: ast.expr) -> bool:
    """Tell whether an assertion holds whatever the code does."""
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.Tuple):
        return bool(test.elts)
    sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else [test]
    return all(isinstance(side, ast.Constant) for side in sides)


def is_constant_assert_call(node: ast.Call) -> bool:
    """Tell whether `self.assertTrue(True)` or `self.assertEqual(1, 1)` is all there is."""
    return bool(node.args) and all(isinstance(argument, ast.Constant) for argument in node.args[:_PAIR])


def _arguments(node: FunctionNode, *, is_method: bool) -> list[ast.arg]:
    arguments = [*node.args.posonlyargs, *node.args.args]
    if is_method and arguments and arguments[0].arg in {"self", "cls", "mcs"}:
        arguments = arguments[1:]
    return arguments + node.args.kwonlyargs


def _is_empty(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant) and (
            isinstance(statement.value.value, str) or statement.value.value is ...
        )
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return False
