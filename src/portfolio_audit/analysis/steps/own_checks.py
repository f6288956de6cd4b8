"""Own checks of data: conditions on tables or their rows that stop the work or are written down."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.syntax import root_name, walk
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope, names_in
from portfolio_audit.patterns import lazy_regex

_COMPLAINING = (
    "raise ",
    "assert ",
    "exit(",
    ".append(",
    ".add(",
    "warn",
    "error(",
    "ValidationError",
    "SchemaError",
    "return False",
)
NEEDED_BY_CHECKS = (
    _COMPLAINING,
    (
        *(".columns", ".isna(", ".isnull(", ".notna(", ".notnull(", ".duplicated(", ".between(", ".isin(", "isnan("),
        *("iterrows", "itertuples", "Reader(", "glob(", "splitlines", "is_unique", "is_monotonic", "].dtype"),
        *("'].min()", '"].min()', "'].max()", '"].max()', ").height"),
        *(").any()", ").all()", "set(df", "'].unique())", '"].unique())', "_dtype(", "DropItem"),
        *('"]) -', "']) -", ".unique()) -", "- set(", "is_between(", "null_count(", ".is_null(", ".schema", ".dtypes"),
        *(")).sum()", ").count()", "] < ", "] > ", ".diff()", "df.shape", "frame.shape", "table.shape", "isfinite("),
        *("nunique()", "in rows", "(rows", "in records", "in reader"),
    ),
)
"""Texts of which a source that holds such a check has one of each group."""
_CHARACTERS = 300
_COLUMNS = r"[\w.\[\]'\"]{1,60}\.columns"
_OF_COLUMNS = lazy_regex(
    rf"\bnot in {_COLUMNS}\b|- set\({_COLUMNS}\)|set\({_COLUMNS}\) [-!=<]|\.(?:issubset|difference)\({_COLUMNS}"
    r"|\.columns\)?(?:\.tolist\(\))?\)? [!=]="
    r"|\bfor \w{1,20} in .{1,80} if \w{1,20} in [\w.]{1,40}\.columns\]|\bnot all\(.{1,120}\.columns\b"
)
"""Columns that are asked for; whether one of many is there decides other things as often."""
_ASSERTED_COLUMNS = lazy_regex(r"\.columns\b")
_OF_A_TABLE = lazy_regex(
    r"(?<!\bpd)(?<!\bpandas)\.(?:isna|isnull|notna|notnull|duplicated|null_count|is_null|is_duplicated)\("
    r"|\.is_unique\b|\.is_monotonic\w{0,12}\b"
    r"|\bpd\.(?:isna|isnull)\(.{1,120}\)\.(?:any|all|sum)\("
    r"|\((?!self\b)\w{1,40}\.\w{1,40} (?:[<>]=?|[!=]=) [^()]{1,60}\)\)?\.(?:any|all|sum)\("
    r"|\]\.(?:lt|gt|le|ge|eq|ne)\([^()]{1,30}\)\.(?:any|all|sum)\(|\.nunique\(\) (?:!=|==|<) (?:len\(|\w{1,30}\.shape)"
    r"|\b\w{0,20}(?:df|frame|table)\w{0,10}\.shape(?:\[[01]\])? (?:!=|==|<=?) [\dA-Z(]"
    r"|\blen\((\w{1,40})\[~?\(?\1[.\[]|\]\.dtypes?\)? (?:!=|==|not in|is not)"
    r"|\.filter\(.{0,160}[<>=].{0,80}\)\.(?:height|count\(\)|shape\[0\]|is_empty\(\)) ?"
    r"|\[['\"][^\]'\"]{1,60}['\"]\](?:\.\w{1,12}(?:\(\))?){0,2} (?:[<>]=?|[!=]=) [^()]{1,60}\)\)?\.(?:any|all|sum)\("
    r"|\[['\"][^\]'\"]{1,60}['\"]\]\.(?:min|max)\(\) (?:[<>]=?|[!=]=)"
    r"|\.(?:is_)?(?:between|isin|is_in)\(.{0,160}\)\.(?:any|all)\("
    r"|\.dtypes(?:\[[^\]]{1,60}\]|\.get\([^()]{1,60}\)|\.to_dict\(\))\)? (?:!=|==|not in|is not)"
    r"|(?<!self)\.schema(?:\.get\([^()]{1,60}\)|\[[^\]]{1,60}\])? !=|\.diff\(\)(?:\.dropna\(\))? (?:[<>]=?|[!=]=)"
    r"|\bis(?:nan|finite|inf)\(.{0,80}\)\.(?:any|all|sum)\(|\b(?:any|all)\((?:np|numpy)\.is(?:nan|finite|inf)\("
    r"|\bset\(\w{1,40}(?:\[['\"][^\]'\"]{1,60}['\"]\]|\.\w{1,40}\.unique\(\))|\bis_\w{3,16}_dtype\("
)
_OF_ANSWERS = lazy_regex(
    r"pred|prob(?!le)|logit|loss|grad\b|scores?\b|y_hat|weights?\b|request|payload|\bself\.\w{0,20}_\b|coef_|importance"
    r"|\bf1\b|recall|precision|\bauc\b|roc_auc|accuracy|metric"
)
"""Words of what models answer or are asked, which is no data to check."""
_OUTCOMES = frozenset(
    {
        *("sum", "any", "all", "mean", "max", "min", "count", "nunique"),
        *("difference", "issubset", "symmetric_difference", "tolist", "sorted"),
    }
)
_ASKED_WHOLE = lazy_regex(r"\b(\w{1,40})\)?\.(?:any|all|sum)\(")
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
        if _OF_ANSWERS.search(said):
            continue
        if (_ASSERTED_COLUMNS if detail == "assertion" else _OF_COLUMNS).search(said):
            yield OwnCheck("columns" if detail == "values" else detail, said[:80], line)
            return
        if _OF_A_TABLE.search(said):
            yield OwnCheck(detail, said[:80], line)
            return


def _said(test: ast.expr, scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give a condition, and what made the names in it; a mask that is asked as a whole with what it asks."""
    asked = code_of(test, _CHARACTERS)
    yield asked, test.lineno
    whole = {found.group(1) for found in _ASKED_WHOLE.finditer(asked)}
    for name, value in _outcomes(test, scope):
        said = code_of(value, _CHARACTERS)
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
        if isinstance(node, ast.If) and _compares(node.test) and _complains(node.body, scope):
            said = code_of(node.test, _CHARACTERS)
            if not _OF_NAMES.search(said) and not _OF_ANSWERS.search(said) and _is_told(node, scope):
                yield OwnCheck("rows", said[:80], node.lineno)
                return
        if isinstance(node, ast.Try) and any(_INVALID.search(_name_of(one.type)) for one in node.handlers):
            yield OwnCheck("schema", f"except {_name_of(node.handlers[0].type)}", node.handlers[0].lineno)
            return


def _compares(test: ast.expr) -> bool:
    """Tell a comparison with a bound or with allowed values."""
    return any(
        isinstance(part, ast.Compare) and any(isinstance(one, _JUDGING) for one in part.ops) for part in walk(test)
    )


_JUDGING = ast.Lt | ast.LtE | ast.Gt | ast.GtE | ast.NotIn | ast.NotEq


def _is_told(condition: ast.If, scope: SyntaxScope) -> bool:
    """Tell whether the complaint stops the work, or its list is asked for after the loop."""
    if any(isinstance(part, ast.Raise) for statement in condition.body for part in walk(statement)):
        return True
    asked = {
        name
        for node in scope.nodes
        if isinstance(node, ast.Assert | ast.If | ast.Return) and node is not condition
        for name in names_in(node.test if not isinstance(node, ast.Return) else node)
    }
    return any(name in asked and _COMPLAINTS.search(name) for name in names_in(condition))
