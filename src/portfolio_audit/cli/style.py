"""How stdout may be written: colour, Unicode, width."""

import shutil
import sys
from collections.abc import Mapping

from portfolio_audit.render.terminal_style import TerminalStyle

WIDTH = 80


def terminal_style(color: bool | None, environment: Mapping[str, str], is_terminal: bool) -> TerminalStyle:
    """Decide by `--color`, then FORCE_COLOR, NO_COLOR, TERM=dumb, then whether stdout is a terminal."""
    encoding = (sys.stdout.encoding or "").lower()
    width = shutil.get_terminal_size((WIDTH, 24)).columns if is_terminal else WIDTH
    return TerminalStyle(
        color=_has_color(color, environment, is_terminal),
        unicode="utf" in encoding or not is_terminal,
        width=max(40, min(width, 100)),
    )


def _has_color(color: bool | None, environment: Mapping[str, str], is_terminal: bool) -> bool:
    if color is not None:
        return color
    if environment.get("FORCE_COLOR"):
        return True
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return is_terminal
