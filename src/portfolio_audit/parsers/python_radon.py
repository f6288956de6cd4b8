"""Complexity and maintainability by radon on a tree that is already there."""

import ast
from bisect import bisect_left
from copy import copy

from radon.metrics import halstead_visitor_report, mi_compute
from radon.visitors import Class, ComplexityVisitor, Function, HalsteadVisitor

from portfolio_audit.parsers.python_module import LineCounts
from portfolio_audit.patterns import lazy_regex

_BRANCHING = lazy_regex(r"\b(?:def|class|if|for|while|except|match|and|or|assert)\b")
"""The words without which a statement neither adds to complexity nor holds a function or class."""


def complexities(tree: ast.Module, text: str) -> tuple[dict[int, int], int]:
    """Give the cyclomatic complexity by line of definition, and of the whole; nothing where radon gives up."""
    branching = [number for number, line in enumerate(text.split("\n"), 1) if _BRANCHING.search(line)]
    try:
        visitor = ComplexityVisitor.from_ast(_outline(tree, branching))  # type: ignore[no-untyped-call]  # radon has no types
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


def _outline(tree: ast.Module, branching: list[int]) -> ast.Module:
    """Give the tree without the plain statements right in the module, a function or a class: radon visits the rest."""
    outline = ast.Module(_branching_body(tree.body, branching), [])
    pending = [outline.body]
    while pending:
        body = pending.pop()
        for position, node in enumerate(body):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                outer = body[position] = copy(node)
                outer.body = _branching_body(node.body, branching) or [ast.Pass()]
                pending.append(outer.body)
    return outline


def _branching_body(body: list[ast.stmt], branching: list[int]) -> list[ast.stmt]:
    return [node for node in body if _has_line(branching, node.lineno, node.end_lineno or node.lineno)]


def _has_line(lines: list[int], first: int, last: int) -> bool:
    position = bisect_left(lines, first)
    return position < len(lines) and lines[position] <= last


def maintainability(halstead: HalsteadVisitor, complexity: int, statements: int, lines: LineCounts) -> float:
    """Give radon's index from 0 to 100, its raw counts replaced by ours, which are linear in time."""
    volume = halstead_visitor_report(halstead).volume  # type: ignore[no-untyped-call]  # radon has no types
    source_lines = lines.code + lines.docstring
    comments = 100 * (lines.comment + lines.docstring) / source_lines if source_lines else 0.0
    index: float = mi_compute(volume, complexity, statements, comments)  # type: ignore[no-untyped-call]  # as above
    return round(index, 1)
