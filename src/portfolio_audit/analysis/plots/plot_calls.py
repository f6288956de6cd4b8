"""Which calls draw, what they draw, and what labels a drawing."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex


class PlotKind(StrEnum):
    """What a plot is good for."""

    DISTRIBUTION = "distribution"
    RELATION = "relation"
    TREND = "trend"
    COMPARISON = "comparison"
    MODEL = "model"
    """How well a model does: confusion matrix, ROC, residuals, learning curve."""
    EXPLANATION = "explanation"
    """Why a model does it: importance, SHAP, partial dependence, tree."""
    IMAGE = "image"
    MAP = "map"
    OTHER = "other"


class Drawn(Struct, frozen=True):
    """A call that draws, and what it draws."""

    kind: PlotKind
    text: str
    """The name of the call."""


_KINDS: tuple[tuple[PlotKind, re.Pattern[str]], ...] = (
    (
        PlotKind.MODEL,
        lazy_regex(
            r"^sklearn\.metrics\.plot_\w+|^sklearn\.(?:metrics|calibration)\.(?:\w{1,40}\.)?\w{1,40}Display\b"
            r"|^sklearn\.model_selection\.(?:LearningCurve|ValidationCurve)"
            r"|^(?:scikitplot|yellowbrick|mlxtend\.plotting)\.|plot_\w{0,30}(?:confusion|roc|metrics?|history|loss|"
            r"residual|pr_|diagnostics|calibration|silhouette|lift_curve|cumulative_gain|ks_statistic|decision_regions)"
            r"|confusion_matrix_(?:plot|display)|(?:show|draw)_confusion"
            r"|(?:roc|loss|history|residuals?|learning)_?(?:plot|curve)"
        ),
    ),
    (
        PlotKind.EXPLANATION,
        lazy_regex(
            r"^shap\.(?:\w*plot\w*|plots\.)|^sklearn\.(?:inspection\.(?!permutation_importance|partial_dependence$)|tree\.plot_tree)|(?:xgboost|lightgbm|"
            r"catboost)\.plot_"
            r"|plot_importance|importance_plot|plot_(?:feature_)?importances?|^eli5\.show|explain_instance|"
            r"show_in_notebook"
            r"|^optuna\.visualization|^pyLDAvis|plot_partial_dependence|^(?:dalex|explainerdashboard)\.\S{0,80}plot"
        ),
    ),
    (
        PlotKind.MAP,
        lazy_regex(
            r"^streamlit\.map$|^folium\.(?:Map|Choropleth)|mapbox|choropleth|scatter_geo|^geopandas\.\S{0,80}\.(?:plot|explore)$|"
            r"^pydeck|^keplergl|basemap"
        ),
    ),
    (
        PlotKind.IMAGE,
        lazy_regex(
            r"\.(?:imshow|matshow|cv2_imshow|show_batch|show_results|imsave)$|^wordcloud\.WordCloud$|make_grid$"
        ),
    ),
    (
        PlotKind.DISTRIBUTION,
        lazy_regex(
            r"\.(?:hist|hist2d|histogram|histplot|distplot|displot|kdeplot|kde|density|box|boxplot|boxenplot|violin"
            r"|violinplot|countplot|ecdfplot|ecdf|rugplot|qqplot|probplot|hexbin|FacetGrid|joyplot|RainCloud"
            r"|half_violinplot)$|^missingno\."
        ),
    ),
    (
        PlotKind.RELATION,
        lazy_regex(
            r"\.(?:scatter|scatterplot|scatter_3d|scatter_matrix|scatter3D|pairplot|PairGrid|regplot|lmplot|jointplot"
            r"|JointGrid|relplot|scatter_chart|heatmap|clustermap|residplot|stripplot|swarmplot|dendrogram|parallel_coordinates"
            r"|andrews_curves|corrplot|plot_acf|plot_pacf|contour|contourf|plot_surface|density_heatmap"
            r"|density_contour|tricontour|tricontourf|pcolor|pcolormesh|specshow|specgram|plot_trisurf|plot_wireframe"
            r"|quiver|streamplot|radviz|parallel_categories|scatter_polar|scatter_ternary|venn2|venn3|sankey|hist2d)$"
        ),
    ),
    (
        PlotKind.COMPARISON,
        lazy_regex(
            r"\.(?:bar|barh|barplot|bar_label|pie|catplot|pointplot|factorplot|treemap|sunburst|funnel|Bar|Pie|stem"
            r"|waterfall|vbar|hbar|radar|line_polar|bar_polar|icicle|bar_chart)$"
        ),
    ),
    (
        PlotKind.TREND,
        lazy_regex(
            r"\.(?:plot|lineplot|line|area|stackplot|step|fill_between|errorbar|plot_date|semilogx|semilogy|loglog|"
            r"tsplot"
            r"|seasonal_decompose\.plot|plot_components|iplot|Scatter|candlestick|autoplot|lag_plot|waveshow|waveplot"
            r"|eventplot|polar|plot3D|stairs|month_plot|quarter_plot|timeline|Curve|line_chart|area_chart)$"
        ),
    ),
    (
        PlotKind.OTHER,
        lazy_regex(
            r"^altair\.Chart$|^bokeh\.plotting\.figure$|^plotnine\.ggplot$|^plotly\.(?:graph_obj\w+\.(?:Figure\.)?\w+"
            r"|express\.\w+|figure_factory\.\w+|subplots\.make_subplots)$|^networkx\.draw\w*$|^holoviews\.\w+$|\.hvplot"
            r"|(?:^|\.)(?:plot_\w{2,60}|draw_\w{2,60}|visuali[sz]e(?:_\w{1,60})?|show_plot|make_plot\w{0,20})$"
            r"|(?:^|\.)ggplot$|^seaborn\.objects\.Plot$|^torchviz\.|^tensorflow\.keras\.utils\.plot_model$|^keras\.utils\.plot_model$"
        ),
    ),
)
_NAMED_KINDS = {
    **dict.fromkeys(("bar", "barh", "pie"), PlotKind.COMPARISON),
    **dict.fromkeys(("hist", "box", "kde", "density"), PlotKind.DISTRIBUTION),
    **dict.fromkeys(("scatter", "hexbin"), PlotKind.RELATION),
}
"""What `plot(kind=...)` of pandas draws."""
_DRAWING_LIBRARY = lazy_regex(
    r"^(?:matplotlib|pylab|seaborn|pandas|plotly|altair|bokeh|plotnine|geopandas|hvplot|holoviews|cufflinks|sklearn|"
    r"scipy"
    r"|statsmodels|shap|xgboost|lightgbm|catboost|prophet|fbprophet|librosa|networkx|ptitprince|squarify|pygal"
    r"|joypy|mplfinance|arviz|matplotlib_venn|pywaffle|calplot|lets_plot|cartopy|scikitplot|yellowbrick|mlxtend|streamlit)\."
)
_OWN_PLOT = lazy_regex(r"plot|draw|visuali|chart")
_COMMON_WORD = lazy_regex(
    r"\.(?:step|line|area|bar|box|density|kde|strip|Bar|Pie|Scatter|stem|histogram|contour|pie|violin|polar|timeline"
    r"|waterfall|radar|sankey|icicle|Curve|stairs|pcolor|hbar|vbar|(?:bar|line|area|scatter)_chart)$"
)
_OF_A_TABLE = lazy_regex(r"\.plot\.[a-z]{2,8}$")
"""`table.plot.bar`, also of a table that a function of the author gives back."""
_NO_PLOT = lazy_regex(
    r"^matplotlib\.(?:style|rc|colors|cm|patches|ticker|dates|gridspec|lines)|^(?:pathlib|os|PIL|numpy|torch|json)\."
    r"|^sklearn\.(?:metrics|model_selection|calibration)\.[a-z_]{1,30}_curve$|^(?:kfp|airflow|prefect)|"
    r"\.update_layout$|\.Figure\.(?:show|update_\w+|add_(?:annotation|shape|vline|hline|vrect|hrect))$|\.write_\w+$|\.to_\w+$|^plotly\.(?:offline|io)\.|^pandas\.DataFrame\.(?:step|line|area)$"
)
_UNKNOWN_PLOTS = frozenset({".plot", ".hist", ".boxplot", ".imshow", ".barh", ".heatmap", ".iplot", ".hvplot"})
_DASHED = lazy_regex(r"^[a-z]?(?:--|:|-\.)[a-z]?$|^(?:dash|dott|dashdott)ed$")
"""Styles of a line without marks."""
_MATRIX = lazy_regex(r"(?i)(?:^|[._])(?:cm|conf\w{0,12}|corr\w{0,12})(?:_?matrix|_?mat)?(?:\.values)?$")
"""What is called a matrix of confusion or correlation: drawn as an image, it shows a relation."""
_BOTH = 2
_PLOT_RECEIVER = lazy_regex(r"(?:^|\.)(?:plot|ax\w{0,10}|axes\w{0,6}|axs\w{0,6}|plt|sns|px|fig\w{0,10})(?:\[|$|\.)")


def plot_kind(call: Call) -> PlotKind | None:
    """Tell what a call draws, or `None` where it does not draw, or only a line beside what is drawn."""
    if _is_line_of_reference(call):
        return None
    kind = _kind_of(call.name, is_on_plot=_PLOT_RECEIVER.search(call.receiver) is not None)
    if kind is PlotKind.IMAGE and _MATRIX.search(next(iter(call.arguments), "")):
        return PlotKind.RELATION
    if kind is not PlotKind.TREND or call.name.rpartition(".")[2] != "plot":
        return kind
    named = next((text.strip("'\"") for word, text in call.keywords if word == "kind"), "")
    return _NAMED_KINDS.get(named, kind)


def _is_line_of_reference(call: Call) -> bool:
    """Tell a dashed line between points that are written out, such as the diagonal of a plot of answers."""
    if not call.name.endswith(".plot") or len(call.arguments) < _BOTH or any(call.arguments[:_BOTH]):
        return False
    words = dict(call.keywords)
    styles = (*call.strings, words.get("linestyle", ""), words.get("ls", ""))
    return any(map(_DASHED.match, styles))


@lru_cache(maxsize=8_192)
def _kind_of(name: str, *, is_on_plot: bool) -> PlotKind | None:
    if _NO_PLOT.search(name):
        return None
    if name.startswith(".") and name not in _UNKNOWN_PLOTS and not is_on_plot:
        return next((kind for kind, pattern in _KINDS[:2] if pattern.search(name)), None)
    if _COMMON_WORD.search(name) and not (_DRAWING_LIBRARY.search(name) or _OF_A_TABLE.search(name) or is_on_plot):
        return None
    if "." not in name and not _OWN_PLOT.search(name):
        return None
    dotted = name if "." in name else f".{name}"
    return next(
        (kind for kind, pattern in _KINDS if pattern.search(dotted if pattern.pattern[0] != "^" else name)), None
    )


def drawn_by(calls: Iterable[Call]) -> tuple[Drawn, ...]:
    """Give the first call of each kind of plot."""
    first: dict[PlotKind, str] = {}
    for call in calls:
        kind = plot_kind(call)
        if kind is not None:
            first.setdefault(kind, call.name.lstrip("."))
    return tuple(Drawn(kind, text) for kind, text in first.items())
