"""The author's Python as programs: one file, or one notebook with its cells in order."""

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.notebook_magics import blank_magics
from portfolio_audit.parsers.python import Call
from portfolio_audit.parsers.python_tree import parse_tree

_PROGRAM_CHARACTERS = 400_000


class Program(Struct, frozen=True):
    """What runs together and shares its names."""

    path: str
    units: tuple[CodeUnit, ...]
    text: str
    """All code, for cheap tests before closer looks."""

    def calls(self) -> Iterator[tuple[CodeUnit, Call]]:
        """Give the calls with the unit that they stand in, in order."""
        for unit in self.units:
            for call in unit.module.calls if unit.module else ():
                yield unit, call

    def imports(self, *roots: str) -> bool:
        """Tell whether one of these packages is imported."""
        modules = (unit.module for unit in self.units if unit.module)
        return any(found.module.partition(".")[0] in roots for module in modules for found in module.imports)


def programs_of(units: Iterable[CodeUnit]) -> tuple[Program, ...]:
    """Group parsed Python units by their path."""
    parsed = (unit for unit in units if unit.module is not None)
    return tuple(_program(path, tuple(group)) for path, group in groupby(parsed, key=lambda unit: unit.path))


def tree_of(unit: CodeUnit) -> ast.Module | None:
    """Parse a unit again, for the few that a cheap test has chosen; the walk that all go through keeps no tree."""
    return _parsed(blank_magics(unit.source)[0] if unit.in_notebook else unit.source)


@lru_cache(maxsize=8)
def _parsed(source: str) -> ast.Module | None:
    """Parse a source once for those who ask one after the other; nobody changes a tree."""
    return parse_tree(source.encode("utf-8", "replace"))[0]


def code_of(node: ast.AST, characters: int = 60) -> str:
    """Give a node as one line of code."""
    try:
        return " ".join(ast.unparse(node).split())[:characters]
    except (ValueError, RecursionError):
        return ""


def _program(path: str, units: tuple[CodeUnit, ...]) -> Program:
    return Program(path, units, "\n".join(unit.source for unit in units)[:_PROGRAM_CHARACTERS])
