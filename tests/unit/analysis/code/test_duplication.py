"""Repeated code is found in linear time."""

from portfolio_audit.analysis.code.duplication import find_duplication
from portfolio_audit.analysis.code_units import CodeUnit


def unit(path: str, source: str) -> CodeUnit:
    return CodeUnit(path, None, "python", source, None)


def test_nothing_repeats_in_nothing() -> None:
    found = find_duplication([])

    assert (found.compared_lines, found.repeated_lines, found.blocks) == (0, 0, ())


def test_spaces_comments_and_imports_do_not_matter() -> None:
    block = [f"total_{i} = load({i})" for i in range(7)]
    first = unit("a.py", "import os\n" + "\n".join(block))
    second = unit("b.py", "# why\n" + "\n\n".join(line.replace(" = ", "  =  ") for line in block))

    assert find_duplication([first, second]).repeated_lines == 7


def test_five_lines_are_too_few() -> None:
    block = "\n".join(f"total_{i} = load({i})" for i in range(5))

    assert find_duplication([unit("a.py", block), unit("b.py", block)]).repeated_lines == 0


def test_a_line_repeated_over_and_over_is_counted_once_each() -> None:
    found = find_duplication([unit("a.py", "total = total + 1\n" * 20)])

    assert found.repeated_lines == 14


def test_a_block_does_not_reach_from_one_file_into_the_next() -> None:
    halves = [unit("a.py", "x_one = 1\nx_two = 2\nx_three = 3"), unit("b.py", "y_one = 1\ny_two = 2\ny_three = 3")]

    assert find_duplication([*halves, *halves]).repeated_lines == 0


def test_large_input_takes_linear_time() -> None:
    source = "\n".join(f"value_{i} = compute({i})" for i in range(30_000))

    assert find_duplication([unit("a.py", source)]).compared_lines == 30_000
