"""Own checks of data: conditions on tables or their rows that stop the work or are written down."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.own.check_words import ASSERTED_COLUMNS, OF_A_TABLE, OF_ANSWERS, OF_COLUMNS
from portfolio_audit.analysis.steps.syntax import root_name, walk
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope, names_in
from portfolio_audit.patterns import lazy_regex

_CHARACTERS = 300
_OUTCOMES = frozenset(
    {
        *("sum", "any", "all", "mean", "max", "min", "count", "nunique"),
        *("difference", "issubset", "symmetric_difference", "tolist", "sorted"),
        *("duplicated", "isna", "isnull", "is_duplicated", "is_null"),
    }
)
_ASKED_WHOLE = lazy_regex(r"\b(\w{1,40})\)?\.(?:any|all|sum)\(")
_SOUGHT = lazy_regex(r"\bnot (\w{1,40})\.any\(|\b(\w{1,40})\.sum\(\) == 0\b")
_LOOKED_UP = lazy_regex(r" == [A-Za-z_][^()]{0,60}\)?$|\.isin\(")
"""A condition that looks rows up by a value that is given: that there are none says nothing of the table."""
_LOOKED_UP_THERE = lazy_regex(r"\bnot \([^()]{1,80} == [A-Za-z_][^()]{0,60}\)\.any\(")
_CONDITION = lazy_regex(r"\.(?:between|isin)\(|\[['\"][^\]'\"]{1,60}['\"]\] (?:[<>]=?|[!=]=)")
_BEYOND = lazy_regex(r"[<>]|\.(?:isna|isnull|duplicated)\(|\[~")
"""What tells rows that are wrong from those that are looked up."""
_LISTS = frozenset({"list", "set", "len", "sorted", "any", "all", "sum", "bool", "int"})
_COMPLAINTS = lazy_regex(
    r"error|issue|problem|violation|fail|bad|invalid|wrong|broken|anomal|warn|corrupt|reject|bogus|fault|defect|mismatch"
    r"|finding|inconsisten|discrepan|complain|mistake|flaw"
)
_NO_COMPLAINT = frozenset({"HTTPException", "NotImplementedError", "StopIteration", "FileNotFoundError", "Http404"})
_STOPS = frozenset({"exit", "quit", "SystemExit", "abort", "warn", "warning", "error", "critical"})
_ENSURES = frozenset({"ensure", "require", "expect", "check", "verify", "must", "assert_that"})
"""Own functions that stop the work unless the first argument holds."""
_CHECKS = lazy_regex(r"valid|check|verif|conform|is_ok")
"""Names of functions whose `False` is a complaint."""
_PAGES = ("st", "streamlit", "gr", "flash")
"""Owners of calls that tell the user of a page."""
_ROWS = lazy_regex(
    r"\.(?:itertuples|iterrows|glob|rglob|iterdir|splitlines|readlines|iter_rows)\(|Reader\(|to_dict\(['\"]records"
    r"|\blistdir\(|\benumerate\(\w{0,4}(?:f|fh|file|fp|lines|rows|reader|records)\b"
)
_OF_NAMES = lazy_regex(r"suffix|endswith|startswith|\bname\b|exists\(|is_file|isfile|is_dir|__name__|isinstance")
_INVALID = lazy_regex(r"(?:Validation|Schema)Errors?$")


class OwnCheck(Struct, frozen=True):
    """One check, its sort and the line that says what is expected."""

    detail: str
    text: str
    line: int


def find_checks(scope: SyntaxScope) -> Iterator[OwnCheck]:
    """Give the checks of tables, then those of rows that are gone through."""
    for node in scope.nodes:
        if isinstance(node, ast.Assert):
            yield from _check_of(node.test, scope, "assertion")
        elif isinstance(node, ast.If) and any(_drops_item(one) for one in node.body):
            yield OwnCheck("rows", code_of(node.test, 80), node.lineno)
        elif isinstance(node, ast.If) and (_complains(node.body, scope) or _says_no(node.body, scope)):
            yield from _check_of(node.test, scope, "values")
        elif isinstance(node, ast.Call) and _name_of(node.func) in _ENSURES and node.args:
            yield from _check_of(node.args[0], scope, "values")
        elif isinstance(node, ast.For) and _goes_through_rows(node, scope):
            yield from _row_checks(node, scope)


def _check_of(test: ast.expr, scope: SyntaxScope, detail: str) -> Iterator[OwnCheck]:
    """Give the check that a condition makes itself, or that made the names in it."""
    for said, line in _said(test, scope):
        if OF_ANSWERS.search(said):
            continue
        if (ASSERTED_COLUMNS if detail == "assertion" else OF_COLUMNS).search(said):
            yield OwnCheck("columns" if detail == "values" else detail, said[:80], line)
            return
        if OF_A_TABLE.search(said):
            yield OwnCheck(detail, said[:80], line)
            return


def _said(test: ast.expr, scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give a condition, and what made the names in it; a mask that is asked as a whole with what it asks."""
    asked = code_of(test, _CHARACTERS)
    if not _LOOKED_UP_THERE.search(asked):
        yield asked, test.lineno
    sought = {name for found in _SOUGHT.finditer(asked) for name in found.groups()}
    whole = {found.group(1) for found in _ASKED_WHOLE.finditer(asked)}
    for name, value in _outcomes(test, scope):
        said = code_of(value, _CHARACTERS)
        if name in sought and _LOOKED_UP.search(said):
            continue
        yield said, value.lineno
        if isinstance(value, ast.Subscript) and root_name(value) != name and _BEYOND.search(said):
            yield f"len({said})", value.lineno
        if name in whole and _CONDITION.search(said):
            yield f"({said}).all()", value.lineno
        yield from ((code_of(inner, _CHARACTERS), inner.lineno) for _, inner in _outcomes(value, scope))


