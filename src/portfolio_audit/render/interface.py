"""What a renderer is, and how to find one by its name or file suffix."""

from collections.abc import Callable
from typing import cast

from msgspec import Struct

from portfolio_audit.errors import UsageError
from portfolio_audit.plugins import shelf
from portfolio_audit.report.report import Report


class Renderer(Struct, frozen=True):
    """One format: a pure function from a report to text."""

    name: str
    suffix: str
    """With the dot; chooses the format of an output file."""
    render: Callable[[Report], str]


def renderers() -> tuple[Renderer, ...]:
    """Give every renderer on the shelf, our own first."""
    found = shelf("portfolio_audit.render", "RENDERER", "portfolio_audit.renderers")
    return tuple(cast("Renderer", renderer) for renderer in found)


def find_renderer(format_name: str) -> Renderer:
    """Find a renderer by name (`html`) or suffix (`.html`); raise `UsageError` with the known ones."""
    wanted = format_name.lower()
    known = renderers()
    for renderer in known:
        if wanted in (renderer.name, renderer.suffix, renderer.suffix.removeprefix(".")):
            return renderer
    names = ", ".join(f"{renderer.name} ({renderer.suffix})" for renderer in known)
    raise UsageError(f"There is no format {format_name!r}", f"Choose one of {names}")


def render_to(report: Report, format_name: str) -> str:
    """Render a report in the format of that name or suffix."""
    return find_renderer(format_name).render(report)
