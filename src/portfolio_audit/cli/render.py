"""`portfolio-audit render`: any format from a saved result."""

from pathlib import Path

import click
import msgspec

from portfolio_audit.cli.completion import complete_formats
from portfolio_audit.cli.console import say
from portfolio_audit.cli.outputs import STDOUT, parse_outputs, write_file, write_stdout
from portfolio_audit.errors import UsageError
from portfolio_audit.render.interface import find_renderer
from portfolio_audit.report.encode import decode_report
from portfolio_audit.report.report import Report

_ADVICE = "Name a file that `audit -o FILE.json` wrote."
MOST_BYTES = 64 * 1024 * 1024
"""A result is some hundred kilobytes; above this it is none of ours."""


@click.command("render", short_help="Turn a saved result into any format.")
@click.argument("result", metavar="RESULT.json")
@click.option("-o", "--output", multiple=True, metavar="FILE", help="Write a report; the suffix says the format.")
@click.option(
    "-f", "--format", "output_format", metavar="NAME", shell_complete=complete_formats, help="Format on stdout."
)
def COMMAND(result: str, output: tuple[str, ...], output_format: str | None) -> None:  # noqa: N802  # the shelf's name
    """Turn RESULT.json, written by `audit -o RESULT.json`, into any format, byte for byte what `audit` would write."""
    outputs = parse_outputs(tuple(path for path in output if path != STDOUT))
    report = _read(Path(result))
    for target in outputs:
        write_file(Path(target.path), target.renderer.render(report))
        say(f"Wrote {target.path}")
    if output_format is not None or not outputs:
        write_stdout(find_renderer(output_format or "markdown").render(report))


def _read(path: Path) -> Report:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is too large for a result.", _ADVICE)
        return decode_report(path.read_bytes())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no result of portfolio-audit.", _ADVICE) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", _ADVICE) from error
