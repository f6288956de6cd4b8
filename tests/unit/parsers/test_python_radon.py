"""The outline given to radon counts like the whole tree."""

import ast
from pathlib import Path

import pytest
from radon.visitors import Class, ComplexityVisitor

import portfolio_audit
from portfolio_audit.parsers.python_radon import complexities

_TRICKY = '''
"""Words such as if and for in a text."""
import os
values = [value for value in os.environ if value]
area = lambda width: width if width else 0
class Trams(dict):
    """Trams."""
    limit = 3 if values else 4
    size = 2
    def stop(self, line):
        x = 1
        async def later():
            return [y async for y in line]
        def inner():
            return x
        try:
            pass
        except ValueError:
            x = 2
        else:
            x = 3
        return x and line or (
            later
            or inner
        )
    class Inner:
        def quiet(self):
            return 1
@decorated(1 if values else 2)
def nothing():
    return 4
def asserting(x):
    assert x
    match x:
        case 1:
            return 2
        case _:
            return 3
for value in values:
    def in_loop():
        while value:
            pass
else:
    pass
'''
_SOURCES = {"tricky": _TRICKY, "plain": "x = 1\nprint(x)\n", "empty": ""} | {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((Path(portfolio_audit.__file__).parent / "parsers").glob("python*.py"))
}


@pytest.mark.parametrize("source", _SOURCES.values(), ids=_SOURCES)
def test_complexity_of_the_outline_is_that_of_the_tree(source: str) -> None:
    whole = ComplexityVisitor.from_ast(ast.parse(source))  # type: ignore[no-untyped-call]  # radon has no types
    pending = [*whole.functions, *whole.classes]
    expected: dict[int, int] = {}
    while pending:
        block = pending.pop()
        if isinstance(block, Class):
            pending += [*block.methods, *block.inner_classes]
        else:
            expected[block.lineno] = block.complexity
            pending += block.closures

    assert complexities(ast.parse(source), source) == (expected, whole.total_complexity)


def test_the_tree_itself_stays_whole() -> None:
    tree = ast.parse(_TRICKY)
    before = ast.unparse(tree)

    complexities(tree, _TRICKY)

    assert ast.unparse(tree) == before
