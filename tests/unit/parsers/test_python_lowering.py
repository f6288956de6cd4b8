import ast

from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python import parse_cells, parse_module
from portfolio_audit.parsers.python_lowering import concerns_data, lower_tree


def lower(source: str) -> code.Block:
    return lower_tree(ast.parse(source))


def test_an_assignment_keeps_targets_value_and_line() -> None:
    (found,) = lower("\na, b = f(x, key=1)")

    call = code.Call(code.Name("f"), (code.Name("x"),), (("key", code.Constant(1)),), 2)
    assert found == code.Assign((code.Group((code.Name("a"), code.Name("b"))),), call, 2)


def test_with_is_an_assignment_and_its_body() -> None:
    assert [type(one) for one in lower("with f() as g:\n    h(g)")] == [code.Assign, code.Run]


def test_try_keeps_its_handlers_apart_and_what_follows_in_the_block() -> None:
    attempt, finally_ = lower("try:\n    f()\nexcept ValueError:\n    g()\nfinally:\n    h()")

    assert isinstance(attempt, code.Attempt)
    assert len(attempt.body) == len(attempt.handlers) == 1
    assert isinstance(finally_, code.Run)


def test_imports_bind_dotted_names() -> None:
    found = lower("import a.b\nimport c.d as e\nfrom .f import g as h\nfrom i import *")

    assert found == (code.Bind("a", "a"), code.Bind("e", "c.d"), code.Bind("h", ".f.g"), code.Bind("*", "i.*"))


def test_parameters_have_their_defaults() -> None:
    (found,) = lower("def f(a, b=1, *c, d, e=2, **g): pass")

    assert isinstance(found, code.Define)
    assert [(one.name, one.default) for one in found.parameters] == [
        ("a", None), ("b", code.Constant(1)), ("*c", None), ("d", None), ("e", code.Constant(2)), ("**g", None),
    ]  # fmt: skip  # one line a thought


def test_every_statement_and_expression_of_python_is_lowered() -> None:
    source = """
async def f():
    async for x in y: await x
    async with a as b: yield b
    return [i async for i in y]
class C(B):
    z: int = 1
    w: int
match x:
    case 1: p = q
while x: break
for i, *j in k: continue
x += -1 if not y else lambda *a, **k: {**k, 'a': (b := {c for c in d})}
print(f"{x!r:>{y}}", *a, b"1", 1j, ..., 10**100, a[1:2, ::3], a < b < c, ~m, **k)
del a[0], b
assert x, y
raise E from e
global g
"""
    found = lower(source)

    assert [type(one).__name__ for one in found] == [
        "Define", "DefineClass", "Branch", "Repeat", "Repeat", "Assign", "Run", "Delete", "Run", "Leave",
    ]  # fmt: skip  # one line a thought


def test_what_nests_too_deep_is_opaque() -> None:
    (found,) = lower("x = " + " + ".join(["1"] * 300))

    assert "Operation(operator='?', operands=())" in repr(found)


def test_long_lists_and_texts_are_cut() -> None:
    (numbers,) = lower(f"x = {list(range(1_000))}")
    (text,) = lower(f"x = {'y' * 1_000!r}")

    assert isinstance(numbers, code.Assign)
    assert isinstance(numbers.value, code.Group)
    assert len(numbers.value.items) == 64
    assert isinstance(text, code.Assign)
    assert text.value == code.Constant("y" * 200)


def test_only_sources_that_name_a_library_for_data_are_lowered() -> None:
    assert parse_module(b"import pandas\nx = 1\n").code
    assert parse_module(b"import os\nx = 1\n").code == ()
    assert not concerns_data(b"import flask")


def test_all_cells_of_a_notebook_are_lowered_where_one_names_such_a_library() -> None:
    assert all(module.code for module in parse_cells([b"x = 1", b"import pandas"]))
