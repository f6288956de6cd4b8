"""The figures of a notebook: what each shows, how it is labelled, and whether a sentence stands beside it."""

import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.plots.plot_calls import Drawn, PlotKind, drawn_by
from portfolio_audit.analysis.plots.plot_labels import Labels, labels_of
from portfolio_audit.analysis.plots.result_plots import answers_by_cell, shows_results
from portfolio_audit.analysis.prose.narrative import prose_words
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.notebook import Cell, CellKind, Notebook, OutputKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_SHOWN = frozenset({OutputKind.IMAGE, OutputKind.CHART})
_EXPLAINING_WORDS = 5
_CALL_DEPTH = 3
_CHARACTERS = 10_000
_LATER_CELLS = 3
_ON_PLOTS = lazy_regex(
    r"(?i)\b(?:(?:the|this|these|our) (?:\w+ )?"
    r"(?:plots?|graphs?|charts?|figures?|histograms?|heat ?maps?|box ?plots?|curves?)"
    r"|(?:plots?|graphs?|charts?|figures?) above)\b"
)
_SEEN = lazy_regex(
    r"(?im)^[^\n\"']{0,200}#[^\n]{0,200}"
    r"\b(?:(?:trend|plot|graph|chart|figure|histogram|heat ?map|curve)s? (?:also |clearly )?"
    r"(?:shows?|indicates?|suggests?|reveals?)|we (?:can )?(?:see|observe|notice))\b(?:\s+\S+){3}"
)
"""A comment that says what a plot shows."""
_HEADING = lazy_regex(r"^\s{0,3}(#{1,6})\s", re.MULTILINE)
_OF_R = lazy_regex(r"^\s{0,8}(?:library\([\w.]{1,40}\)|[A-Za-z][\w.$]{0,40} <- )", re.MULTILINE)
"""Lines of R, some of which read as Python too."""
_OTHER_LANGUAGE = lazy_regex(
    r"\b(?:ggplot|qplot|hist|boxplot|barplot|plot|corrplot|heatmap|histogram|scatter|geom_\w{1,30}|autoplot|"
    r"vip|varImpPlot|rpart\.plot|fviz_\w{1,20}|pairs)[!]?\("
)
_OTHER_TITLE = lazy_regex(r"(?<![.\w])(?:ggtitle|title!?)\s{0,3}[=(]|(?<![.\w])main\s{0,3}=")
_OTHER_LEGEND = lazy_regex(r"\b\w{0,12}legend\([^()]{0,300}\)")
_OTHER_LABELS = lazy_regex(r"\bxlab|\bylab|labs\(|ggplot\(|xlabel|ylabel")


class Figure(Struct, frozen=True):
    """One cell that draws."""

    text: str
    """The call that draws, or `image output` where no call of a known library does."""
    at: Place
    kind: PlotKind
    drawn: tuple[Drawn, ...]
    """The first call of each kind of plot that the cell draws."""
    is_shown: bool
    """True when the picture is saved in the notebook."""
    has_title: bool
    """A title in the plot, or a heading right above the cell."""
    has_axis_labels: bool
    is_crafted: bool
    """Title and axis labels, both."""
    is_explained: bool
    """True when the cell before or after holds at least 5 words of prose."""
    is_about_results: bool
    """True when it shows what a model does: predictions, errors, importance, clusters."""
    is_judged: bool
    """False when the drawing is done elsewhere, so that its labels cannot be seen."""


def find_figures(path: str, notebook: Notebook, *, is_rendered: bool = False) -> tuple[Figure, ...]:
    """Give the figures of a notebook in the order of its cells."""
    functions = _calls_by_function(notebook)
    return tuple(_figures(path, notebook, functions, is_rendered=is_rendered))


