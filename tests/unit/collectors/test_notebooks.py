"""Notebooks are collected."""

import json

from portfolio_audit.collectors.notebooks import NotebooksFacts, collect
from support.snapshots import make_snapshot

PICTURE = {"output_type": "display_data", "data": {"image/png": "aGk="}, "metadata": {}}
ERROR = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}


def code(source: str, count: int | None = 1, *outputs: object) -> object:
    return {"cell_type": "code", "metadata": {}, "execution_count": count, "source": source, "outputs": outputs}


def prose(source: str) -> object:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def notebook(*cells: object) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def collected(*cells: object) -> NotebooksFacts:
    return collect(make_snapshot({"churn.ipynb": notebook(*cells)}))


def test_a_repository_without_notebooks_has_none() -> None:
    facts = collect(make_snapshot({"a.py": "x = 1"}))

    assert (facts.count, facts.figures, facts.narrated_share) == (0, (), 0.0)


def test_a_broken_notebook_says_why_and_the_others_are_read() -> None:
    facts = collect(make_snapshot({"a.ipynb": "{", "b.ipynb": notebook(code("x = 1"))}))

    assert [(place.at.path, place.text) for place in facts.unreadable] == [("a.ipynb", "no valid JSON")]
    assert facts.count == 1


def test_checkpoints_and_copies_are_not_counted_as_work() -> None:
    same = notebook(code("x = 1"))
    facts = collect(make_snapshot({"a.ipynb": same, "b.ipynb": same, ".ipynb_checkpoints/a-checkpoint.ipynb": same}))

    assert facts.count == 1
    assert [place.at.path for place in facts.checkpoints] == [".ipynb_checkpoints/a-checkpoint.ipynb"]


def test_title_purpose_and_conclusion_are_seen() -> None:
    sentence = "We look for the customers who are about to leave us."
    traits = collected(prose(f"# Churn\n{sentence}"), code("x = 1"), prose(f"## Conclusion\n{sentence}")).notebooks[0]

    assert (traits.title, traits.has_purpose, traits.has_conclusion) == ("Churn", True, True)


def test_a_long_closing_section_before_some_code_is_a_conclusion() -> None:
    closing = prose("## Findings\n\nThe price matters most of all, and age hardly matters.")

    assert collected(closing, *[code("x = 1")] * 4).notebooks[0].has_conclusion


def test_counts_that_fall_are_not_linear_and_missing_ones_are_counted() -> None:
    traits = collected(code("a = 1", 2), code("b = 1", 1), code("c = 1", None), code("")).notebooks[0]

    assert (traits.is_linear, traits.non_executed_cells, traits.empty_cells) == (False, 1, 1)


def test_a_notebook_that_was_never_run_has_no_single_cells_to_blame() -> None:
    traits = collected(code("a = 1", None), code("b = 1", None)).notebooks[0]

    assert (traits.is_executed, traits.non_executed_cells) == (False, 0)


def test_errors_dumps_and_absolute_paths_have_a_cell() -> None:
    dump = {"output_type": "stream", "name": "stdout", "text": "x\n" * 300}
    facts = collected(code("f()", 1, ERROR), code("g()", 2, dump), code("h('/home/ada/a.csv')", 3))

    assert [place.at.cell for place in facts.error_outputs] == [1]
    assert [place.at.cell for place in facts.log_dumps] == [2]
    assert [(place.at.cell, place.text) for place in facts.absolute_paths] == [(3, "/home/ada/a.csv")]


def test_a_cell_copied_from_another_notebook_is_found() -> None:
    block = code("a = 1\nb = 2\nc = 3\nd = 4")
    files = {"a.ipynb": notebook(block), "b.ipynb": notebook(code("x = 1"), block)}

    facts = collect(make_snapshot(files))

    assert [(place.at.path, place.at.cell) for place in facts.copied_cells] == [("b.ipynb", 2)]
    assert facts.copied_share == 0.5


def test_modules_of_the_repository_are_told_from_libraries() -> None:
    files = {"churn/features.py": "x = 1", "a.ipynb": notebook(code("import pandas\nfrom churn.features import x"))}

    facts = collect(make_snapshot(files))

    assert [place.text for place in facts.own_imports] == ["churn.features"]


def test_a_plot_needs_title_and_axis_names_and_a_sentence_nearby() -> None:
    head = "import matplotlib.pyplot as plt\nplt.plot(a)\n"
    facts = collected(
        code(head + "plt.title('Rides')\nplt.xlabel('hour')", 1, PICTURE),
        prose("Rides fall by a third when it rains."),
        code("x = 1"),
        code("plt.hist(a)", 2),
    )

    assert [figure.is_crafted for figure in facts.figures] == [True, False]
    assert [figure.is_explained for figure in facts.figures] == [True, False]
    assert facts.shown_figures == 1
    assert [place.at.cell for place in facts.hidden_figures] == [4]


def test_a_comment_on_what_is_seen_and_words_on_plots_soon_after_explain() -> None:
    facts = collected(
        code("plt.hist(a)\n# the trend shows that rides fall by a third", 1, PICTURE),
        code("plt.hist(b)  # plotting the data", 2, PICTURE),
        code("a.describe()", 3),
        prose("From the plot above we keep the first two columns."),
    )

    assert [figure.is_explained for figure in facts.figures] == [True, True]


def test_words_on_something_else_later_explain_no_plot() -> None:
    facts = collected(
        code("plt.hist(c)  # we plot it", 4, PICTURE),
        code("c.describe()", 5),
        prose("Next the model is trained on all columns."),
    )

    assert [figure.is_explained for figure in facts.figures] == [False]


def test_a_plot_of_the_data_is_not_one_about_a_model_for_a_comment() -> None:
    facts = collected(
        code("# the actual values, before we fit\nscaler.fit(a)\nplt.hist(a)", 1, PICTURE),
        code("plt.scatter(test, model.predict(a))", 2, PICTURE),
    )

    assert [place.at.cell for place in facts.figures_of_results] == [2]


def test_a_cell_with_several_panels_draws_several_kinds() -> None:
    facts = collected(code("ax[0].hist(a)\nax[1].scatter(a, b)\nax[1].scatter(b, a)", 1, PICTURE))

    assert [drawn.kind.value for drawn in facts.figures[0].drawn] == ["distribution", "relation"]


def test_an_r_markdown_report_is_a_notebook() -> None:
    report = (
        "---\ntitle: Churn\n---\n\nSome words on what this is for.\n\n```{r}\nggplot(rides) + labs(title = 'x')\n```\n"
    )

    facts = collect(make_snapshot({"a.Rmd": report, "a.html": "<html>"}))

    assert (facts.notebooks[0].title, facts.notebooks[0].language) == ("Churn", "r")
    assert [(figure.is_shown, figure.is_crafted) for figure in facts.figures] == [(True, True)]


def test_the_source_of_a_readme_is_no_notebook() -> None:
    assert collect(make_snapshot({"README.Rmd": "# Churn\n\n```{r}\nggplot(rides)\n```\n"})).count == 0
