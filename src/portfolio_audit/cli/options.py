"""The options that several commands share."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from portfolio_audit import limits
from portfolio_audit.cli.completion import complete_formats
from portfolio_audit.errors import UsageError

_Function = TypeVar("_Function", bound=Callable[..., Any])
_Option = Callable[[Any], Any]

_POINTS = click.IntRange(0, 100)
_LEAST_MEBIBYTES = 128
"""Address space in which the judging process can start and read a small repository."""
RULES: tuple[_Option, ...] = (
    click.option("-p", "--profile", metavar="NAME|FILE", help="Weigh by this profile (default: entry)."),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules, families or prefixes."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Without these rules, families or prefixes."),
    click.option(
        "--config", metavar="FILE", help="Take what no option says from this file (YAML, or a pyproject.toml)."
    ),
)
_REPOSITORY_CONFIGURATION: tuple[_Option, ...] = (
    click.option(
        "--no-repo-config",
        is_flag=True,
        help="Leave aside the configuration that the repository carries, and the ignore comments in its files.",
    ),
)
REACHING: tuple[_Option, ...] = (
    click.option("--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS", help="For each clone and each audit."),
    click.option(
        "--memory",
        type=click.IntRange(min=_LEAST_MEBIBYTES),
        metavar="MIB",
        help=f"For the process that parses and judges (default: {limits.WORKER_MEMORY_BYTES // limits.MEBIBYTE:,}).",
    ),
    click.option("--offline", is_flag=True, help="Never use the network."),
    click.option("--no-cache", is_flag=True, help="Parse everything and ask GitHub anew, and keep nothing for later."),
)
WAITING: _Option = click.option(
    "--max-wait",
    type=click.FloatRange(min=0),
    default=limits.API_WAIT_SECONDS,
    metavar="SECONDS",
    help=f"Wait so long for limits of GitHub to pass, all waits together (default: {limits.API_WAIT_SECONDS:.0f}).",
)
JUDGING: tuple[_Option, ...] = (*RULES, *_REPOSITORY_CONFIGURATION, *REACHING)
GATES: tuple[_Option, ...] = (
    click.option("--fail-under", type=_POINTS, metavar="N", help="End with 1 when the score is below N."),
    click.option("--min", multiple=True, metavar="CRITERION=N", help="End with 1 when a criterion is below N."),
    click.option(
        "--fail-on-drop", type=_POINTS, metavar="N", help="End with 1 when the score is more than N below the base."
    ),
    click.option(
        "--fail-on-new", is_flag=True, help="End with 1 when a finding is new against the base or the baseline."
    ),
    click.option("--strict", is_flag=True, help="End with 4 when anything was left out."),
)
SHOWING: tuple[_Option, ...] = (
    click.option("-o", "--output", multiple=True, metavar="FILE", help="Write a report; the suffix says the format."),
    click.option(
        "-f",
        "--format",
        "format",
        default="text",
        metavar="NAME",
        shell_complete=complete_formats,
        help="Format on stdout (default: text).",
    ),
    click.option("--color/--no-color", default=None, help="Colour on stdout (default: on a terminal)."),
    click.option("-q", "--quiet", is_flag=True, help="One line."),
    click.option("-v", "--verbose", is_flag=True, help="Every finding, and what was left out."),
)


def with_options(*tables: tuple[_Option, ...]) -> Callable[[_Function], _Function]:
    """Give a command the options of some tables, in their order."""

    def decorate(function: _Function) -> _Function:
        for option in reversed([option for table in tables for option in table]):
            function = option(function)
        return function

    return decorate


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Take lists with commas apart."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def read_minimum(values: tuple[str, ...]) -> Mapping[str, int]:
    """Read `CRITERION=N`; raise `UsageError` on anything else."""
    found: dict[str, int] = {}
    for value in split(values):
        name, _, points = value.partition("=")
        if not (points.isascii() and points.isdigit() and int(points) <= _POINTS.max):  # type: ignore[operator]  # it is set above
            raise UsageError(f"--min {value} is no CRITERION=N with N from 0 to 100.", "For example: --min testing=40")
        found[name.strip()] = int(points)
    return found
