"""One walk over a syntax tree that gathers everything, with a stack of its own instead of recursion."""

import ast
import re
from collections.abc import Callable, Iterable

from portfolio_audit.parsers.python_bindings import (
    bind_assignment,
    bind_elements,
    inner_call,
    target_names,
    target_texts,
    value_of,
)
from portfolio_audit.parsers.python_calls import TEXT_CHARACTERS, make_call
from portfolio_audit.parsers.python_definitions import (
    FunctionNode,
    OpenFunction,
    is_constant_assert,
    is_constant_assert_call,
    is_public,
    make_class,
    own_docstring,
)
from portfolio_audit.parsers.python_module import Call, ClassDefinition, Function, Handler, Import, Text
from portfolio_audit.parsers.python_names import Binding, Names, Scope, dotted_text

_IDENTIFIER = re.compile(r"[A-Za-z_]\w*+")
_TARGETS = 8

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
        self._open: list[OpenFunction] = []
        self._targets: dict[int, tuple[str, ...]] = {}
        self._docstring_ids: set[int] = set()
        self._pending: list[Item] = []

    def over(self, tree: ast.Module) -> None:
        """Walk the whole tree in the order of the text."""
        self._note_docstring(tree)
        self._push(tree.body)
        while self._pending:
            item = self._pending.pop()
            if not isinstance(item, ast.AST):
                item()
                continue
            if isinstance(item, ast.stmt):
                self.statements += 1
                for function in self._open:
                    function.statements += 1
            visit = _VISITS.get(type(item))
            if visit is None:
                self._push(ast.iter_child_nodes(item))
            else:
                visit(self, item)

    def _push(self, items: Iterable[Item | None]) -> None:
        self._pending += [item for item in items if item is not None][::-1]

    def _note_docstring(self, node: ast.Module | ast.ClassDef | FunctionNode) -> bool:
        constant = own_docstring(node)
        if constant is None:
            return False
        self.docstrings.append(constant)
        self._docstring_ids.add(id(constant))
        return True

    def _define(self, *names: str) -> None:
        if self.names.scope.kind == "module":
            self.defined.update(names)

    def _enter(self, kind: str, name: str) -> None:
        outer = self.names.scope
        qualified = f"{outer.name}.{name}" if outer.name else name
        is_hidden = outer.is_hidden or outer.kind == "function"
        self.names.scopes.append(Scope(kind, qualified[:300], {}, is_hidden))

    def _leave(self) -> None:
        self.names.scopes.pop()

    def _leave_function(self) -> None:
        self._leave()
        self.functions.append(self._open.pop().close())

    def _begin_loop(self) -> None:
        self.names.scope.loops += 1

    def _end_loop(self) -> None:
        self.names.scope.loops -= 1

    def _base_name(self, expression: ast.expr) -> str:
        base = expression.func if isinstance(expression, ast.Call) else expression
        found = self.names.resolve(base)
        return found.name if found is not None and not found.name.startswith(".") else dotted_text(base)

    def _annotated(self, annotation: ast.expr | None) -> Binding | None:
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            self.read.update(_IDENTIFIER.findall(annotation.value[:TEXT_CHARACTERS]))
        found = self.names.resolve(annotation) if isinstance(annotation, ast.Name | ast.Attribute) else None
        if found is None or found.is_value or "." not in found.name.lstrip("."):
            return None
        return Binding(found.name, is_value=True)

    def _function(self, node: FunctionNode) -> None:
        """Open a scope, bind the parameters, and close it after the body."""
        outer = self.names.scope
        self._define(node.name)
        outer.table[node.name] = Binding(node.name, is_value=False)
        decorators = tuple(self._base_name(expression) for expression in node.decorator_list)
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        arguments += [extra for extra in (node.args.vararg, node.args.kwarg) if extra is not None]
        bindings = {argument.arg: self._annotated(argument.annotation) for argument in arguments}
        self._annotated(node.returns)

        def begin() -> None:
            self._enter("function", node.name)
            self.names.scope.table.update(bindings)
            is_method = outer.kind == "class"
            found = OpenFunction(
                node, self.names.scope.name, is_method, is_public(node.name, outer), self._note_docstring(node),
                decorators, self.complexities.get(node.lineno, 0),
            )  # fmt: skip  # one line a thought
            self._open.append(found)

        annotations = [argument.annotation for argument in arguments]
        outside = [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults, *annotations, node.returns]
        self._push([*outside, begin, *node.body, self._leave_function])

    def _class(self, node: ast.ClassDef) -> None:
        """Open a scope for the attributes, and close it after the body."""
        outer = self.names.scope
        self._define(node.name)
        bases = tuple(self._base_name(base) for base in node.bases)
        outer.table[node.name] = Binding(node.name, is_value=False)
        self.classes.append(make_class(node, outer, bases, has_docstring=self._note_docstring(node)))
        outside = [*node.decorator_list, *node.bases, *(word.value for word in node.keywords)]
        self._push([*outside, lambda: self._enter("class", node.name), *node.body, self._leave])

    def _import(self, node: ast.Import) -> None:
        """Bind `import a.b` to `a`, and `import a.b as c` to `a.b`."""
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            self._note_import(alias.name, None, bound, alias.name if alias.asname else bound, node.lineno)

    def _import_from(self, node: ast.ImportFrom) -> None:
        """Bind each name to its module and name, without the dots of a relative module."""
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            meaning = f"{module}.{alias.name}".lstrip(".")
            self._note_import(module, alias.name, alias.asname or alias.name, meaning, node.lineno)

    def _note_import(self, module: str, name: str | None, bound: str, meaning: str, line: int) -> None:
        if name != "*":
            self.names.scope.table[bound] = Binding(meaning, is_value=False)
            self._define(bound)
        self.imports.append(Import(module, name, bound, line, self.names.scope.name, module == "__future__"))

    def _assign(self, node: ast.Assign | ast.AnnAssign | ast.NamedExpr) -> None:
        """Remember the targets for the call on the right, and bind them after it."""
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
        self._annotated(annotation)
        call = inner_call(node.value)
        if call is not None:
            self._targets[id(call)] = tuple(text for target in targets for text in target_texts(target))[:_TARGETS]
        for target in targets:
            self._define(*target_names(target))

        def bind() -> None:
            for target in targets:
                if node.value is not None:
                    bind_assignment(target, node.value, self.names)

        self._push([annotation, node.value, *targets, bind])

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        """Bind the loop variable to an element, and walk the body as a loop."""
        self.loops += 1
        self._define(*target_names(node.target))
        bind_elements(node.target, node.iter, self.names)
        self._push([node.iter, node.target, self._begin_loop, *node.body, self._end_loop, *node.orelse])

    def _while(self, node: ast.While) -> None:
        self.loops += 1
        self._push([node.test, self._begin_loop, *node.body, self._end_loop, *node.orelse])

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        """Walk the first iterable outside, and the rest inside a loop."""
        self.comprehensions += 1
        first, *others = node.generators
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._push([first.iter, first.target, self._begin_loop, *first.ifs, *others, *results, self._end_loop])

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                self._define(*target_names(item.optional_vars))
                self.names.bind(item.optional_vars, value_of(item.context_expr, self.names))
        self._push([*node.items, *node.body])

    def _call(self, node: ast.Call) -> None:
        call = make_call(node, self.names, self._targets.pop(id(node), ()))
        self.calls.append(call)
        last = call.name.rpartition(".")[2]
        if last.startswith("assert") or call.name in {"pytest.raises", "pytest.warns", "pytest.fail"}:
            self._count_assert(is_constant=is_constant_assert_call(node))
        self._push([node.func, *node.args, *(word.value for word in node.keywords)])

    def _assert(self, node: ast.Assert) -> None:
        self._count_assert(is_constant=is_constant_assert(node.test))
        self._push([node.test, node.msg])

    def _count_assert(self, *, is_constant: bool) -> None:
        for function in self._open:
            function.constant_asserts += is_constant
            function.asserts += not is_constant

    def _return(self, node: ast.Return) -> None:
        value = value_of(node.value, self.names) if node.value is not None else None
        scope = self.names.scope
        if value is not None and value.is_value and "." not in scope.name and scope.kind == "function":
            self.names.results[scope.name] = value
        self._push([node.value])

    def _if(self, node: ast.If) -> None:
        test = node.test
        if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__":
            self.has_main_guard = True
        self._push([test, *node.body, *node.orelse])

    def _handler(self, node: ast.ExceptHandler) -> None:
        caught = node.type.id if isinstance(node.type, ast.Name) else ""
        is_bare = node.type is None or caught in {"Exception", "BaseException"}
        is_silent = all(isinstance(part, ast.Pass) or _is_ellipsis(part) for part in node.body)
        self.handlers.append(Handler(node.lineno, is_bare, is_silent))
        self._push([node.type, *node.body])

    def _name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.read.add(node.id)

    def _constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and id(node) not in self._docstring_ids and node.value:
            self.texts.append(Text(node.value[:TEXT_CHARACTERS], node.lineno))


def _is_ellipsis(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


_VISITS: dict[type[ast.AST], Callable[[Walk, ast.AST], None]] = {  # each method takes the node type it is filed under
    ast.FunctionDef: Walk._function,
    ast.AsyncFunctionDef: Walk._function,
    ast.ClassDef: Walk._class,
    ast.Import: Walk._import,
    ast.ImportFrom: Walk._import_from,
    ast.Assign: Walk._assign,
    ast.AnnAssign: Walk._assign,
    ast.NamedExpr: Walk._assign,
    ast.For: Walk._for,
    ast.AsyncFor: Walk._for,
    ast.While: Walk._while,
    ast.ListComp: Walk._comprehension,
    ast.SetComp: Walk._comprehension,
    ast.DictComp: Walk._comprehension,
    ast.GeneratorExp: Walk._comprehension,
    ast.With: Walk._with,
    ast.AsyncWith: Walk._with,
    ast.Call: Walk._call,
    ast.Assert: Walk._assert,
    ast.Return: Walk._return,
    ast.If: Walk._if,
    ast.ExceptHandler: Walk._handler,
    ast.Name: Walk._name,
    ast.Constant: Walk._constant,
}
