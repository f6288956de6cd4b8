"""Models that stand in a table, or in texts, by their names, to be made and trained one after the other."""

import ast
import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.names.vocabulary import Meaning, meanings
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.steps.syntax import dotted_name, walk
from portfolio_audit.patterns import lazy_regex

_MAY_HOLD = lazy_regex(r"[:,(\[]\s{0,40}(?:\w{1,20}\.){0,2}[A-Z]\w{1,40}\s{0,4}[,)\]}]")
_CONCERNED = frozenset({StepKind.MODEL, StepKind.BASELINE})
_FEWEST = 2
_OF_MODELS = lazy_regex(r"(?:^|\.)(?:models|applications)$|^sklearn\.\w+$|^timm")
"""Modules of libraries that hold models by their names."""
_MOST = 40


class Listed(Struct, frozen=True):
    """A class of a library that a table names."""

    name: str
    meaning: Meaning
    line: int


def listed_models(unit: CodeUnit) -> Iterator[Listed]:
    """Give the classes of models in tables of two and more, each with its line."""
    known = _imported_models(unit)
    tree = tree_of(unit) if known and _MAY_HOLD.search(unit.source) else None
    for table in _tables(tree, unit.source) if tree is not None else ():
        found = [(known.get(dotted_name(one).partition(".")[0], ""), one) for one in _members(table)]
        named = [(_resolved(base, dotted_name(one)), one.lineno) for base, one in found if base]
        models = [(name, line) for name, line in named if _is_model(name)]
        if len({name for name, _ in models}) >= _FEWEST:
            for name, line in models[:_MOST]:
                yield from (Listed(name, one, line) for one in meanings(name) if one.kind in _CONCERNED)


def asked_by_name(unit: CodeUnit) -> Iterator[Listed]:
    """Give the models that the code names in texts where it takes them from a library by a name (`getattr`)."""
    tree = tree_of(unit) if "getattr(" in unit.source else None
    nodes = walk(tree) if tree is not None else []
    known = _imported_models(unit) if nodes else {}
    asked = [node for node in nodes if isinstance(node, ast.Call) and dotted_name(node.func) == "getattr" and node.args]
    bases = {known.get(dotted_name(node.args[0]).partition(".")[0], "") for node in asked}
    bases = {base for base in bases if _OF_MODELS.search(base)}
    texts = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    named = {f"{text.value!s}": text.lineno for text in reversed(texts)} if bases else {}
    for text, line in named.items():
        if not text.isidentifier():
            continue
        name = next((f"{base}.{text}" for base in bases if _is_model(f"{base}.{text}")), "")
        if name:
            yield from (Listed(name, one, line) for one in meanings(name) if one.kind in _CONCERNED)


def _is_model(name: str) -> bool:
    return any(one.kind is StepKind.MODEL for one in meanings(name))


def _imported_models(unit: CodeUnit) -> dict[str, str]:
    """Give the imported names that may be models or modules of them, with what they stand for."""
    imports = unit.module.imports if unit.module else ()
    return {
        one.alias: f"{one.module}.{one.name}" if one.name else one.module
        for one in imports
        if not one.module.startswith(".")
    }


def _resolved(base: str, said: str) -> str:
    return ".".join([base, *said.split(".")[1:]])


def _tables(tree: ast.Module, source: str) -> Iterator[ast.expr]:
    """Give the dicts and lists that something is chosen from or that are gone through."""
    for node in walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict | ast.List | ast.Tuple):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(node.value, ast.Dict) or _is_gone_through(ast.unparse(target)[:80], source):
                yield node.value
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.List | ast.Tuple):
            yield node.iter
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Call):
            yield from (one.value for one in walk(node.iter) if isinstance(one, ast.Attribute) and _is_dict(one.value))
        elif isinstance(node, ast.Subscript) and _is_dict(node.value):
            yield node.value


def _is_dict(node: ast.AST) -> bool:
    return isinstance(node, ast.Dict)


def _is_gone_through(name: str, source: str) -> bool:
    return re.search(rf"\bin (?:\w{{1,12}}\()?{re.escape(name)}\b", source) is not None


def _members(table: ast.expr) -> Iterator[ast.expr]:
    """Give what a table names, and what stands first, or under a name, in rows of it."""
    values = (
        table.values if isinstance(table, ast.Dict) else table.elts if isinstance(table, ast.List | ast.Tuple) else []
    )
    for value in values:
        if isinstance(value, ast.Name | ast.Attribute):
            yield value
        elif isinstance(value, ast.Tuple | ast.List):
            yield from (one for one in value.elts if isinstance(one, ast.Name | ast.Attribute))
        elif isinstance(value, ast.Dict):
            yield from (one for one in value.values if isinstance(one, ast.Name | ast.Attribute))
