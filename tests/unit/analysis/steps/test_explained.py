from portfolio_audit.analysis.steps.explained import PREPARE, explained_steps, share
from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit


def _share(source: str, prose: str = "") -> float:
    unit = make_unit(source, "a.ipynb" if prose else "a.py", 1 if prose else None, prose=prose)
    steps = steps_of(unit)
    return share(explained_steps(unit, steps), steps, PREPARE)


def test_prose_next_to_a_cell_explains_its_steps() -> None:
    assert _share("frame.dropna()\n", "Rows without an age belong to test accounts of the shop") == 1.0


def test_few_words_explain_nothing() -> None:
    assert _share("frame.dropna()\n", "## Cleaning") == 0.0


def test_a_comment_right_above_explains_the_line_below_and_no_line_far_off() -> None:
    source = (
        "# rows without an age belong to test accounts of the shop\nframe.dropna()\n"
        + "\n" * 9
        + "frame.drop_duplicates()\n"
    )

    assert _share(source) == 0.5


def test_without_steps_nothing_is_explained() -> None:
    assert _share("x = 1\n") == 0.0


def test_a_docstring_of_eight_words_explains_a_step_near_it() -> None:
    source = (
        'def prepare(frame):\n    """Rows without an age belong to test accounts of the shop."""\n    frame.dropna()\n'
    )

    assert _share(source) == 1.0


def test_a_short_docstring_explains_nothing() -> None:
    assert _share('def prepare(frame):\n    """Drop rows."""\n    frame.dropna()\n') == 0.0


def test_the_docstring_of_a_long_function_explains_no_step_far_below_it() -> None:
    source = 'def load(frame):\n    """Rows without an age belong to test accounts of the shop."""\n'

    assert _share(source + "    x = 1\n" * 50 + "    frame.dropna()\n") == 0.0


def test_code_that_is_switched_off_explains_nothing() -> None:
    source = "# rows = frame.sort_values(by, how, axis, ascending).reset_index(drop, level)\nframe.dropna()\n"

    assert _share(source) == 0.0


def test_a_comment_on_top_of_a_group_of_lines_explains_each_of_them() -> None:
    group = "".join(f"part_{number} = frame.dropna()\n" for number in range(8))

    assert _share("# rows without an age belong to test accounts of the shop\n" + group) == 1.0
    assert _share("# rows without an age belong to test accounts of the shop\n\n\n\n\n\n" + group) == 0.0
    inside = "for age in ages:\n    # rows without an age belong to test accounts of the shop\n" + "    x = 1\n" * 9
    assert _share(f"{inside}frame.dropna()\n") == 0.0


def test_code_that_is_switched_off_behind_a_line_explains_nothing() -> None:
    call = "# by_hand(rows.sort_values(), order='age', index=False, columns=names, level=None)"

    assert _share(f"frame.dropna()  {call}\n") == 0.0
    assert _share(f"for rows in tables:  {call}:\n    rows.dropna()\n") == 0.0


def test_a_docstring_explains_a_step_that_only_a_line_tells() -> None:
    source = (
        'def even(stay, low, high):\n    """Stays of every ward lie between nought and one, so wards compare."""\n'
        "    even = (stay - low) / (high - low)\n"
    )

    assert _share(source) == 1.0
