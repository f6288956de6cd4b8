"""What a program may do to the follower, and what the follower says of it."""

import time

from portfolio_audit.analysis.dataflow.programs import follow
from support.programs import HEAD, script_unit


def test_ten_thousand_lines_of_functions_that_call_each_other_end_under_the_bound_and_are_told() -> None:
    lines = ["import pandas as pd", "from sklearn.svm import SVC", "rows = pd.read_csv('rows.csv')"]
    for number in range(500):
        calls = [f"    x = f{(number * 7 + step) % 500}(x, y)" for step in range(1, 18)]
        lines += [f"def f{number}(x, y):", *calls, f"    return f{number}(y, x)", ""]
    lines += ["SVC().fit(f0(rows, rows), rows)"]
    unit = script_unit("\n".join(lines))
    started = time.process_time()

    found = follow([unit])

    assert len(lines) >= 10_000
    assert found.unfinished == ("train.py",)
    assert time.process_time() - started < 5


def test_a_program_of_many_branches_takes_no_longer_for_its_many_names() -> None:
    names = [f"name{number} = {number}" for number in range(4_000)]
    branches = [f"if name{number} > other:\n    name{number} = other" for number in range(4_000)]
    started = time.process_time()

    follow([script_unit("\n".join([HEAD, *names, *branches, "SVC().fit(X, y)"]))])

    assert time.process_time() - started < 5


def test_a_function_that_calls_itself_gives_back_its_rows() -> None:
    code = """
def again(rows, times):
    if times == 0:
        return StandardScaler().fit_transform(rows)
    return again(rows, times - 1)
X_train, X_test, y_train, y_test = train_test_split(again(X, 3), y)
SVC().fit(X_train, y_train)
"""
    found = follow([script_unit(HEAD + code)])

    assert found.unfinished == ()


def test_repeated_slices_and_marks_do_not_grow_without_end() -> None:
    code = "for number in range(9):\n    X = X[1:]\n" * 400 + "SVC().fit(X, y)\n"

    assert follow([script_unit(HEAD + code)]).unfinished == ()


def test_objects_that_hold_each_other_end() -> None:
    code = """
class Node:
    def __init__(self, other):
        self.other = other
        self.same = self
one = Node(None)
two = Node(one)
one.other = two
SVC().fit(one, two)
steps = [SVC()]
steps.append(steps)
make_pipeline(steps).fit(X, y)
"""
    assert follow([script_unit(HEAD + code)]).unfinished == ()