def _outcomes(node: ast.expr, scope: SyntaxScope) -> Iterator[tuple[str, ast.expr]]:
    for name in dict.fromkeys(names_in(node)):
        yield from ((name, value) for value in scope.values.get(name, ())[-2:] if _is_outcome(value))
        yield from ((name, value) for value in _looped(name, scope) if isinstance(value, ast.Dict))


def _looped(name: str, scope: SyntaxScope) -> Iterator[ast.expr]:
    """Give what a loop that sets the name goes through: outcomes may be gathered in a dict first."""
    for node in scope.nodes:
        if isinstance(node, ast.For) and name in names_in(node.target):
            for source in names_in(node.iter):
                yield from scope.values.get(source, ())[-1:]


def _is_outcome(value: ast.expr) -> bool:
    """Tell the outcome of a comparison, a count or a difference from a table or a part of one."""
    if isinstance(value, ast.Call):
        function = value.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name in _OUTCOMES or name in _LISTS
    if isinstance(value, ast.Subscript):
        return isinstance(value.slice, ast.Compare | ast.BinOp | ast.UnaryOp | ast.Call)
    return isinstance(
        value,
        ast.Compare | ast.BoolOp | ast.UnaryOp | ast.BinOp | ast.ListComp | ast.SetComp | ast.DictComp | ast.Dict,
    )


def _complains(body: Iterable[ast.stmt], scope: SyntaxScope) -> bool:
    """Tell whether a body raises, stops, warns, or writes down what is wrong."""
    for node in (part for statement in body for part in walk(statement)):
        if isinstance(node, ast.Raise):
            return _name_of(node.exc) not in _NO_COMPLAINT
        if isinstance(node, ast.Call):
            called = _name_of(node)
            owner = code_of(node.func, 60).rpartition(".")[0]
            if (called in _STOPS and owner not in _PAGES) or (
                called in ("append", "add", "extend")
                and (_COMPLAINTS.search(owner) or _CHECKS.search(scope.name.lower()))
            ):
                return True
    return False


def _says_no(body: Sequence[ast.stmt], scope: SyntaxScope) -> bool:
    """Tell whether a function that is named for checking answers no."""
    last = body[-1]
    if not isinstance(last, ast.Return) or last.value is None or not _CHECKS.search(scope.name.lower()):
        return False
    return code_of(last.value, 80).lstrip("(").startswith("False")


def _drops_item(node: ast.stmt) -> bool:
    """Tell the exception by which a scraper leaves out a row that is not as it should be."""
    return isinstance(node, ast.Raise) and _name_of(node.exc) == "DropItem"


def _name_of(node: ast.AST | None) -> str:
    """Give the last name of what is called or raised."""
    while isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _goes_through_rows(loop: ast.For, scope: SyntaxScope) -> bool:
    sources = [loop.iter, *(value for name in names_in(loop.iter) for value in scope.values.get(name, ()))]
    if any(_ROWS.search(code_of(source, _CHARACTERS)) for source in sources):
        return True
    asked = {root_name(part) for one in loop.body for part in walk(one) if isinstance(part, ast.Subscript)}
    return root_name(loop.iter) in ("rows", "records", "reader") and not asked.isdisjoint(names_in(loop.target))


def _row_checks(loop: ast.For, scope: SyntaxScope) -> Iterator[OwnCheck]:
    """Give the first condition on a row that raises or is written down, or the schema that each row must meet."""
    for node in (part for statement in loop.body for part in walk(statement)):
        if isinstance(node, ast.If) and _judges(node, loop) and _complains(node.body, scope):
            said = code_of(node.test, _CHARACTERS)
            if not _OF_NAMES.search(said) and not OF_ANSWERS.search(said) and _is_told(node, scope):
                yield OwnCheck("rows", said[:80], node.lineno)
                return
        if isinstance(node, ast.Try) and any(_INVALID.search(_name_of(one.type)) for one in node.handlers):
            yield OwnCheck("schema", f"except {_name_of(node.handlers[0].type)}", node.handlers[0].lineno)
            return


def _judges(condition: ast.If, loop: ast.For) -> bool:
    """Tell a bound, or fields of a row that raise when they are equal to what they must not be."""
    if _compares(condition.test):
        return True
    set_here = {name for one in (loop.target, *loop.body) for name in names_in(one, only_set=True)}
    return _raises(condition) and any(
        isinstance(part, ast.Compare)
        and isinstance(part.ops[0], ast.Eq)
        and isinstance(part.left, ast.Attribute | ast.Subscript)
        and root_name(part.left) in set_here
        for part in walk(condition.test)
    )


def _raises(condition: ast.If) -> bool:
    return any(isinstance(part, ast.Raise) for statement in condition.body for part in walk(statement))


def _compares(test: ast.expr) -> bool:
    """Tell a comparison with a bound or with allowed values."""
    return any(
        isinstance(part, ast.Compare) and any(isinstance(one, _JUDGING) for one in part.ops) for part in walk(test)
    )


_JUDGING = ast.Lt | ast.LtE | ast.Gt | ast.GtE | ast.NotIn | ast.NotEq


def _is_told(condition: ast.If, scope: SyntaxScope) -> bool:
    """Tell whether the complaint stops the work, or its list is asked for after the loop."""
    if _raises(condition):
        return True
    asked = {
        name
        for node in scope.nodes
        if isinstance(node, ast.Assert | ast.If | ast.Return) and node is not condition
        for name in names_in(node.test if not isinstance(node, ast.Return) else node)
    }
    return any(name in asked and _COMPLAINTS.search(name) for name in names_in(condition))
