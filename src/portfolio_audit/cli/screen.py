"""What `audit` writes to a terminal."""

from portfolio_audit.render.terminal import render_line, render_terminal
from portfolio_audit.render.terminal_changes import render_notes
from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.report.report import Report


def screen(report: Report, style: TerminalStyle, verbosity: int) -> str:
    """Give one line, one screen, or with a `verbosity` above 0 every finding, and notes about changes below."""
    if verbosity < 0:
        return render_line(report, style)
    notes = render_notes(report, style)
    return render_terminal(report, style, every_finding=verbosity > 0) + (f"\n{notes}" if notes else "")
