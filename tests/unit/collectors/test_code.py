"""Code is collected in densities and shares."""

import json

import pytest

from portfolio_audit.analysis.plots.plot_calls import PlotKind
from portfolio_audit.collectors.code import CodeFacts, collect
from support.snapshots import make_snapshot


def collected(files: dict[str, str]) -> CodeFacts:
    return collect(make_snapshot(files))


def test_an_empty_repository_has_no_code() -> None:
    facts = collected({})

    assert (facts.lines, facts.structure, facts.parsed_share, facts.repeated_share) == (0, "none", 1.0, 0.0)


def test_tests_copied_libraries_and_generated_files_are_left_out() -> None:
    facts = collected(
        {
            "churn.py": "x = 1\n",
            "tests/test_churn.py": "def test_x():\n    assert True\n",
            "vendor/lib.py": "y = 2\n",
            "shop/settings.py": '"""\nDjango settings for shop project.\n"""\nDEBUG = True\n',
        }
    )

    assert (facts.modules, facts.module_lines) == (1, 1)


def test_a_script_that_a_notebook_was_exported_to_is_not_counted_again() -> None:
    cell: dict[str, object] = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": "x = 1"}
    book = json.dumps({"cells": [{**cell, "outputs": []}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})

    facts = collected({"a.ipynb": book, "a.py": "# In[1]:\n\nx = 1\n", "b.py": "# %%\ny = 1\n"})

    assert (facts.notebook_lines, facts.module_lines) == (1, 1)


def test_python_2_is_named() -> None:
    facts = collected({"a.py": "print 'x'\n", "b.py": "x = 1\n"})

    assert [(place.at.path, place.text) for place in facts.unparsed] == [("a.py", "Python 2 syntax")]
    assert facts.parsed_share == 0.5


def test_docstrings_of_public_definitions_are_shared() -> None:
    source = 'class A:\n    """A."""\n    def b(self):\n        return 1\ndef _c():\n    return 1\n'

    facts = collected({"a.py": source})

    assert facts.documentation.public == 2
    assert facts.documentation.docstring_share == 0.5
    assert [place.text for place in facts.documentation.undocumented] == ["A.b"]


def test_functions_of_other_languages_count_by_line() -> None:
    facts = collected({"a.R": "# Cleans.\ndrop <- function(x) {\n  x\n}\nload <- function(y) {\n  y\n}\n"})

    assert facts.other_lines == 6
    assert (facts.documentation.public, facts.documentation.docstring_share) == (2, 0.5)


def test_switched_off_code_is_one_place_a_run() -> None:
    facts = collected({"a.py": "x = 1\n# y = 2\n# z = 3\nw = 4\n# v = f(5)\n"})

    assert [place.at.line for place in facts.documentation.commented_out] == [2, 5]
    assert facts.documentation.comment_lines == 0


def test_long_and_tangled_functions_are_found_worst_first() -> None:
    body = "".join(f"    a{i} = {i}\n" for i in range(70))
    facts = collected({"a.py": f"def short():\n    return 1\ndef long():\n{body}def longer():\n{body}{body}"})

    assert [place.text for place in facts.shape.long] == ["longer: 141 lines", "long: 71 lines"]
    assert facts.shape.long_share == 0.667


def test_the_share_inside_functions_counts_nested_ones_once() -> None:
    facts = collected({"a.py": "def a():\n    def b():\n        return 1\n    return b\nx = 1\n"})

    assert facts.shape.inside_share == 0.8


def test_a_class_with_fit_and_predict_is_a_learner_of_its_own() -> None:
    own = "class Tree:\n    def fit(self):\n        return self\n    def predict(self):\n        return 1\n"
    adapted = own.replace("class Tree:", "import torch\nclass Net(torch.nn.Module):")

    facts = collected({"a.py": own, "b.py": adapted})

    assert [place.text for place in facts.shape.learners] == ["Tree"]


def test_habits_have_places() -> None:
    facts = collected(
        {
            "a.py": "import os\nfrom math import *\ndef BadName(df):\n    for i, row in df.iterrows():\n"
            "        print(row)\n    try:\n        f()\n    except Exception:\n        pass\n"
        }
    ).habits

    assert [place.text for place in facts.dead_imports] == ["os"]
    assert [place.at.line for place in facts.row_loops] == [4]
    assert [place.at.line for place in facts.prints] == [5]
    assert [place.at.line for place in facts.silent_handlers] == [8]
    assert [place.text for place in facts.odd_names] == ["BadName"]
    assert [place.text for place in facts.star_imports] == ["from math import *"]


def test_a_repeated_block_names_both_places() -> None:
    block = "".join(f"total_{i} = load({i})\n" for i in range(8))

    facts = collected({"a.py": block, "b.py": f"x_one = 1\n{block}"})

    assert [(place.at.path, place.at.line, place.text) for place in facts.repeated.blocks] == [
        ("b.py", 2, "also in a.py, line 1")
    ]
    assert facts.repeated.repeated_lines == 8


@pytest.mark.parametrize(
    ("files", "structure"),
    [
        ({"churn/__init__.py": "", "churn/a.py": "x = 1"}, "package"),
        ({"a.py": "x = 1", "b.py": "from a import x"}, "modules"),
        ({"a.py": "x = 1", "b.py": "y = 1"}, "scripts"),
        ({"a.R": "x <- 1"}, "scripts"),
        ({"tests/__init__.py": "", "a.py": "x = 1"}, "scripts"),
    ],
)
def test_the_structure_is_told(files: dict[str, str], structure: str) -> None:
    assert collected(files).structure == structure


def test_code_in_notebooks_alone_is_its_own_structure() -> None:
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "source": "x = 1",
        "outputs": [],
    }
    book = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})

    facts = collected({"a.ipynb": book})

    assert (facts.structure, facts.notebook_lines) == ("notebooks", 1)


