"""One Python source to a compact module value: lines, imports, functions, classes, calls."""

import ast
from collections.abc import Sequence

import msgspec

from portfolio_audit.cache.kept import kept
from portfolio_audit.limits import PYTHON_BYTES
from portfolio_audit.parsers.python_lines import count_lines, read_comments
from portfolio_audit.parsers.python_lowering import concerns_data, lower_tree
from portfolio_audit.parsers.python_module import (
    Call,
    ClassDefinition,
    Comment,
    Function,
    Handler,
    Import,
    LineCounts,
    Module,
    Text,
)
from portfolio_audit.parsers.python_names import Names
from portfolio_audit.parsers.python_radon import complexities, maintainability
from portfolio_audit.parsers.python_scan import Scan
from portfolio_audit.parsers.python_tree import NEWER_SYNTAX, decode_source, parse_tree, paused_collector
from portfolio_audit.parsers.python_visits import walk_tree
from portfolio_audit.parsers.python_walk import Walk

__all__ = [
    "NEWER_SYNTAX",
    "Call",
    "ClassDefinition",
    "Comment",
    "Function",
    "Handler",
    "Import",
    "LineCounts",
    "Module",
    "Text",
    "parse_cells",
    "parse_module",
]

_DOCSTRING_CHARACTERS = 2_000


@kept
def parse_module(content: bytes) -> Module:
    """Parse one source; never raises on bad content."""
    return parse_cells([content])[0]


def parse_cells(sources: Sequence[bytes]) -> tuple[Module, ...]:
    """Parse sources that share a namespace in their order, such as the code cells of a notebook."""
    names = Names()
    is_followed = any(concerns_data(source) for source in sources)
    with paused_collector():
        modules = [_parse(source, names, is_followed=is_followed) for source in sources]
    return tuple(_with_uses(module, names.read) for module in modules)


def _parse(content: bytes, names: Names, *, is_followed: bool) -> Module:
    tree, error, scan = parse_tree(content)
    text = decode_source(content[:PYTHON_BYTES])
    if tree is None:
        return _unparsed(error, text, scan)
    by_line, complexity = complexities(tree, text)
    walk = Walk(names, by_line)
    walk_tree(tree, walk)
    names.read |= walk.read
    module = _module(tree, walk, complexity, text, scan)
    return msgspec.structs.replace(module, code=lower_tree(tree)) if is_followed else module


def _module(tree: ast.Module, walk: Walk, complexity: int, text: str, scan: Scan) -> Module:
    spans = tuple((node.lineno, node.end_lineno or node.lineno) for node in walk.docstrings)
    comments = read_comments(scan)
    lines = count_lines(text, scan, comments, spans)
    return Module(
        error=None,
        lines=lines,
        docstring=(ast.get_docstring(tree) or "")[:_DOCSTRING_CHARACTERS],
        imports=tuple(walk.imports),
        functions=tuple(sorted(walk.functions, key=lambda function: (function.line, function.end_line))),
        classes=tuple(walk.classes),
        calls=tuple(walk.calls),
        texts=tuple(walk.texts),
        comments=comments,
        handlers=tuple(walk.handlers),
        names_defined=tuple(sorted(walk.defined)),
        names_read=tuple(sorted(walk.read)),
        has_main_guard=walk.has_main_guard,
        maintainability=maintainability(walk.halstead, complexity, walk.statements, lines),
        statements=walk.statements,
        loops=walk.loops,
        comprehensions=walk.comprehensions,
    )


def _unparsed(error: str | None, text: str, scan: Scan) -> Module:
    comments = read_comments(scan)
    lines = count_lines(text, scan, comments, ())
    return Module(
        error=error, lines=lines, docstring="", imports=(), functions=(), classes=(), calls=(), texts=(),
        comments=comments, handlers=(), names_defined=(), names_read=(), has_main_guard=False,
        maintainability=0.0, statements=0, loops=0, comprehensions=0,
    )  # fmt: skip  # a module that says nothing


def _with_uses(module: Module, read: set[str]) -> Module:
    """Mark the imports whose name is read somewhere, exported, kept on purpose, or a part of a package in use."""
    packages = {found.module for found in module.imports if found.name is None and found.alias in read}
    kept = {comment.line for comment in module.comments if "noqa" in comment.text}
    imports = tuple(
        msgspec.structs.replace(
            found,
            is_used=found.is_used
            or found.alias in read
            or found.name == "*"
            or found.line in kept
            or (found.name is None and found.alias in packages and found.alias == found.module.partition(".")[0]),
        )
        for found in module.imports
    )
    return msgspec.structs.replace(module, imports=imports)
