"""Walking over syntax trees."""

import ast

from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.syntax import children, walk
from support.code import make_unit

_SOURCE = "def fit(x, y=1):\n    return [one + y for one in x if one]\n\nclass Model:\n    pass\n"


def test_the_walk_gives_the_nodes_that_python_gives_in_the_same_order() -> None:
    tree = ast.parse(_SOURCE)

    assert walk(tree) == list(ast.walk(tree)) == walk(tree)


def test_parts_are_looked_up_once() -> None:
    tree = ast.parse(_SOURCE)

    assert children(tree) is children(tree)
    assert children(ast.parse("")) == ()


def test_a_source_is_parsed_once_for_those_who_ask_one_after_the_other() -> None:
    unit = make_unit(_SOURCE)

    assert tree_of(unit) is tree_of(unit)
