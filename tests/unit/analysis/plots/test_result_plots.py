"""Plots of results are told by words, by what their values come from, and by the models they compare."""

import pytest

from portfolio_audit.analysis.plots.figures import find_figures
from portfolio_audit.parsers.notebook import parse_notebook
from support.fixtures import make_notebook

PLOT = "import matplotlib.pyplot as plt\n"
RESULTS = [
    ["answers = forest.predict(rows)", f"{PLOT}plt.hist(answers)"],
    ["net.eval()\nmask = net(picture)[0].cpu()", f"{PLOT}plt.imshow(mask)"],
    [f"{PLOT}plt.bar(['Ridge', 'CatBoost'], [0.7, 0.8])"],
    [f"{PLOT}plt.scatter(a, b, c=groups.labels_)"],
    ["import statsmodels.api as sm\nsm.qqplot(fitted.resid)"],
    [f"{PLOT}plt.plot(mean_rewards)"],
    [f"{PLOT}plt.plot(both)\nplt.legend(['train', 'val'])"],
    [f"{PLOT}plt.plot(by_hour)\nplt.ylabel('MAPE %')"],
    [f"{PLOT}plt.imshow(decoded_imgs[0])"],
    ["from sklearn.calibration import CalibrationDisplay\nCalibrationDisplay.from_estimator(a, b, c)"],
]
DATA = [
    [f"{PLOT}plt.hist(answers)", "answers = forest.predict(rows)"],
    ["labels = groups.fit_predict(rows)", f"{PLOT}plt.pie(sizes, labels=['a', 'b'])"],
    [f"{PLOT}plt.hist(rows.loss_amount)"],
    [f"{PLOT}plt.plot(weekly_resid)"],
    ["answers = forest.predict(rows)\nanswers = open('a').read()", f"{PLOT}plt.hist(answers)"],
]


def about(cells: list[str]) -> list[bool]:
    notebook = parse_notebook(make_notebook([{"code": cell} for cell in cells]).encode())
    return [figure.is_about_results for figure in find_figures("a.ipynb", notebook)]


@pytest.mark.parametrize("cells", RESULTS)
def test_a_plot_of_what_a_model_answers_is_about_results(cells: list[str]) -> None:
    assert about(cells) == [True]


@pytest.mark.parametrize("cells", DATA)
def test_a_plot_of_anything_else_is_not(cells: list[str]) -> None:
    assert about(cells) == [False]


def test_a_title_of_a_legend_names_no_plot_of_r() -> None:
    source = "ggplot(d, aes(a, b)) + geom_point() + guides(colour = guide_legend(title = 'Sort'))"
    titled = f"{source} + labs(title = 'Apples')"
    notebook = parse_notebook(make_notebook([{"code": f"x <- {cell} |> f()"} for cell in (source, titled)]).encode())

    assert [figure.has_title for figure in find_figures("a.ipynb", notebook)] == [False, True]
