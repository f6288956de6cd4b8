import pytest

from portfolio_audit.analysis.code.sketches import SKETCH, shared_share, sketch_lines

LINES = [f"value_{number} = compute_something({number}, other)" for number in range(600)]


def sketch(lines: list[str]) -> tuple[int, ...]:
    return sketch_lines(["\n".join(lines)])


def test_the_same_lines_in_another_order_and_file_share_everything() -> None:
    first, second = sketch(LINES), sketch_lines([LINES[1], "\n".join(reversed(LINES))])

    assert shared_share(first, second) == 1
    assert len(first) == SKETCH


@pytest.mark.parametrize(("shared", "low", "high"), [(300, 0.35, 0.65), (0, 0.0, 0.0), (540, 0.8, 1.0)])
def test_the_share_of_lines_is_estimated(shared: int, low: float, high: float) -> None:
    other = [*LINES[:shared], *(f"another_{number} = do_other_things({number})" for number in range(600 - shared))]

    assert low <= shared_share(sketch(LINES), sketch(other)) <= high


def test_a_small_project_inside_a_large_one_is_seen() -> None:
    assert shared_share(sketch(LINES[:60]), sketch(LINES)) > 0.8


def test_imports_and_comments_of_everybody_do_not_count() -> None:
    assert sketch(["import pandas as pd", "# a comment that is long enough to be a line of its own", "x = 1"]) == ()


def test_without_code_nothing_is_shared() -> None:
    assert shared_share((), sketch(LINES)) == 0
