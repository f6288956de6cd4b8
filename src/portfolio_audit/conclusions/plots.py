"""Which kinds of plots the code draws, in notebooks and in Python files together."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.plots.plot_calls import Drawn, PlotKind
from portfolio_audit.analysis.plots.plot_labels import is_canvas
from portfolio_audit.collectors.code import CodeFacts
from portfolio_audit.collectors.interface import Conclusion, Facts
from portfolio_audit.collectors.notebooks import NotebooksFacts
from portfolio_audit.evidence import Located, Place


class PlotFacts(Struct, frozen=True):
    """The plots of notebooks and Python files."""

    typical_project: str
    """In a collection the folder of the project whose Python files are looked at; else empty."""
    kinds: tuple[Located, ...]
    """One call for each kind of plot (`seaborn.histplot: distribution`), those whose picture is saved first. A call of
    a plotting library that fits no kind is one more."""


def conclude(facts: Facts) -> PlotFacts:
    """Keep the first call of each kind."""
    code = facts.of(CodeFacts)
    first: dict[PlotKind, Located] = {}
    for one, at in _drawn(facts.of(NotebooksFacts), code):
        if one.kind is not PlotKind.OTHER or ("." in one.text and not is_canvas(one.text)):
            first.setdefault(one.kind, Located(f"{one.text}: {one.kind.value}", at))
    return PlotFacts(code.typical_project, tuple(first.values()))


def _drawn(notebooks: NotebooksFacts, code: CodeFacts) -> Iterator[tuple[Drawn, Place]]:
    for figure in sorted(notebooks.figures, key=lambda figure: not figure.is_shown):
        yield from ((one, figure.at) for one in figure.drawn)
    for plot in code.script_plots:
        yield Drawn(plot.kind, plot.text), plot.at


CONCLUSION = Conclusion("plots", PlotFacts, conclude)
