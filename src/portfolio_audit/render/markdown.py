"""The report as Markdown for a job summary or a file."""

from collections.abc import Callable

from portfolio_audit import limits
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.markdown_sections import Detail, lines
from portfolio_audit.report.report import Report

_FULL = Detail(fixes=100, findings=2_000, evidence=5, snippets=True, items=200)
SHORTER = (
    Detail(fixes=10, findings=200, evidence=3, snippets=True, items=20),
    Detail(fixes=10, findings=120, evidence=1, snippets=True, items=10),
    Detail(fixes=5, findings=40, evidence=1, snippets=False, items=5),
    Detail(fixes=3, findings=0, evidence=1, snippets=False, items=2),
    Detail(fixes=1, findings=0, evidence=0, snippets=False, items=1),
)
"""Steps of less detail; each keeps the head and the criteria."""


def render(report: Report) -> str:
    """Write the report, with less detail where it would not fit into a job summary."""
    return fitted(report, (_FULL, *SHORTER), lambda text: len(text.encode()) <= limits.SUMMARY_BYTES)


def fitted(report: Report, steps: tuple[Detail, ...], fits: Callable[[str], bool]) -> str:
    """Write the report with the most detail that fits; the last step always does."""
    texts = ("\n".join(lines(report, detail)) + "\n" for detail in steps)
    text = ""
    for text in texts:
        if fits(text):
            break
    return text


RENDERER = Renderer("markdown", ".md", render)
