"""`portfolio-audit trend`: the score over the history, from the objects of git."""

from typing import Any

import click

from portfolio_audit.batch import audit_past
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.options import JUDGING, SHOWING, with_options
from portfolio_audit.cli.progress import progress
from portfolio_audit.cli.request import make_request, read_configuration
from portfolio_audit.cli.showing import read_showing, show
from portfolio_audit.render.terminal_changes import render_trend
from portfolio_audit.sources.target import parse_target

_POINTS = (
    click.option(
        "-n",
        "--points",
        type=click.IntRange(2, 200),
        default=10,
        metavar="N",
        help="Commits to look at, the first and the last among them (default: 10).",
    ),
)


@click.command(
    "trend", short_help="Show the score over the history.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@click.argument("target", metavar="[TARGET]", default=".")
@with_options(_POINTS, SHOWING, JUDGING)
def COMMAND(target: str, points: int, **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Judge older commits by the rules of today and show how the score went.

    Commits are chosen at even steps along the main line. Nothing is checked out and nothing is stored;
    the last point is the target as it is now, the same as `audit` gives.
    """
    showing = read_showing(options)
    request = make_request(options, read_configuration(options))
    parsed = parse_target(target, request.policy)
    with progress([f"commit {number}" for number in range(1, points + 1)], enabled=showing.verbosity >= 0) as advance:
        report = audit_past(parsed, request, points, advance)
    show(report, showing, render_trend)
    return 0
