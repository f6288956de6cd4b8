"""What a renderer is, and how to find one by its name or file suffix."""

from collections.abc import Callable
from typing import cast

from msgspec import Struct

from portfolio_audit.errors import UsageError
from portfolio_audit.plugins import member, shelf
from portfolio_audit.report.report import Report

_SHELF = "portfolio_audit.render"


class Renderer(Struct, frozen=True):
    """One format: a pure function from a report to text."""

    name: str
    suffix: str
    """With the dot; chooses the format of an output file, the longest that fits: `.comment.md` before `.md`."""
    render: Callable[[Report], str]
    other_suffix: str = ""
    """A second suffix that files of the format are known by."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Every suffix of the format."""
        return (self.suffix, self.other_suffix) if self.other_suffix else (self.suffix,)


def renderers() -> tuple[Renderer, ...]:
    """Give every renderer on the shelf, our own first."""
    found = shelf(_SHELF, "RENDERER", "portfolio_audit.renderers")
    return tuple(cast("Renderer", renderer) for renderer in found)


def find_renderer(format_name: str) -> Renderer:
    """Find a renderer by name (`html`) or suffix (`.html`); raise `UsageError` with the known ones."""
    wanted = format_name.lower()
    own = member(_SHELF, "RENDERER", wanted)
    if isinstance(own, Renderer) and own.name == wanted:
        return own
    known = renderers()
    for renderer in known:
        if wanted == renderer.name or any(wanted in (suffix, suffix.removeprefix(".")) for suffix in renderer.suffixes):
            return renderer
    raise _unknown(format_name, known)


def renderer_of_file(file_name: str) -> Renderer:
    """Find the renderer whose suffix ends the file name, the longest of several; raise `UsageError` if none does."""
    known = renderers()
    fitting = [(own, renderer) for renderer in known for own in renderer.suffixes if file_name.lower().endswith(own)]
    if not fitting:
        raise _unknown(file_name, known)
    return max(fitting, key=lambda pair: len(pair[0]))[1]


def render_to(report: Report, format_name: str) -> str:
    """Render a report in the format of that name or suffix."""
    return find_renderer(format_name).render(report)


def _unknown(asked: str, known: tuple[Renderer, ...]) -> UsageError:
    names = ", ".join(f"{renderer.name} ({renderer.suffix})" for renderer in known)
    return UsageError(f"There is no format {asked!r}", f"Choose one of {names}")
