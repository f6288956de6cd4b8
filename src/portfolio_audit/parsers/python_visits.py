"""What each kind of syntax node adds to the walk."""

import ast
from collections.abc import Callable, Iterator

from portfolio_audit.parsers.python_bindings import (
    bind_assignment,
    bind_elements,
    inner_call,
    target_names,
    target_texts,
    value_of,
)
from portfolio_audit.parsers.python_calls import make_call
from portfolio_audit.parsers.python_definitions import (
    FunctionNode,
    OpenFunction,
    is_constant_assert,
    is_constant_assert_call,
    is_public,
    make_class,
)
from portfolio_audit.parsers.python_expressions import EXPRESSION_VISITS
from portfolio_audit.parsers.python_module import Handler, Import
from portfolio_audit.parsers.python_names import Binding
from portfolio_audit.parsers.python_walk import Walk, children

_TARGETS = 8
_CHECKS = frozenset({"pytest.raises", "pytest.warns", "pytest.fail"})
_EVERYTHING = frozenset({"Exception", "BaseException"})


def walk_tree(tree: ast.Module, walk: Walk) -> None:
    """Walk the whole tree in the order of the text."""
    walk.note_docstring(tree)
    walk.push(tree.body)
    pending = walk.pending
    read = walk.read
    while pending:
        item = pending.pop()
        if isinstance(item, ast.Name):
            if isinstance(item.ctx, ast.Load):
                read.add(item.id)
        elif isinstance(item, ast.AST):
            if isinstance(item, ast.stmt):
                walk.statements += 1
            visit = _VISITS.get(type(item))
            if visit is None:
                pending.extend(children(item)[::-1])
            else:
                visit(walk, item)
        else:
            item()


def _function(walk: Walk, node: FunctionNode) -> None:
    """Open a scope, bind the parameters, and close it after the body."""
    outer = walk.names.scope
    walk.define(node.name)
    outer.table[node.name] = Binding(node.name, is_value=False)
    decorators = tuple(walk.base_name(expression) for expression in node.decorator_list)
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    arguments += [extra for extra in (node.args.vararg, node.args.kwarg) if extra is not None]
    bindings = {argument.arg: walk.annotated(argument.annotation) for argument in arguments}
    walk.annotated(node.returns)

    def begin() -> None:
        walk.enter("function", node.name)
        walk.names.scope.table.update(bindings)
        is_method = outer.kind == "class"
        found = OpenFunction(
            node, walk.names.scope.name, is_method, is_public(node.name, outer), walk.note_docstring(node),
            decorators, walk.complexities.get(node.lineno, 0), walk.statements,
        )  # fmt: skip  # one line a thought
        walk.open.append(found)

    annotations = [argument.annotation for argument in arguments]
    outside = [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults, *annotations, node.returns]
    walk.push([*outside, begin, *node.body, walk.leave_function])


def _class(walk: Walk, node: ast.ClassDef) -> None:
    """Open a scope for the attributes, and close it after the body."""
    outer = walk.names.scope
    walk.define(node.name)
    bases = tuple(walk.base_name(base) for base in node.bases)
    outer.table[node.name] = Binding(node.name, is_value=False)
    walk.classes.append(make_class(node, outer, bases, has_docstring=walk.note_docstring(node)))
    outside = [*node.decorator_list, *node.bases, *(word.value for word in node.keywords)]
    walk.push([*outside, lambda: walk.enter("class", node.name), *node.body, walk.leave])


def _import(walk: Walk, node: ast.Import) -> None:
    """Bind `import a.b` to `a`, and `import a.b as c` to `a.b`."""
    for alias in node.names:
        bound = alias.asname or alias.name.partition(".")[0]
        _note_import(walk, alias.name, None, bound, alias.name if alias.asname else bound, node.lineno)


def _import_from(walk: Walk, node: ast.ImportFrom) -> None:
    """Bind each name to its module and name, without the dots of a relative module."""
    module = "." * node.level + (node.module or "")
    for alias in node.names:
        meaning = f"{module}.{alias.name}".lstrip(".")
        _note_import(walk, module, alias.name, alias.asname or alias.name, meaning, node.lineno)


def _note_import(walk: Walk, module: str, name: str | None, bound: str, meaning: str, line: int) -> None:
    if name != "*":
        walk.names.scope.table[bound] = Binding(meaning, is_value=False)
        walk.define(bound)
    walk.imports.append(Import(module, name, bound, line, walk.names.scope.name, module == "__future__"))


