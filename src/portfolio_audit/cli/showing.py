"""Where and how a report is shown."""

import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from msgspec import Struct

from portfolio_audit.cli.console import say
from portfolio_audit.cli.outputs import STDOUT, Output, parse_outputs, path_for, write_file, write_stdout
from portfolio_audit.cli.request import secrets
from portfolio_audit.cli.style import terminal_style
from portfolio_audit.render.interface import find_renderer
from portfolio_audit.render.redaction import redact
from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.report.report import Report

TEXT = "text"


class Showing(Struct, frozen=True):
    """What the user wants to see, checked."""

    outputs: tuple[Output, ...]
    format: str
    verbosity: int
    """-1 is one line, 0 one screen, 1 every finding."""
    color: bool | None


def read_showing(options: Mapping[str, Any]) -> Showing:
    """Check formats and files before anything is audited."""
    if options["format"] != TEXT:
        find_renderer(options["format"])
    return Showing(
        outputs=parse_outputs(tuple(path for path in options["output"] if path != STDOUT)),
        format=options["format"],
        verbosity=-1 if options["quiet"] else int(options["verbose"]),
        color=options["color"],
    )


def show(
    report: Report,
    showing: Showing,
    text_of: Callable[[Report, TerminalStyle], str] | None = None,
    *,
    several: bool = False,
) -> None:
    """Write a report to stdout and to the files; `text_of` stands for the usual screen."""
    write_stdout(redact(_stdout_text(report, showing, text_of), secrets()))
    for output in showing.outputs:
        path = path_for(output, report.target.name, several=several)
        write_file(path, redact(output.renderer.render(report), secrets()))
        if showing.verbosity >= 0:
            say(f"Wrote {path}")


def _stdout_text(report: Report, showing: Showing, text_of: Callable[[Report, TerminalStyle], str] | None) -> str:
    if showing.format != TEXT:
        return find_renderer(showing.format).render(report)
    style = terminal_style(showing.color, os.environ, sys.stdout.isatty())
    if text_of is not None and showing.verbosity >= 0:
        return text_of(report, style)
    # Loaded on use, since every other format does without it
    screen: str = import_module("portfolio_audit.cli.screen").screen(report, style, showing.verbosity)
    return screen
