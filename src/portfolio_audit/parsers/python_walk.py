"""One walk over a syntax tree that gathers everything, with a stack of its own instead of recursion."""

import ast
from collections.abc import Callable, Iterable

from radon.visitors import HalsteadVisitor

from portfolio_audit.parsers.python_calls import TEXT_CHARACTERS
from portfolio_audit.parsers.python_definitions import FunctionNode, OpenFunction, own_docstring
from portfolio_audit.parsers.python_module import Call, ClassDefinition, Function, Handler, Import, Text
from portfolio_audit.parsers.python_names import Binding, Names, Scope, dotted_text
from portfolio_audit.patterns import lazy_regex

_IDENTIFIER = lazy_regex(r"[A-Za-z_]\w*+")

Item = ast.AST | Callable[[], None]


class Walk:
    """What was gathered so far, and the stack of what is still to come."""

    def __init__(self, names: Names, complexities: dict[int, int]) -> None:
        self.names = names
        self.complexities = complexities
        self.imports: list[Import] = []
        self.functions: list[Function] = []
        self.classes: list[ClassDefinition] = []
        self.calls: list[Call] = []
        self.texts: list[Text] = []
        self.handlers: list[Handler] = []
        self.docstrings: list[ast.Constant] = []
        self.defined: set[str] = set()
        self.read: set[str] = set()
        self.has_main_guard = False
        self.statements = 0
        self.loops = 0
        self.comprehensions = 0
        self.halstead = HalsteadVisitor()  # type: ignore[no-untyped-call]  # radon has no types
        self.open: list[OpenFunction] = []
        self.targets: dict[int, tuple[str, ...]] = {}
        self.docstring_ids: set[int] = set()
        self.pending: list[Item] = []

    def count_operation(self, operators: Iterable[ast.AST], operands: Iterable[ast.expr]) -> None:
        """Count for Halstead's volume what radon's own visitor counts, in the walk that is made anyway."""
        context = self.open[-1].node.name if self.open else None
        names = [type(operator).__name__ for operator in operators]
        values = [(context, _operand(operand)) for operand in operands]
        self.halstead.operators += len(names)
        self.halstead.operands += len(values)
        self.halstead.operators_seen.update(names)
        self.halstead.operands_seen.update(values)

    def push(self, items: Iterable[Item | None]) -> None:
        """Put items on the stack so that the first comes off first; functions are called when they come off."""
        self.pending += [item for item in items if item is not None][::-1]

    def note_docstring(self, node: ast.Module | ast.ClassDef | FunctionNode) -> bool:
        """Remember the docstring of a body, and tell whether there is one."""
        constant = own_docstring(node)
        if constant is None:
            return False
        self.docstrings.append(constant)
        self.docstring_ids.add(id(constant))
        return True

    def define(self, *names: str) -> None:
        """Note names that the module binds."""
        if self.names.scope.kind == "module":
            self.defined.update(names)

    def enter(self, kind: str, name: str) -> None:
        """Open a scope."""
        outer = self.names.scope
        qualified = f"{outer.name}.{name}" if outer.name else name
        is_hidden = outer.is_hidden or outer.kind == "function"
        self.names.scopes.append(Scope(kind, qualified[:300], {}, is_hidden))

    def leave(self) -> None:
        """Close the innermost scope."""
        self.names.scopes.pop()

    def leave_function(self) -> None:
        """Close a function and keep it."""
        self.leave()
        self.functions.append(self.open.pop().close(self.statements))

    def begin_loop(self) -> None:
        """Count a loop in the innermost scope."""
        self.names.scope.loops += 1

    def end_loop(self) -> None:
        """Leave the innermost loop."""
        self.names.scope.loops -= 1

    def base_name(self, expression: ast.expr) -> str:
        """Give the resolved name of a base class or decorator."""
        base = expression.func if isinstance(expression, ast.Call) else expression
        found = self.names.resolve(base)
        return found.name if found is not None and not found.name.startswith(".") else dotted_text(base)

    def annotated(self, annotation: ast.expr | None) -> Binding | None:
        """Give what a parameter stands for by its annotation, and count the names in it as read."""
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            self.read.update(_IDENTIFIER.findall(annotation.value[:TEXT_CHARACTERS]))
        if isinstance(annotation, ast.BinOp) and isinstance(annotation.right, ast.Constant):
            annotation = annotation.left  # `Client | None`
        found = self.names.resolve(annotation) if isinstance(annotation, ast.Name | ast.Attribute) else None
        if found is None or found.is_value or "." not in found.name.lstrip("."):
            return None
        return Binding(found.name, is_value=True)


def _operand(node: ast.expr) -> object:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.value if isinstance(node, ast.Constant) else node


def children(node: ast.AST) -> list[ast.AST]:
    """Give the nodes right below, in the order of the text, without marks of reading and writing."""
    found: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            found += [part for part in value if isinstance(part, ast.AST)]
        elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
            found.append(value)
    return found
