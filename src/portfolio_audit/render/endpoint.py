"""The badge as the JSON that badge services read from an address."""

import msgspec
from msgspec import Struct

from portfolio_audit.render.badge import LABEL, badge_color, badge_words
from portfolio_audit.render.interface import Renderer
from portfolio_audit.report.report import Report


class _Badge(Struct, frozen=True, rename="camel"):
    schema_version: int
    label: str
    message: str
    color: str


def render(report: Report) -> str:
    """Write label, message and colour."""
    badge = _Badge(1, LABEL, badge_words(report), badge_color(report))
    return msgspec.json.encode(badge).decode() + "\n"


RENDERER = Renderer("endpoint", ".endpoint.json", render)
