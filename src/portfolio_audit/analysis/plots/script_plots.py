"""What the plots of Python files show, and how they are labelled."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.plots.plot_calls import PlotKind, plot_kind
from portfolio_audit.analysis.plots.plot_labels import is_canvas, labels_of
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.python import Call, Module
from portfolio_audit.patterns import lazy_regex

_MODEL_CURVES = (
    "metrics.confusion_matrix",
    "metrics.roc_curve",
    "metrics.precision_recall_curve",
    "calibration.calibration_curve",
    "model_selection.learning_curve",
)
"""Calls that compute what a plot below them, in the same function, then draws."""
_OPENS_FIGURE = lazy_regex(r"^matplotlib\.pyplot\.(?:figure|subplots)$")
_ENDS_FIGURE = lazy_regex(r"\.(?:savefig|show|close|pyplot)$")
_LABELLING = lazy_regex(r"\.(?:set_)?(?:title|suptitle|xlabel|ylabel)$")
_OF_MODEL = lazy_regex(
    r"\b(?:predict(?:ed|ions?)|forecasts?|accuracy|loss|residuals?|confusion|roc|auc|recall|importances?|epochs?|reward"
    r"|(?:episode|average|mean|total|cumulative) rewards?)\b",
    re.IGNORECASE,
)
"""What titles and labels say of a plot about a model."""
_NAMED_FOR_MODEL = lazy_regex(
    r"(?:plot|draw|show|visuali[sz]e)\w{0,30}_(?:confusion|roc|auc|residuals?|predict\w{0,8}|detections?|"
    r"importances?|loss(?:es)?"
    r"|learning|calibration)"
)
"""Functions that draw and are named for what a model does."""
_DRAWN_BY_HAND = frozenset({PlotKind.RELATION, PlotKind.IMAGE, PlotKind.TREND, PlotKind.OTHER})
_LABEL_WORDS = frozenset({"label", "title", "xaxis_title", "yaxis_title"})


class ScriptPlot(Struct, frozen=True):
    """A function of a file (or the code outside of functions) that draws."""

    text: str
    """The first call that draws."""
    at: Place
    kind: PlotKind
    has_title: bool
    has_axis_labels: bool
    is_crafted: bool
    """Title and axis labels, both."""


def find_script_plots(units: Iterable[CodeUnit]) -> tuple[ScriptPlot, ...]:
    """Give one plot for each function and kind of plot, in the order of the text."""
    return tuple(
        plot for unit in units if unit.module is not None and not unit.in_notebook for plot in _plots(unit, unit.module)
    )


def _plots(unit: CodeUnit, module: Module) -> Iterator[ScriptPlot]:
    scopes: dict[str, list[Call]] = {}
    for call in module.calls:
        scopes.setdefault(call.scope, []).append(call)
    for scope, calls in scopes.items():
        drawn: dict[PlotKind, Call] = {}
        measured = next((call.line for call in calls if call.name.endswith(_MODEL_CURVES)), None)
        is_labelled_so = bool(_NAMED_FOR_MODEL.search(scope)) or any(_says_model(call) for call in calls)
        for call in calls:
            kind = plot_kind(call)
            if measured is not None and call.line > measured and kind in _DRAWN_BY_HAND:
                kind, measured = PlotKind.MODEL, None
            if is_labelled_so and kind in _DRAWN_BY_HAND:
                kind = PlotKind.MODEL
            if kind is not None and ("." in call.name or not module.functions):
                drawn.setdefault(kind, call)
        if len(drawn) > 1 and PlotKind.OTHER in drawn and is_canvas(drawn[PlotKind.OTHER].name):
            del drawn[PlotKind.OTHER]
        figures = _by_figure(calls) if drawn else []
        for kind, call in drawn.items():
            labels = labels_of(next((one for one in figures if call in one), calls), unit.source)
            yield ScriptPlot(
                text=call.name.lstrip("."),
                at=unit.place(call.line),
                kind=kind,
                has_title=labels.has_title,
                has_axis_labels=labels.has_axis_labels,
                is_crafted=labels.has_title and labels.has_axis_labels,
            )


def _by_figure(calls: Iterable[Call]) -> list[list[Call]]:
    """Divide calls where a figure is opened, or drawn on after `show`, when the one before was drawn on and ended."""
    figures: list[list[Call]] = [[]]
    for call in calls:
        before = figures[-1]
        ends = [one.name for one in before if _ENDS_FIGURE.search(one.name)] if any(map(plot_kind, before)) else []
        is_shown = plot_kind(call) is not None and any(name.endswith((".show", ".close")) for name in ends)
        if is_shown or (ends and _OPENS_FIGURE.search(call.name)):
            figures.append([])
        figures[-1].append(call)
    return figures


def _says_model(call: Call) -> bool:
    """Tell whether a title or the name of an axis speaks of a model."""
    named = [text for word, text in call.keywords if word in _LABEL_WORDS]
    said = [*named, *call.strings] if _LABELLING.search(call.name) else named
    return any(_OF_MODEL.search(text) for text in said)
