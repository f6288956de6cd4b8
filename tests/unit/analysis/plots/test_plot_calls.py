"""Calls that draw are told from calls that do not."""

import pytest

from portfolio_audit.analysis.plots.plot_calls import PlotKind, plot_kind
from portfolio_audit.analysis.plots.plot_labels import Labels, labels_of
from portfolio_audit.parsers.python import Call, parse_module

IMPORTS = (
    "import matplotlib.pyplot as plt\nimport seaborn as sns\nimport pandas as pd\nimport plotly.express as px\n"
    "import plotly.graph_objects as go\nimport altair as alt\nimport shap\nimport folium\nimport xgboost\n"
    "from bokeh.plotting import figure\nimport sklearn.inspection\n"
    "from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix\n"
    "df = pd.read_csv('a.csv')\nfig, ax = plt.subplots()\n"
)
BEFORE = len(parse_module(IMPORTS.encode()).calls)


def calls(source: str) -> tuple[Call, ...]:
    return parse_module((IMPORTS + source).encode()).calls[BEFORE:]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("plt.hist(a)", PlotKind.DISTRIBUTION),
        ("sns.boxplot(data=df, x='a')", PlotKind.DISTRIBUTION),
        ("df['age'].hist()", PlotKind.DISTRIBUTION),
        ("ax.scatter(a, b)", PlotKind.RELATION),
        ("plt.imshow(cm, cmap='Blues')", PlotKind.RELATION),
        ("plt.imshow(photo)", PlotKind.IMAGE),
        ("sns.heatmap(df.corr())", PlotKind.RELATION),
        ("df.plot.scatter(x='a', y='b')", PlotKind.RELATION),
        ("plt.bar(a, b)", PlotKind.COMPARISON),
        ("from bikes import days\ndays.groupby('a').mean().plot.bar()", PlotKind.COMPARISON),
        ("df.groupby('a').size().plot(kind='bar')", PlotKind.COMPARISON),
        ("df['a'].plot(kind='hist')", PlotKind.DISTRIBUTION),
        ("df['a'].plot()", PlotKind.TREND),
        ("px.line(df, x='a', y='b')", PlotKind.TREND),
        ("go.Figure(data=[])", PlotKind.OTHER),
        ("alt.Chart(df)", PlotKind.OTHER),
        ("figure(title='x')", PlotKind.OTHER),
        ("ConfusionMatrixDisplay.from_predictions(a, b)", PlotKind.MODEL),
        ("shap.summary_plot(values)", PlotKind.EXPLANATION),
        ("xgboost.plot_importance(model)", PlotKind.EXPLANATION),
        ("folium.Map()", PlotKind.MAP),
        ("plt.imshow(a)", PlotKind.IMAGE),
        ("plot_learning_curve(model)", PlotKind.MODEL),
    ],
)
def test_drawing_calls_have_a_kind(source: str, kind: PlotKind) -> None:
    assert plot_kind(calls(source)[0]) is kind


@pytest.mark.parametrize(
    "source",
    [
        "confusion_matrix(a, b)",
        "sklearn.inspection.permutation_importance(a, b)",
        "df.step(1)",
        "optimizer.step()",
        "scheduler.step()",
        "np.histogram(a)",
        "plt.show()",
        "plt.tight_layout()",
        "text.title()",
        "torch.bar(a)",
        "cursor.line(1)",
        "fig.update_layout(title='x')",
    ],
)
def test_other_calls_do_not_draw(source: str) -> None:
    assert plot_kind(calls(source)[0]) is None


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("plt.plot(a)\nplt.title('t')\nplt.xlabel('x')", Labels(has_title=True, has_axis_labels=True)),
        ("ax.plot(a)\nax.set(title='t', xlabel='x')", Labels(has_title=True, has_axis_labels=True)),
        ("ax.plot(a)\nax.set_title('t')", Labels(has_title=True, has_axis_labels=False)),
        ("plt.plot(a)", Labels(has_title=False, has_axis_labels=False)),
        ("px.bar(df, x='a', title='t')", Labels(has_title=True, has_axis_labels=True)),
        ("sns.histplot(df['a'])", Labels(has_title=False, has_axis_labels=True)),
        ("plt.pie(a)\nplt.title('t')", Labels(has_title=True, has_axis_labels=True)),
        ("df.plot(title='t', xlabel='x')", Labels(has_title=True, has_axis_labels=True)),
        ("name.title()\nplt.plot(a)", Labels(has_title=False, has_axis_labels=False)),
        ("df.hist()", Labels(has_title=True, has_axis_labels=True)),
        ("sns.scatterplot(x='a', y='b', data=df)", Labels(has_title=False, has_axis_labels=True)),
        ("sns.scatterplot(x=points[:, 0], y=points[:, 1])", Labels(has_title=False, has_axis_labels=False)),
        ("sns.histplot(df[column])", Labels(has_title=False, has_axis_labels=True)),
        ("plt.plot(a)\nplt.legend(title='t')", Labels(has_title=False, has_axis_labels=False)),
        ("plt.plot(a)\npd.cut(a, labels=['b'])", Labels(has_title=False, has_axis_labels=False)),
        ("px.bar(df, x='a', title='t').show()", Labels(has_title=True, has_axis_labels=True)),
        (
            "said = {'title': 't', 'xlabel': 'x'}\nax.set(**said)\nax.plot(a)",
            Labels(has_title=True, has_axis_labels=True),
        ),
    ],
)
def test_labels_are_seen_in_every_dialect(source: str, labels: Labels) -> None:
    assert labels_of(calls(source), IMPORTS + source) == labels


def test_the_title_of_an_axis_is_none_of_the_plot() -> None:
    chart = calls("alt.Chart(df).mark_bar().encode(alt.X('day', axis=alt.Axis(title='Day')))")

    assert labels_of(chart) == Labels(has_title=False, has_axis_labels=True)
    assert labels_of(calls("alt.Chart(df).mark_bar().properties(title='Rides')")).has_title
