"""Kinds of plots over notebooks and Python files."""

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.conclusions.plots import PlotFacts
from portfolio_audit.rulebook.vocabulary import gather_vocabulary
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

MEMBERS = gather_vocabulary().members


def kinds(code: str, **files: str) -> list[tuple[str, str]]:
    notebook = make_notebook([{"code": code, "outputs": [{"image": 1}]}])
    found = Facts(make_snapshot({"a.ipynb": notebook, **files}), MEMBERS).of(PlotFacts).kinds
    return [(place.text, place.at.path) for place in found]


def test_notebooks_and_python_files_count_together_and_each_kind_once() -> None:
    code = "import seaborn as sns\nsns.histplot(a)\nsns.boxplot(a)"

    found = kinds(code, **{"plots.py": "import seaborn as sns\nsns.histplot(a)\nsns.scatterplot(a)\n"})

    assert found == [("seaborn.histplot: distribution", "a.ipynb"), ("seaborn.scatterplot: relation", "plots.py")]


def test_an_empty_figure_and_a_function_of_ones_own_are_no_kind() -> None:
    code = "import plotly.graph_objects as go\nfig = go.Figure()\nfig.show()\nplot_group(a)"

    assert kinds(code) == []
