"""Whether rows are divided by group or by time, told by the names that an index mentions."""

import ast
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.steps.syntax import flat, last_name, mentions, walk
from portfolio_audit.patterns import lazy_regex

_NO_GROUPS = lazy_regex(
    r"(?i)class|label|categor|target|vocab|word|token|char|index|idx|row|line|pair|url|path|column|feature|file|\by\b"
    r"|date|time|day|week|month|year|season"
)
"""Names of different values that bind no rows together."""
_TIME = lazy_regex(
    r"(?i)(?:date|time|day|week|month|year|season|period)(?!frame)|['\"](?:19|20)\d\d-\d\d|(?:^|_)(?:start|when|at)\b"
)
"""Names of columns that tell when, and dates."""
_MOMENT = lazy_regex(
    r"(?i)^(?:\w{1,20}_)?(?:date|datetime|timestamp|time|ds|day|week|month|year|season|period|quarter|index)(?:_\w{1,10})?$"
)
_BOUND = lazy_regex(r"(?i)cut|split|origin|until|end|last|start|test|val|as_of|before|border|bound|limit|now|today")
"""Names of columns that may be moments, and of what the last rows to learn from are told by."""
_DATE = lazy_regex(r"^(?:19|20)\d\d(?:-\d\d)?(?:-\d\d)?(?:[T ][\d:]{0,8})?$")
"""Dates that are in order where their texts are."""
_MAKES_DATES = frozenset({"Timestamp", "to_datetime", "datetime", "date", "datetime64", "fromisoformat", "strptime"})
_DIFFERENT = frozenset({"unique", "set"})
_HANDS_ON = frozenset(
    """
    sorted list tuple set sort array asarray Series tolist to_numpy copy permutation randperm permuted choice sample
    train_test_split len range arange
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Calls that give the same different values, or their places, in another form, order or number."""
_COUNTS = frozenset({"len"})


class Sorts(Struct, frozen=True):
    """Names that stand for groups of rows, and for moments."""

    groups: frozenset[str]
    times: frozenset[str]

    def of(self, index: ast.expr) -> str:
        """Tell a division by group or by time from others."""
        names = {node.id for node in walk(index) if isinstance(node, ast.Name)}
        if names & self.groups:
            return "group"
        return "time" if names & self.times or is_dated(index) or _TIME.search(ast.unparse(index)) else "own"

    def ends_before(self, index: ast.expr) -> bool:
        """Tell rows before a moment (`table["date"] <= last`)."""
        if not (isinstance(index, ast.Compare) and isinstance(index.ops[0], ast.Lt | ast.LtE) and len(index.ops) == 1):
            return False
        column, bound = index.left, index.comparators[0]
        if not _MOMENT.match(_column(column)):
            return False
        return mentions(bound, self.times) or is_moment(bound) or bool(_BOUND.search(last_name(bound)))


def sorts_of(nodes: Iterable[ast.AST]) -> Sorts:
    """Read the names from what they are given."""
    kept = tuple(nodes)
    return Sorts(frozenset(_groups(kept)), frozenset(_times(kept)))


def is_dated(index: ast.expr) -> bool:
    """Tell a slice whose ends, as many as it has, are written dates (`["2022-01-01":]`)."""
    ends = [end for end in (index.lower, index.upper) if end is not None] if isinstance(index, ast.Slice) else []
    return bool(ends) and all(isinstance(end, ast.Constant) and _is_date(end) for end in ends)


def is_moment(value: ast.expr) -> bool:
    """Tell a written date, and one that is made of a text or of numbers."""
    if isinstance(value, ast.Call):
        is_made = last_name(value.func) in _MAKES_DATES
        return is_made and bool(value.args) and all(isinstance(one, ast.Constant) for one in value.args)
    return isinstance(value, ast.Constant) and _is_date(value)


def gives_groups(node: ast.AST) -> bool:
    """Tell `table.patient.unique()` and `set(table["patient"])`; one row may be told by its number, too."""
    if not isinstance(node, ast.Call) or last_name(node.func) not in _DIFFERENT:
        return False
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    column = node.args[0] if node.args else owner
    if not isinstance(column, ast.Attribute | ast.Subscript):
        return False
    return _NO_GROUPS.search(_column(column)) is None


def _column(node: ast.expr) -> str:
    """Give the key or the name of a column."""
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.slice)[:200].strip("'\"")
    return last_name(node)


def _is_date(node: ast.Constant) -> bool:
    return isinstance(node.value, str) and _DATE.match(node.value) is not None


def _times(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the names under which columns of dates and written dates are kept."""
    for node in nodes:
        if not isinstance(node, ast.Assign):
            continue
        is_column = isinstance(node.value, ast.Subscript | ast.Attribute)
        if is_moment(node.value) or (is_column and _TIME.search(ast.unparse(node.value)[:120])):
            yield from map(last_name, node.targets)


def _groups(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Give the variables of loops over the different values of a column, and the names of these values."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Assign) and not _counts(node.value) and of_groups(node.value, found):
            named = {last_name(part) for target in node.targets for part in flat(target)}
            found |= {name for name in named if name and not _NO_GROUPS.search(name)}
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
            calls = (inner for inner in walk(node.iter) if isinstance(inner, ast.Call))
            if any(last_name(call.func) in {"unique", "set"} for call in calls):
                found.add(node.target.id)
    yield from found


def of_groups(value: ast.expr, groups: set[str] | frozenset[str]) -> bool:
    """Tell the different values of a column that binds rows together, or some of them, in whatever form."""
    if gives_groups(value) or (isinstance(value, ast.Name) and value.id in groups):
        return True
    if isinstance(value, ast.Tuple):
        return any(of_groups(one, groups) for one in value.elts)
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice):
        return of_groups(value.value, groups)
    if isinstance(value, ast.Call) and last_name(value.func) in _HANDS_ON:
        owner = [value.func.value] if isinstance(value.func, ast.Attribute) else []
        return any(of_groups(one, groups) for one in (*value.args, *owner))
    return False


def _counts(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) in _COUNTS