def test_plots_of_files_are_one_a_function_and_kind() -> None:
    source = (
        "import matplotlib.pyplot as plt\ndef draw(a):\n    plt.hist(a)\n    plt.hist(a)\n    plt.title('t')\n"
        "    plt.xlabel('x')\n"
    )

    facts = collected({"a.py": source})

    assert [(plot.kind, plot.is_crafted, plot.at.line) for plot in facts.script_plots] == [
        (PlotKind.DISTRIBUTION, True, 3)
    ]


def test_labels_of_one_picture_of_a_flat_script_name_no_other() -> None:
    source = (
        "import matplotlib.pyplot as plt\nplt.hist(a)\nplt.title('t')\nplt.xlabel('x')\nplt.show()\n"
        "plt.scatter(a, b)\nplt.show()\n"
    )

    plots = collected({"a.py": source}).script_plots

    assert [(plot.at.line, plot.is_crafted) for plot in plots] == [(2, True), (6, False)]


def test_style_tools_are_found_in_their_own_and_in_shared_files() -> None:
    facts = collected(
        {".flake8": "[flake8]\n", "pyproject.toml": "[project]\n\n[tool.black]\n", "Makefile": "\truff .\n"}
    )

    assert [(place.at.path, place.at.line) for place in facts.style_tools] == [
        (".flake8", None),
        ("Makefile", 1),
        ("pyproject.toml", 3),
    ]


def test_the_title_of_one_figure_is_none_of_the_next() -> None:
    first = "plt.figure()\nplt.plot(a)\nplt.xlabel('s')\nplt.ylabel('m')\n"
    second = "plt.figure()\nplt.hist(b)\nplt.title('Waits')\n"
    apart, together = (f"import matplotlib.pyplot as plt\n{first}{end}{second}" for end in ("plt.show()\n", ""))

    labels = [
        [(plot.has_title, plot.has_axis_labels) for plot in collected({"a.py": source}).script_plots]
        for source in (apart, together)
    ]

    assert labels == [[(False, True), (True, False)], [(True, True), (True, True)]]


def test_a_figure_and_the_bars_added_to_it_are_one_plot() -> None:
    source = "import plotly.graph_objects as go\nfig = go.Figure()\nfig.add_trace(go.Bar(x=a, y=b))\n"

    assert [plot.kind for plot in collected({"a.py": source}).script_plots] == [PlotKind.COMPARISON]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (".oxlintrc.json", "{}"),
        ("biome.jsonc", "{}"),
        ("package.json", '{"scripts": {"lint": "oxlint"}}'),
        ("package.json", '{"devDependencies": {"standard": "^17.0.0"}}'),
        ("package.json", '{"devDependencies": {"@biomejs/biome": "2.0.0"}}'),
        ("package.json", '{"scripts": {"test": "xo && ava"}}'),
    ],
)
def test_linters_of_javascript_are_style_tools(path: str, content: str) -> None:
    assert [tool.at.path for tool in collected({path: content}).style_tools] == [path]


def test_a_package_without_a_linter_sets_up_none() -> None:
    content = '{"name": "standard-report", "dependencies": {"react": "19"}}'

    assert collected({"package.json": content}).style_tools == ()
