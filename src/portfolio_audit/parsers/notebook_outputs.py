"""Outputs of a code cell: what each shows, and the start of its text."""

from msgspec import Raw

from portfolio_audit.parsers.notebook_cells import Output, OutputKind
from portfolio_audit.parsers.notebook_raw import RawOutput, joined
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 4_000
_OUTPUTS = 500
_ANSI = lazy_regex(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_CHARTS = ("application/vnd.plotly", "application/vnd.vega", "application/vnd.bokehjs", "application/vnd.holoviews")
_CHART_MARKS = (
    b"Plotly.",
    b"plotly-graph-div",
    b"vegaEmbed",
    b"Bokeh",
    b"bokeh",
    b"altair-viz",
    b"leaflet",
    b"L_NO_TOUCH",
)
"""What pages with a chart hold; a page that only loads the library shows none."""
_LOOKED_AT = 20_000
_NOTHING = Raw(b"null")


def summarise_outputs(outputs: tuple[RawOutput, ...]) -> tuple[Output, ...]:
    """Give the kind and the text of each output; repeated stream parts count as one."""
    found: list[Output] = []
    for output in outputs[:_OUTPUTS]:
        summary = _summarise(output)
        if summary.kind is OutputKind.STREAM and found and found[-1].kind is OutputKind.STREAM:
            text = (found[-1].text + summary.text)[:_TEXT_CHARACTERS]
            found[-1] = Output(OutputKind.STREAM, text, found[-1].lines + summary.lines)
        else:
            found.append(summary)
    return tuple(found)


def _summarise(output: RawOutput) -> Output:
    shape = joined(output.output_type)
    if shape == "stream":
        return _text_output(OutputKind.STREAM, joined(output.text))
    if shape == "error":
        told = ": ".join(filter(None, (joined(output.ename), joined(output.evalue)))) or "an error without a message"
        return Output(OutputKind.ERROR, told[:_TEXT_CHARACTERS], 1)
    bundle = output.bundle
    return _text_output(_kind(bundle), joined(bundle.get("text/plain", _NOTHING)))


def _kind(bundle: dict[str, Raw]) -> OutputKind:
    if any("_load." in kind for kind in bundle):
        return OutputKind.HTML
    if any(kind.startswith(_CHARTS) for kind in bundle):
        return OutputKind.CHART
    if any(kind.startswith("image/") for kind in bundle):
        return OutputKind.IMAGE
    if "application/vnd.jupyter.widget-view+json" in bundle:
        return OutputKind.WIDGET
    page = bundle.get("text/html") or bundle.get("application/javascript")
    return OutputKind.TEXT if page is None else _page_kind(bytes(page))


def _page_kind(page: bytes) -> OutputKind:
    start = page[:_LOOKED_AT]
    if b"<table" in start:
        return OutputKind.TABLE
    if b"PlotlyConfig" in start and b"plotly-graph-div" not in page:
        return OutputKind.HTML
    if any(mark in start for mark in _CHART_MARKS) or any(mark in page[-_LOOKED_AT:] for mark in _CHART_MARKS):
        return OutputKind.CHART
    if b"<img" in start or b"<svg" in start:
        return OutputKind.IMAGE
    return OutputKind.HTML


def _text_output(kind: OutputKind, text: str) -> Output:
    lines = text.count("\n") + (not text.endswith("\n") and bool(text))
    return Output(kind, _ANSI.sub("", text[:_TEXT_CHARACTERS]), lines)
