"""Imports that may fail: tried, with another way where the package is not there."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.syntax import walk
from portfolio_audit.patterns import lazy_regex

_TRIES = lazy_regex(r"^\s{0,40}try\s?:[^\n]{0,200}\n(?:[^\n]{0,300}\n){0,20}?\s{1,40}(?:import|from) ", re.MULTILINE)


def tried_imports(unit: CodeUnit) -> frozenset[int]:
    """Give the lines of imports inside of a `try` with a handler."""
    if unit.module is None or not _TRIES.search(unit.source):
        return frozenset()
    tree = tree_of(unit)
    return frozenset(_lines(tree)) if tree is not None else frozenset()


def _lines(tree: ast.Module) -> Iterator[int]:
    for node in walk(tree):
        if isinstance(node, ast.Try) and node.handlers:
            tried = (one for part in (*node.body, *node.handlers) for one in walk(part))
            yield from (one.lineno for one in tried if isinstance(one, ast.Import | ast.ImportFrom))
