"""The way in: what needs no command is answered before anything is loaded."""

import sys
from importlib import import_module

from portfolio_audit import __version__

VERSION = f"portfolio-audit {__version__}"


def main() -> None:
    """Say the version, or run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"{VERSION}\n")
    else:
        import_module("portfolio_audit.cli.entry").main()
