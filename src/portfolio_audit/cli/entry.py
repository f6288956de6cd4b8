"""The door of the command line: commands loaded when called, every error one line with advice."""

import os
import signal
import sys
from collections.abc import Mapping
from types import FrameType
from typing import NoReturn

import click

from portfolio_audit import __version__
from portfolio_audit.cli.console import say_error
from portfolio_audit.cli.lazy import LazyGroup
from portfolio_audit.errors import NO_SPACE, NoSpaceError, PortfolioAuditError, UsageError

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "audit": ("portfolio_audit.cli.audit", "Audit one or several repositories."),
    "account": ("portfolio_audit.cli.account", "Audit the repositories of one person as one portfolio."),
    "cohort": ("portfolio_audit.cli.cohort", "Audit a class from a roster."),
    "diff": ("portfolio_audit.cli.diff", "Say what changed between two states."),
    "trend": ("portfolio_audit.cli.trend", "Show the score over the history."),
    "render": ("portfolio_audit.cli.render", "Turn a saved result into any format."),
    "init": ("portfolio_audit.cli.init", "Write a first configuration, workflow, or roster."),
    "rules": ("portfolio_audit.cli.rules", "List the rules."),
    "explain": ("portfolio_audit.cli.explain", "Explain one rule in full."),
}
ENVIRONMENT = "PORTFOLIO_AUDIT"
"""Start of the environment variables that stand for options."""
INTERRUPTED = 130
TERMINATED = 143


@click.group(cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="portfolio-audit %(version)s")
def _commands() -> None:
    """Audit machine-learning portfolio repositories, with the line that proves each finding."""


def commands() -> click.Group:
    """Give all commands, for the page about them."""
    return _commands


def main() -> NoReturn:
    """Run the command line and end the process with the exit codes of the contract."""
    signal.signal(signal.SIGTERM, _terminate)
    sys.exit(_run())


def _run() -> int:
    try:
        result = _commands.main(standalone_mode=False, auto_envvar_prefix=ENVIRONMENT)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last border: every fault becomes one line and an exit code
        return _say_what_failed(error)
    return result if isinstance(result, int) else 0


def _say_what_failed(error: Exception) -> int:
    match error:
        case click.ClickException():
            say_error(error.format_message(), "See `portfolio-audit --help`.")
            return UsageError.exit_code
        case PortfolioAuditError():
            say_error(error.message, error.advice)
            return error.exit_code
        case BrokenPipeError():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        case OSError():
            return _say_system_error(error)
        case _:
            say_error(
                f"internal fault: {type(error).__name__}", "This is a fault of portfolio-audit; please report it."
            )
            return PortfolioAuditError.exit_code


def _say_system_error(error: OSError) -> int:
    if error.errno in NO_SPACE:
        say_error("There is no space left on the disk.", "Free some, or set TMPDIR to another disk, and run it again.")
        return NoSpaceError.exit_code
    say_error(f"The system refused: {error.strerror or type(error).__name__}.", "Check the paths that you gave.")
    return PortfolioAuditError.exit_code


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Leave through the normal way out, so that temporary clones and children are removed."""
    sys.exit(TERMINATED)
