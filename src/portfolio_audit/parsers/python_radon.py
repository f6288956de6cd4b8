"""Complexity and maintainability by radon on a tree that is already there."""

import ast

from radon.metrics import halstead_visitor_report, mi_compute
from radon.visitors import Class, ComplexityVisitor, Function, HalsteadVisitor

from portfolio_audit.parsers.python_module import LineCounts


def complexities(tree: ast.Module) -> tuple[dict[int, int], int]:
    """Give the cyclomatic complexity by line of definition, and of the whole; nothing where radon gives up."""
    try:
        visitor = ComplexityVisitor.from_ast(tree)  # type: ignore[no-untyped-call]  # radon has no types
    except RecursionError:
        return {}, 0
    found: dict[int, int] = {}
    pending: list[Class | Function] = [*visitor.functions, *visitor.classes]
    while pending:
        block = pending.pop()
        if isinstance(block, Class):
            pending += [*block.methods, *block.inner_classes]
        else:
            found[block.lineno] = block.complexity
            pending += block.closures
    return found, visitor.total_complexity


def maintainability(halstead: HalsteadVisitor, complexity: int, statements: int, lines: LineCounts) -> float:
    """Give radon's index from 0 to 100, its raw counts replaced by ours, which are linear in time."""
    volume = halstead_visitor_report(halstead).volume  # type: ignore[no-untyped-call]  # radon has no types
    source_lines = lines.code + lines.docstring
    comments = 100 * (lines.comment + lines.docstring) / source_lines if source_lines else 0.0
    index: float = mi_compute(volume, complexity, statements, comments)  # type: ignore[no-untyped-call]  # as above
    return round(index, 1)
