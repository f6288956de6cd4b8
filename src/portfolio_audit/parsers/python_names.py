"""Which library object a name of a Python source stands for, as far as its text tells."""

import ast

from msgspec import Struct

from portfolio_audit.parsers.python_known import ACCESSORS, FLUENT, FRAME, FRAME_PARTS, KNOWN_RESULTS, SCALAR_RESULTS

Step = tuple[str, ast.expr]


class Binding(Struct, frozen=True):
    """What a name stands for: a dotted name, or a value that came from calling it."""

    name: str
    is_value: bool


Table = dict[str, Binding | None]
"""Bindings of one scope; `None` for a name whose value is unknown."""


class Scope(Struct):
    """One module, class or function while it is walked."""

    kind: str
    """`module`, `class` or `function`."""
    name: str
    """Qualified name, empty for the module."""
    table: Table
    is_hidden: bool = False
    """True inside a function, where nothing is public."""
    loops: int = 0


class Names:
    """The tables of all scopes that are open, innermost last, and what local functions give back."""

    def __init__(self) -> None:
        self.scopes = [Scope("module", "", {})]
        self.results: dict[str, Binding] = {}
        self.read: set[str] = set()

    @property
    def scope(self) -> Scope:
        """The innermost open scope."""
        return self.scopes[-1]

    def bind(self, target: ast.expr, value: Binding | None) -> None:
        """Bind a name or an attribute of `self`; other targets keep what they are."""
        if isinstance(target, ast.Name):
            self.scope.table[target.id] = value
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self":
            owner = self._owner()
            if owner is not None:
                owner.table[target.attr] = value

    def look_up(self, name: str) -> Binding | None:
        """Give the binding of a bare name; a name that nothing binds stands for itself (a builtin, say)."""
        for scope in reversed(self.scopes):
            if name in scope.table and (scope.kind != "class" or scope is self.scope):
                return scope.table[name]
        return Binding(name, is_value=False)

    def resolve(self, expression: ast.expr, *, is_callee: bool = False) -> Binding | None:
        """Give what an expression (or what is called) stands for, or `None`; loops, never recurses."""
        if isinstance(expression, ast.Name):
            return self.look_up(expression.id)
        root, steps = _unroll(expression)
        value, steps = self._root(root, steps)
        last = "call" if is_callee else ""
        for position, (kind, node) in enumerate(steps):
            following = steps[position + 1][0] if position + 1 < len(steps) else last
            if kind == "call":
                value = self.result_of(value)
            elif kind == "subscript":
                value = value if value is not None and value.is_value else None
            else:
                value = _attribute(value, node, following)
        return value

    def result_of(self, callee: Binding | None) -> Binding | None:
        """Give what calling something gives."""
        if callee is None or callee.name.startswith("."):
            return None
        if callee.name in KNOWN_RESULTS:
            return Binding(KNOWN_RESULTS[callee.name], is_value=True)
        if callee.name in self.results:
            return self.results[callee.name]
        owner, _, last = callee.name.rpartition(".")
        if owner.startswith(FRAME):
            return None if last in SCALAR_RESULTS else Binding(FRAME, is_value=True)
        if last in FLUENT and owner[:1] not in ("", "."):
            return Binding(owner, is_value=True)
        is_local_function = not owner and self._is_function(last)
        return None if is_local_function else Binding(callee.name, is_value=True)

    def _is_function(self, name: str) -> bool:
        return name[:1].islower() and self.scopes[0].table.get(name) == Binding(name, is_value=False)

    def _root(self, root: ast.expr, steps: list[Step]) -> tuple[Binding | None, list[Step]]:
        if not isinstance(root, ast.Name):
            return None, steps
        if root.id == "self" and steps and isinstance(steps[0][1], ast.Attribute):
            owner = self._owner()
            attribute = steps[0][1].attr
            if owner is not None and attribute in owner.table:
                return owner.table[attribute], steps[1:]
        value = self.look_up(root.id)
        if value is not None and value == Binding(root.id, is_value=False) and not self._is_bound(root.id) and steps:
            return (None if steps[0][0] != "call" else value), steps
        return value, steps

    def _is_bound(self, name: str) -> bool:
        return any(name in scope.table for scope in self.scopes)

    def _owner(self) -> Scope | None:
        return next((scope for scope in reversed(self.scopes) if scope.kind == "class"), None)


def dotted_text(expression: ast.expr) -> str:
    """Give `a.b.c` or `a['b']` as text; empty for anything with a call in it."""
    if isinstance(expression, ast.Name):
        return expression.id
    root, steps = _unroll(expression)
    if not isinstance(root, ast.Name):
        return ""
    text = root.id
    for kind, node in steps:
        if kind == "call":
            return ""
        if isinstance(node, ast.Attribute):
            text += f".{node.attr}"
        elif isinstance(node, ast.Subscript):
            key = node.slice.value if isinstance(node.slice, ast.Constant) else None
            text += f"[{key[:40]!r}]" if isinstance(key, str) else "[...]"
    return text


def _unroll(expression: ast.expr) -> tuple[ast.expr, list[Step]]:
    """Split `a.b(c)[d]` into its root and the steps from there."""
    steps: list[Step] = []
    node = expression
    while True:
        if isinstance(node, ast.Attribute):
            steps.append(("attribute", node))
            node = node.value
        elif isinstance(node, ast.Call):
            steps.append(("call", node))
            node = node.func
        elif isinstance(node, ast.Subscript):
            steps.append(("subscript", node))
            node = node.value
        elif isinstance(node, ast.Await | ast.NamedExpr):
            node = node.value
        elif isinstance(node, ast.IfExp):
            node = node.body
        else:
            return node, steps[::-1]


def _attribute(value: Binding | None, node: ast.expr, following: str) -> Binding | None:
    name = node.attr if isinstance(node, ast.Attribute) else ""
    if value is None:
        return Binding(f".{name}", is_value=False) if following in ("", "call") else None
    if value.is_value and value.name == FRAME and following != "call" and name not in ACCESSORS:
        return Binding(FRAME, is_value=True) if name not in FRAME_PARTS else Binding(FRAME_PARTS[name], is_value=True)
    if value.name.startswith("."):
        return Binding(f".{name}", is_value=False)
    return Binding(f"{value.name}.{name}", is_value=value.is_value and following != "call")