def _assign(walk: Walk, node: ast.Assign | ast.AnnAssign | ast.NamedExpr) -> None:
    """Remember the targets for the call on the right, and bind them after it."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
    walk.annotated(annotation)
    call = inner_call(node.value)
    if call is not None:
        walk.targets[id(call)] = tuple(text for target in targets for text in target_texts(target))[:_TARGETS]
    for target in targets:
        walk.define(*target_names(target))
    if node.value is not None and any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
        walk.read.update(_exported(node.value))

    def bind() -> None:
        for target in targets:
            if node.value is not None:
                bind_assignment(target, node.value, walk.names)

    walk.push([annotation, node.value, *targets, bind])


def _exported(value: ast.expr) -> Iterator[str]:
    """Yield the names that `__all__` lists."""
    for part in value.elts if isinstance(value, ast.List | ast.Tuple) else ():
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _for(walk: Walk, node: ast.For | ast.AsyncFor) -> None:
    """Bind the loop variable to an element, and walk the body as a loop."""
    walk.loops += 1
    walk.define(*target_names(node.target))
    bind_elements(node.target, node.iter, walk.names)
    walk.push([node.iter, node.target, walk.begin_loop, *node.body, walk.end_loop, *node.orelse])


def _while(walk: Walk, node: ast.While) -> None:
    walk.loops += 1
    walk.push([node.test, walk.begin_loop, *node.body, walk.end_loop, *node.orelse])


def _comprehension(walk: Walk, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
    """Walk the first iterable outside, and the rest inside a loop."""
    walk.comprehensions += 1
    first, *others = node.generators
    results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
    walk.push([first.iter, first.target, walk.begin_loop, *first.ifs, *others, *results, walk.end_loop])


def _with(walk: Walk, node: ast.With | ast.AsyncWith) -> None:
    for item in node.items:
        if item.optional_vars is not None:
            walk.define(*target_names(item.optional_vars))
            walk.names.bind(item.optional_vars, value_of(item.context_expr, walk.names))
    walk.push([*node.items, *node.body])


def _call(walk: Walk, node: ast.Call) -> None:
    call = make_call(node, walk.names, walk.targets.pop(id(node), ()))
    walk.calls.append(call)
    last = call.name.rpartition(".")[2]
    if last.startswith("assert") or call.name in _CHECKS:
        _count_assert(walk, is_constant=is_constant_assert_call(node))
    walk.push([node.func, *node.args, *(word.value for word in node.keywords)])


def _assert(walk: Walk, node: ast.Assert) -> None:
    _count_assert(walk, is_constant=is_constant_assert(node.test))
    walk.push([node.test, node.msg])


def _count_assert(walk: Walk, *, is_constant: bool) -> None:
    for function in walk.open:
        function.constant_asserts += is_constant
        function.asserts += not is_constant


def _return(walk: Walk, node: ast.Return) -> None:
    value = value_of(node.value, walk.names) if node.value is not None else None
    scope = walk.names.scope
    if value is not None and value.is_value and "." not in scope.name and scope.kind == "function":
        walk.names.results[scope.name] = value
    walk.push([node.value])


def _if(walk: Walk, node: ast.If) -> None:
    test = node.test
    if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__":
        walk.has_main_guard = True
    walk.push([test, *node.body, *node.orelse])


def _handler(walk: Walk, node: ast.ExceptHandler) -> None:
    caught = node.type.id if isinstance(node.type, ast.Name) else ""
    is_bare = node.type is None or caught in _EVERYTHING
    is_silent = all(isinstance(part, ast.Pass) or _is_ellipsis(part) for part in node.body)
    walk.handlers.append(Handler(node.lineno, is_bare, is_silent))
    walk.push([node.type, *node.body])


def _is_ellipsis(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


_VISITS: dict[type[ast.AST], Callable[..., None]] = {
    **EXPRESSION_VISITS,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.Assign: _assign,
    ast.AnnAssign: _assign,
    ast.NamedExpr: _assign,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: _while,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Call: _call,
    ast.Assert: _assert,
    ast.Return: _return,
    ast.If: _if,
    ast.ExceptHandler: _handler,
}
"""Each takes the walk and a node of the type it is filed under."""