def _figures(path: str, notebook: Notebook, functions: dict[str, list[Call]], *, is_rendered: bool) -> Iterator[Figure]:
    answers = answers_by_cell(notebook)
    for position, cell in enumerate(notebook.cells):
        if cell.kind is not CellKind.CODE:
            continue
        is_shown = any(output.kind in _SHOWN for output in cell.outputs)
        drawing = _drawing(cell, functions)
        if drawing is None and not is_shown:
            continue
        drawn, labels = drawing or ((), Labels(has_title=False, has_axis_labels=False))
        text, kind = (drawn[0].text, drawn[0].kind) if drawn else ("image output", PlotKind.OTHER)
        has_title = labels.has_title or _has_heading(notebook.cells, position)
        yield Figure(
            text=text,
            at=Place(path, cell=cell.number, execution_count=cell.execution_count),
            kind=kind,
            drawn=drawn,
            is_shown=is_shown or is_rendered,
            has_title=has_title,
            has_axis_labels=labels.has_axis_labels,
            is_crafted=has_title and labels.has_axis_labels,
            is_explained=_is_explained(notebook.cells, position),
            is_about_results=kind in {PlotKind.MODEL, PlotKind.EXPLANATION} or shows_results(cell, answers[position]),
            is_judged=drawing is not None,
        )


def _calls_by_function(notebook: Notebook) -> dict[str, list[Call]]:
    found: dict[str, list[Call]] = {}
    for cell in notebook.cells:
        for call in cell.module.calls if cell.module is not None else ():
            if call.scope:
                found.setdefault(call.scope.partition(".")[0], []).append(call)
    return found


def _drawing(cell: Cell, functions: dict[str, list[Call]]) -> tuple[tuple[Drawn, ...], Labels] | None:
    """Give the calls that draw, also inside functions of the notebook that the cell calls."""
    if cell.module is None or cell.module.error is not None or _OF_R.search(cell.source[:10_000]):
        return _drawing_by_text(cell)
    calls = _reached([call for call in cell.module.calls if not call.scope], functions)
    drawn = drawn_by(calls)
    return (drawn, labels_of(calls, cell.source)) if drawn else None


def _reached(calls: list[Call], functions: dict[str, list[Call]]) -> list[Call]:
    reached = list(calls)
    known: set[str] = set()
    for _ in range(_CALL_DEPTH):
        names = {call.name for call in reached if call.name in functions} - known
        if not names:
            break
        known |= names
        for name in sorted(names):
            reached += functions[name]
    return reached


def _drawing_by_text(cell: Cell) -> tuple[tuple[Drawn, ...], Labels] | None:
    source = cell.source[:10_000]
    found = _OTHER_LANGUAGE.search(source)
    if found is None:
        return None
    labels = Labels(bool(_OTHER_TITLE.search(_OTHER_LEGEND.sub("", source))), bool(_OTHER_LABELS.search(source)))
    return (Drawn(PlotKind.OTHER, found.group().rstrip("(")),), labels


def _has_heading(cells: tuple[Cell, ...], position: int) -> bool:
    """Tell a heading right above; the title of the whole notebook is none of a plot."""
    before = cells[position - 1] if position else None
    if before is None or before.kind is not CellKind.MARKDOWN:
        return False
    levels = [len(found[1]) for found in _HEADING.finditer(before.source)]
    return bool(levels) and (position > 1 or max(levels) > 1)


def _is_explained(cells: tuple[Cell, ...], position: int) -> bool:
    """Tell a sentence in the cell before or after, in a comment on what is seen, or on plots soon after."""
    neighbours = (*cells[max(0, position - 1) : position], *cells[position + 1 : position + 2])
    return (
        any(near.kind is CellKind.MARKDOWN and prose_words(near.source) >= _EXPLAINING_WORDS for near in neighbours)
        or bool(_SEEN.search(cells[position].source[:_CHARACTERS]))
        or _is_named_later(cells[position + 1 : position + 2 + _LATER_CELLS])
    )


def _is_named_later(cells: tuple[Cell, ...]) -> bool:
    """Tell words on a plot a few cells later, with no other picture between."""
    for cell in cells:
        if any(output.kind in _SHOWN for output in cell.outputs):
            return False
        if cell.kind is CellKind.MARKDOWN and prose_words(cell.source) >= _EXPLAINING_WORDS:
            return bool(_ON_PLOTS.search(cell.source[:_CHARACTERS]))
    return False
