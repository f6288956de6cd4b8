"""The report as Markdown that fits into a comment on a pull request."""

from portfolio_audit import limits
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.markdown import SHORTER, fitted
from portfolio_audit.report.report import Report


def render(report: Report) -> str:
    """Write the report, with less detail where it would not fit into a comment."""
    return fitted(report, SHORTER, lambda text: len(text) <= limits.COMMENT_CHARACTERS)


RENDERER = Renderer("comment", ".comment.md", render)
