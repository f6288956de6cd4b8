"""Statements of bare tokens."""

import pytest

from portfolio_audit.parsers.python_tokens import read_statements


def tokens(text: str, most: int = 1_000) -> list[tuple[str, ...]]:
    return [statement.tokens for statement in read_statements(text, most)]


def test_names_attributes_arguments_and_literals_are_told_apart() -> None:
    assert tokens("x = df.groupby('a', as_index=False)[['b', 1]]") == [
        ("x", "=", "df", ".groupby", "0", "as_index=", "False", "[", "[", "0")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "f(a, b=1)\ng(c)\n",
        "f( a,b = 1, )\n\n\ng(c)  # a remark, with ( a bracket\n",
        "f(\n    a,\n    b=1,\n)\ng(\n    c\n)\n",
        "f(a, \\\n  b=1); g(c)",
    ],
)
def test_formatting_makes_no_difference(text: str) -> None:
    assert tokens(text) == [("f", "a", "b=", "0"), ("g", "c")]


def test_quotes_and_joined_strings_make_no_difference() -> None:
    assert tokens("x = 'a' 'b'") == tokens('x = """a\n# b\'"""') == tokens("x = rf'{a}'") == [("x", "=", "0")]


def test_lines_are_counted_through_strings_brackets_and_continued_lines() -> None:
    text = 'a = """\n\n"""\nb = [\n  1,\n]\nc = \\\n  2\nd = 3\n'

    found = read_statements(text, 1_000)

    assert [(one.line, one.end_line) for one in found] == [(1, 3), (4, 6), (7, 8), (9, 9)]


def test_python_2_and_broken_code_are_read_too() -> None:
    assert tokens("print 'a', x\n") == [("print", "0", "x")]
    assert tokens("f(a\nx = 'b\ny") == [("f", "a", "x=", "0", "y")]


def test_a_long_run_of_literals_is_one_token() -> None:
    assert tokens(f"x = [{', '.join('1' for _ in range(5_000))}]") == [("x", "=", "[", "0")]


def test_reading_ends_at_its_bound() -> None:
    assert len(tokens("x = y\n" * 1_000, most=30)) == 10


def test_a_hostile_text_is_read_in_linear_time() -> None:
    for text in ("'" * 200_000, '"""' + "\\" * 300_000, "." * 300_000, "a = " * 100_000, "(" * 300_000, "1e" * 200_000):
        assert read_statements(text, 400_000) is not None
