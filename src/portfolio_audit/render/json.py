"""The report as JSON, the contract for programs."""

from portfolio_audit.render.interface import Renderer
from portfolio_audit.report.encode import encode_report

RENDERER = Renderer("json", ".json", encode_report)
