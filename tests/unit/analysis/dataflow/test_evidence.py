"""Where a leak is said to stand, across cells and files."""

from portfolio_audit.analysis.dataflow.judgement import LeakKind
from portfolio_audit.analysis.dataflow.programs import follow
from support.programs import HEAD, notebook_units, script_unit

_SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"


def test_a_leak_in_a_notebook_tells_the_cells_of_the_fit_and_of_the_split() -> None:
    cells: list[tuple[int | None, str]] = [
        (1, HEAD),
        (2, "\nX = StandardScaler().fit_transform(X)"),
        (3, _SPLIT + "SVC().fit(X_train, y_train)"),
    ]
    (leak,) = follow(notebook_units(cells)).leaks

    assert (leak.at.cell, leak.at.line, leak.at.execution_count) == (2, 2, 2)
    assert (leak.split.cell, leak.split.line, leak.split.execution_count) == (3, 1, 3)
    assert leak.text == "StandardScaler.fit_transform, then train_test_split (cell 3, line 1)"


def test_a_leak_over_two_files_tells_both() -> None:
    prepare = script_unit(
        HEAD + "def prepare(rows):\n    return SimpleImputer().fit_transform(rows)\n", "src/prepare.py"
    )
    train = script_unit(
        HEAD + "from prepare import prepare\nX = prepare(X)\n" + _SPLIT + "SVC().fit(X_train, y_train)\n",
        "src/train.py",
    )
    (leak,) = follow([prepare, train]).leaks

    assert leak.at.path == "src/prepare.py"
    assert leak.split.path == "src/train.py"
    assert leak.text.endswith("src/train.py)")


def test_modules_are_found_through_packages_relative_names_and_modules_as_names() -> None:
    first = script_unit(
        HEAD + "def scale(rows):\n    return StandardScaler().fit_transform(rows)\n", "app/steps/scale.py"
    )
    ways = (
        "from .steps.scale import scale\nX = scale(X)\n",
        "from app.steps import scale\nX = scale.scale(X)\n",
        "import app.steps.scale as steps\nX = steps.scale(X)\n",
        "from app.steps.scale import *\nX = scale(X)\n",
    )
    for way in ways:
        second = script_unit(HEAD + way + _SPLIT + "SVC().fit(X_train, y_train)\n", "app/train.py")

        assert [leak.kind for leak in follow([first, second]).leaks] == [LeakKind.PREPROCESSING], way


def test_a_leak_that_several_programs_reach_is_told_once_as_sure_as_it_is() -> None:
    code = "def train(rows):\n    rows = StandardScaler().fit_transform(rows)\n"
    split = "    a, b = train_test_split(rows)\n    if rows.ndim:\n        SVC().fit(a, a)\n"
    first = script_unit(HEAD + code + split, "first.py")
    second = script_unit(HEAD + "from first import train\nif sys.argv:\n    train(X)\n", "second.py")

    assert [leak.confidence for leak in follow([first, second]).leaks] == ["medium"]


def test_modules_that_import_each_other_end() -> None:
    one = script_unit(HEAD + "from two import g\ndef f(x):\n    return g(x)\n", "one.py")
    two = script_unit(HEAD + "from one import f\ndef g(x):\n    return f(x)\nf(X)\nSVC().fit(X, y)\n", "two.py")

    assert follow([one, two]).unfinished == ()


def test_a_program_that_learns_nothing_is_not_followed() -> None:
    assert follow([script_unit("import pandas as pd\nprint(pd.read_csv('a.csv'))\n")]).leaks == ()


def test_the_training_part_is_credited_with_its_place() -> None:
    (safe,) = follow([script_unit(HEAD + _SPLIT + "StandardScaler().fit(X_train)\n")]).safe

    assert safe.text == "StandardScaler.fit"
    assert safe.at.line == len((HEAD + _SPLIT).splitlines()) + 1
