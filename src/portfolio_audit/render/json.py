"""The report as JSON, the contract for programs."""

import msgspec

from portfolio_audit.render.interface import Renderer
from portfolio_audit.report.report import Report


def render(report: Report) -> str:
    """Write the report with two spaces of indent, keys in the order of the types."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


RENDERER = Renderer("json", ".json", render)
