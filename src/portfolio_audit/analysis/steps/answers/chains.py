"""What stands in a chain of calls on a table: its columns, and whether it is divided into groups."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.steps.answers.parts import called_name, parts_of
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

GROUPED = frozenset({"groupby", "group_by", "groupBy"})
"""Methods that divide a table by what its rows are."""
_OF_FOLDS = lazy_regex(r"fold|cutoff|split|seed|\brun|model|window|trial|epoch", re.IGNORECASE)
"""What a loop runs over that divides no rows by what they are."""
_LINKS = 12


def _texts_in(node: Expression) -> Iterator[str]:
    """Yield the literal texts and last names in an expression."""
    for one in parts_of(node):
        if isinstance(one, code.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, code.Name | code.Attribute):
            yield one.name


def literal_columns(index: Expression) -> tuple[str, ...]:
    """Give the literal columns of an index."""
    parts = index.items if isinstance(index, code.Group) else (index,)
    return tuple(one.value for one in parts if isinstance(one, code.Constant) and isinstance(one.value, str))


def _chain(node: Expression) -> Iterator[str]:
    """Yield the names of the calls in a chain, the last first."""
    for _ in range(_LINKS):
        match node:
            case code.Call():
                yield called_name(node)
                node = node.function
            case code.Attribute() | code.Subscript():
                node = node.value
            case _:
                return


def is_grouped(node: Expression) -> bool:
    """Tell a table that is divided into groups, and what hangs on one."""
    return bool(GROUPED & set(_chain(node)))


def root_of(node: Expression) -> str:
    """Give the name that a chain begins with."""
    for _ in range(2 * _LINKS):
        match node:
            case code.Call():
                node = node.function
            case code.Attribute() | code.Subscript():
                node = node.value
            case _:
                break
    return node.name if isinstance(node, code.Name) else ""


def divides(series: Expression) -> bool:
    """Tell what a loop over groups runs over."""
    names = list(_chain(series))
    if isinstance(series, code.Call) and GROUPED & set(names[:1]):
        return not any(map(runs_over_folds, series.arguments))
    return "unique" in names[:2] and not runs_over_folds(series)


def runs_over_folds(node: Expression) -> bool:
    """Tell what speaks of folds, seeds or models, which divide no rows by what they are."""
    return any(map(_OF_FOLDS.search, _texts_in(node)))
