"""Traps of changing and comparing tables with pandas."""

import ast
import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import Program, code_of, tree_of
from portfolio_audit.analysis.steps.syntax import walk
from portfolio_audit.analysis.traps.traps import Trap, TrapKind
from portfolio_audit.patterns import lazy_regex

_FRAME = "pandas.DataFrame"
_INDEXERS = frozenset({"loc", "iloc", "at", "iat"})
_NAN_NAMES = frozenset({"nan", "NaN", "NAN", "NaT"})
_NAN_OWNERS = frozenset({"np", "numpy", "math", "pd", "pandas"})
_MAY_COMPARE = lazy_regex(
    r"[!=]=\s?(?:np|numpy|math|pd|pandas)\.na[nt]\b|[!=]=\s?float\(\s?['\"]nan|\bna[nt]\s{0,2}[!=]=", re.IGNORECASE
)
_MAY_CHAIN = lazy_regex(r"\](?:\.i?(?:loc|at))?\[.{1,200}\]\s?[-+*/]?=[^=]")
_MAY_CHANGE = lazy_regex(r"\]\.\w{1,30}\([^\n]{0,300}inplace\s?=\s?True")


def find_frame_traps(programs: tuple[Program, ...]) -> Iterator[Trap]:
    """Go through the programs that use pandas."""
    for program in programs:
        if not program.imports("pandas", "numpy"):
            continue
        frames = _frames(program)
        for unit in program.units:
            if any(sign.search(unit.source) for sign in (_MAY_COMPARE, _MAY_CHAIN, _MAY_CHANGE)):
                yield from _of_unit(unit, frames)


def _frames(program: Program) -> frozenset[str]:
    """Give the names that stand for data frames, as far as calls tell."""
    found: set[str] = set()
    for _, call in program.calls():
        if call.name.startswith(f"{_FRAME}.") and call.receiver.isidentifier():
            found.add(call.receiver)
        if re.match(r"pandas\.(?:read_\w{1,20}|DataFrame|concat|merge)$", call.name):
            found |= {target for target in call.targets if target.isidentifier()}
    return frozenset(found)


def _of_unit(unit: CodeUnit, frames: frozenset[str]) -> Iterator[Trap]:
    tree = tree_of(unit)
    for node in walk(tree) if tree is not None else ():
        if isinstance(node, ast.Compare):
            yield from _compared(unit, node)
        elif isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (_chained(unit, target) for target in targets if _is_chained(target, frames))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _is_changed(node.value, frames):
            text = f"{code_of(node.value)} changes a copy from pandas 3 on"
            yield Trap(text, TrapKind.CHAINED_METHOD, unit.place(node.lineno), "high")


def _compared(unit: CodeUnit, node: ast.Compare) -> Iterator[Trap]:
    is_equality = all(isinstance(operator, ast.Eq | ast.NotEq) for operator in node.ops)
    if is_equality and any(_is_nan(side) for side in (node.left, *node.comparators)):
        answer = "false" if isinstance(node.ops[0], ast.Eq) else "true"
        text = f"{code_of(node)} is {answer} for every value, since NaN equals nothing"
        yield Trap(text, TrapKind.NAN_COMPARED, unit.place(node.lineno), "high")


def _is_nan(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in _NAN_NAMES and isinstance(node.value, ast.Name) and node.value.id in _NAN_OWNERS
    is_float = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    return is_float and code_of(node).lower() == "float('nan')"


def _is_chained(target: ast.expr, frames: frozenset[str]) -> bool:
    """Tell `frame[a][b] = x`, `frame[a].loc[b] = x` and `frame.loc[a][b] = x`."""
    if not isinstance(target, ast.Subscript):
        return False
    inner = target.value
    if isinstance(inner, ast.Attribute) and inner.attr in _INDEXERS:
        inner = inner.value
    if not isinstance(inner, ast.Subscript):
        return False
    owner = inner.value
    if isinstance(owner, ast.Attribute) and owner.attr in _INDEXERS:
        owner = owner.value
    return isinstance(owner, ast.Name) and owner.id in frames


def _chained(unit: CodeUnit, target: ast.expr) -> Trap:
    text = f"{code_of(target)} = ... may set a value on a copy"
    return Trap(text, TrapKind.CHAINED_ASSIGNMENT, unit.place(target.lineno), "medium")


def _is_changed(call: ast.Call, frames: frozenset[str]) -> bool:
    """Tell `frame[column].method(..., inplace=True)` as a statement."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    is_inplace = any(
        word.arg == "inplace" and isinstance(word.value, ast.Constant) and word.value.value is True
        for word in call.keywords
    )
    is_column = isinstance(owner, ast.Subscript) and isinstance(owner.value, ast.Name) and owner.value.id in frames
    return is_inplace and is_column
