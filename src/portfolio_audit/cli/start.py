"""The way in: what needs no command is answered before anything is loaded."""

import gc
import sys
from importlib import import_module

from portfolio_audit import __version__

_ALLOCATIONS = 50_000
"""Objects made before the collector of cycles looks: imports make very many that stay."""
VERSION = f"portfolio-audit {__version__}"


def main() -> None:
    """Say the version, or run the command line."""
    gc.set_threshold(_ALLOCATIONS)
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"{VERSION}\n")
    else:
        import_module("portfolio_audit.cli.entry").main()
