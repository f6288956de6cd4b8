"""Scores on the test part that a loop keeps by model or setting, of which the code looks up the best."""

import ast
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import code_of, tree_of
from portfolio_audit.analysis.steps.syntax import last_name, mentions, root_name, walk
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_TRUTH = lazy_regex(r"^[yY]_?test(?!\w{0,6}(?:pred|hat|prob|scor))\w{0,6}$|^test_(?:[yY]|labels?|targets?)$")
_SCORES = lazy_regex(r"_score$|_error$|_loss$|^score$|^evaluate$|^mean$|^accuracy$|^f1$|^auc$|^rmse$|^mae$|^roc_auc")
_FOLDS = lazy_regex(r"split\(|fold|\bcv\b")
_ANOTHER_PART = lazy_regex(r"(?i)cv|cross|(?<!sort_)val(?!ue)|train|fold|oof")
"""What scores of other parts are called, which may stand beside those on the test part."""
_BEST = frozenset({"max", "min", "argmax", "argmin", "nanargmax", "nanargmin"})
_BEST_OF_TABLE = frozenset({"idxmax", "idxmin"})
_TABLES = frozenset({"DataFrame", "Series", "from_dict", "from_records"})
_ROUNDS = 3


class _Kept(Struct):
    """What the code of one program keeps and hands on."""

    scores: set[str] = set()
    """Names of lists, dicts and tables of scores on the test part."""
    given_back: set[str] = set()
    """Functions that give such back."""


def best_of_tests(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Yield each place where the best is looked up, in the program that keeps the scores or calls what keeps them."""
    programs = [[*group] for _, group in groupby(units, key=lambda unit: unit.path)]
    kept = [_kept_in(program) for program in programs]
    handed_on = {name for one in kept for name in one.given_back}
    for program, own in zip(programs, kept, strict=True):
        nodes = [(unit, node) for unit in program for node in _nodes(unit, own.scores or handed_on)]
        scores = own.scores | _received(nodes, handed_on)
        if scores:
            yield from _looked_up(nodes, scores | _tables(nodes, scores))


def _nodes(unit: CodeUnit, wanted: set[str]) -> list[ast.AST]:
    tree = tree_of(unit) if any(name in unit.source for name in wanted) else None
    return walk(tree) if tree is not None else []


def _kept_in(program: Iterable[CodeUnit]) -> _Kept:
    found = _Kept(set(), set())
    for unit in program:
        tree = tree_of(unit) if "test" in unit.source and "for " in unit.source else None
        for node in walk(tree) if tree is not None else ():
            if isinstance(node, ast.For) and not _FOLDS.search(ast.unparse(node.iter)[:200]):
                found.scores |= set(_kept_by(node))
            if isinstance(node, ast.FunctionDef):
                loops = (one for one in walk(node) if isinstance(one, ast.For))
                own = {name for loop in loops for name in _kept_by(loop)}
                returned = (one.value for one in walk(node) if isinstance(one, ast.Return))
                if any(isinstance(value, ast.Name) and value.id in own for value in returned):
                    found.given_back.add(node.name)
    return found


def _kept_by(loop: ast.For) -> Iterator[str]:
    """Give the names under which each turn of a loop keeps a score on a test part that it does not make itself."""
    nodes = walk(loop)
    assigned = [node for node in nodes if isinstance(node, ast.Assign)]
    if any(_TRUTH.match(last_name(part)) for node in assigned for target in node.targets for part in walk(target)):
        return
    scores: set[str] = set()
    for _ in range(_ROUNDS):
        scores |= {last_name(node.targets[0]) for node in assigned if _is_score(node.value, scores)} - {""}
    place: ast.expr
    value: ast.expr
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            place, value = node.targets[0], node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
            place, value = node.func.value, ast.Tuple(node.args)
        else:
            continue
        if _is_score(value, scores) and not _ANOTHER_PART.search(ast.unparse(value)):
            yield root_name(place)


def _is_score(value: ast.expr, scores: set[str]) -> bool:
    """Tell a value that holds what a metric gives for the truth of the test part."""
    if mentions(value, scores):
        return True
    calls = (one for one in walk(value) if isinstance(one, ast.Call) and _SCORES.search(last_name(one.func)))
    return any(_TRUTH.match(last_name(part)) for call in calls for one in call.args for part in walk(one))


def _received(nodes: Iterable[tuple[CodeUnit, ast.AST]], functions: set[str]) -> set[str]:
    """Give the names of what such functions give back."""
    assigned = (node for _, node in nodes if isinstance(node, ast.Assign))
    return {
        last_name(node.targets[0])
        for node in assigned
        if isinstance(node.value, ast.Call) and last_name(node.value.func) in functions
    } - {""}


def _tables(nodes: Iterable[tuple[CodeUnit, ast.AST]], scores: set[str]) -> set[str]:
    """Give the names of tables that are made of such scores."""
    assigned = [node for _, node in nodes if isinstance(node, ast.Assign)]
    return {last_name(node.targets[0]) for node in assigned if _is_table(node.value, scores)} - {""}


def _is_table(value: ast.expr, scores: set[str]) -> bool:
    calls = (one for one in walk(value) if isinstance(one, ast.Call) and last_name(one.func) in _TABLES)
    return any(mentions(one, scores) for call in calls for one in call.args)


def _looked_up(nodes: Iterable[tuple[CodeUnit, ast.AST]], scores: set[str]) -> Iterator[Located]:
    for unit, node in nodes:
        is_best = isinstance(node, ast.Call) and _takes_best(node, scores)
        if is_best or (isinstance(node, ast.Subscript) and _takes_first(node, scores)):
            said = code_of(node, 300)
            if not _ANOTHER_PART.search(said):
                yield Located(said[:80], unit.place(getattr(node, "lineno", 1)))
                return


def _takes_best(node: ast.Call, scores: set[str]) -> bool:
    """Tell which one is asked for, and not only how good it is."""
    name, keys = last_name(node.func), {word.arg for word in node.keywords}
    if name in _BEST_OF_TABLE and isinstance(node.func, ast.Attribute):
        return root_name(node.func.value) in scores or _is_table(node.func.value, scores)
    if name == "index" and isinstance(node.func, ast.Attribute) and node.args:
        return mentions(node, scores)
    is_which = "key" in keys or name.startswith(("arg", "nanarg"))
    return name in _BEST and is_which and bool(node.args) and root_name(node.args[0]) in scores


def _takes_first(node: ast.Subscript, scores: set[str]) -> bool:
    """Tell the first one in the order of the scores."""
    if not (isinstance(node.slice, ast.Constant) and node.slice.value in (0, -1)):
        return False
    ordered = node.value.value if isinstance(node.value, ast.Attribute) else node.value
    if not isinstance(ordered, ast.Call):
        return False
    if last_name(ordered.func) == "sorted":
        has_key = any(word.arg == "key" for word in ordered.keywords)
        return has_key and bool(ordered.args) and root_name(ordered.args[0]) in scores
    return last_name(ordered.func) == "sort_values" and root_name(ordered) in scores
