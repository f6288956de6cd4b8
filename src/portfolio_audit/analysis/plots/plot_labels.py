"""Which titles and names of axes a drawing has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from portfolio_audit.analysis.plots.plot_calls import plot_kind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_LINE_CHARACTERS = 300
_TITLES = frozenset({"title", "set_title", "suptitle", "ggtitle", "supxlabel"})
_TITLE_WORDS = frozenset({"title", "title_text", "plot_title", "main", "set_title"})
_LABELS = frozenset(
    {"xlabel", "ylabel", "set_xlabel", "set_ylabel", "set_xlabels", "set_ylabels", "set_axis_labels", "labs", "xlab",
     "ylab", "XAxis", "YAxis"}
)  # fmt: skip  # a table
_LABELS_X = frozenset({"supxlabel", "supylabel", "update_xaxes", "update_yaxes"})
_LABEL_WORDS = frozenset(
    {"xlabel", "ylabel", "x_label", "y_label", "xaxis_title", "yaxis_title", "xaxis", "yaxis", "x_axis_label",
     "y_axis_label", "xlab", "ylab"}
)  # fmt: skip  # a table
_OF_A_PART = lazy_regex(
    r"(?:^|[._])(?:legend|Legend|guide_legend|colorbar|Colorbar|ColorBar|add_legend|move_legend"
    r"|XAxis|YAxis)$|^altair\.(?:X|Y|Axis|Color|Size|Shape|Opacity|Tooltip|Row|Column|Facet|Detail)$"
)
"""Calls whose title is that of a legend or an axis."""
_SELF_LABELLED = lazy_regex(
    r"^(?:plotly\.express|altair|plotnine|shap|scikitplot|yellowbrick|sklearn\.(?:metrics|inspection|model_selection"
    r"|calibration)|xgboost|lightgbm|optuna\.visualization|statsmodels|mlxtend|arviz)\."
)
_TITLED_BY_COLUMN = "pandas.DataFrame.hist"
_NO_AXES = lazy_regex(
    r"\.(?:imshow|matshow|pie|Pie|Sunburst|Treemap|Sankey|Indicator|Table|heatmap|clustermap|pairplot|PairGrid|scatter_matrix|plot_tree|draw\w*|treemap|sunburst|"
    r"hist_all|venn2|venn3|sankey|waffle|radar|line_polar|scatter_polar|bar_polar"
    r"|plot_model|dendrogram|show_batch|WordCloud)$|^folium|mapbox|^networkx|^wordcloud|^torchviz|^missingno|^pyLDAvis"
)
_OF_COLUMNS = lazy_regex(r"^(?:seaborn|plotly\.express)\.")
"""Libraries that name the axes after the columns that are drawn."""
_SLICE_OF_ARRAY = lazy_regex(r"(?<![\w.])\w{1,40}\[\s?:\s?,\s?-?\w{1,20}\s?\]")
"""A column of an array, which has no name (`points[:, 0]`)."""
_SPREAD = "**"
_CANVAS = lazy_regex(
    r"^plotly\.(?:graph_obj\w{1,10}\.Figure|subplots\.make_subplots)(?:\.add_traces?)?$|^bokeh\.plotting\.figure$"
)
"""Calls that open an empty figure or hold what is drawn on it, which says how it looks."""


class Labels(Struct, frozen=True):
    """What tells a reader how to read a plot."""

    has_title: bool
    has_axis_labels: bool
    """Also where the library labels by itself, or where there are no axes to label."""


def labels_of(calls: Iterable[Call], source: str = "") -> Labels:
    """Tell how the plots among the calls of one cell or function are labelled; the source shows what a line holds."""
    has_title = has_labels = False
    drawn: list[Call] = []
    lines = source.splitlines()
    for call in calls:
        last = call.name.rpartition(".")[2]
        words = set(_words(call, source))
        has_title |= (
            call.name == _TITLED_BY_COLUMN
            or (last in _TITLES and bool(call.arguments or words))
            or bool(words & _TITLE_WORDS)
        )
        has_labels |= last in _LABELS or bool(words & _LABEL_WORDS) or (last in _LABELS_X and bool(words))
        if plot_kind(call) is not None:
            drawn.append(call)
    filled = [call for call in drawn if not is_canvas(call.name)] or drawn
    return Labels(has_title, has_labels or (bool(drawn) and all(_needs_no_labels(call, lines) for call in filled)))


def is_canvas(name: str) -> bool:
    """Tell whether a call only opens a figure, or takes what another call draws."""
    return bool(_CANVAS.search(name))


def _words(call: Call, source: str) -> Iterator[str]:
    """Give the keywords of a call, also those that a dict hands on; those of a legend are none of the plot."""
    if _OF_A_PART.search(call.name):
        return
    for word, value in call.keywords:
        if word != _SPREAD:
            yield word
        elif value.isidentifier():
            yield from _keys(value, source)


@lru_cache(maxsize=500)
def _keys(name: str, source: str) -> tuple[str, ...]:
    """Give the keys of the dict that a name stands for."""
    found = re.search(rf"\b{name}\s{{0,3}}=\s{{0,3}}\{{([^{{}}]{{1,600}})\}}", source)
    return tuple(re.findall(r"['\"](\w{1,30})['\"]\s?:", found[1])) if found else ()


def _needs_no_labels(call: Call, lines: Sequence[str]) -> bool:
    if _OF_COLUMNS.search(call.name) and _draws_slices(call, lines):
        return False
    if _SELF_LABELLED.search(call.name) or _NO_AXES.search(call.name):
        return True
    return call.name.startswith("seaborn.") or call.name == _TITLED_BY_COLUMN


def _draws_slices(call: Call, lines: Sequence[str]) -> bool:
    """Tell columns of an array, which give the axes no names."""
    if any(word in {"data", "data_frame"} for word, _ in call.keywords) or not any(
        "[...]" in text for text in (*call.arguments, *(text for _, text in call.keywords))
    ):
        return False
    said = " ".join(line[:_LINE_CHARACTERS] for line in lines[call.line - 1 : call.end_line])
    return _SLICE_OF_ARRAY.search(said) is not None
