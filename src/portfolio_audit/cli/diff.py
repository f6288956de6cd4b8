"""`portfolio-audit diff`: what was fixed and what is new between two states."""

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from portfolio_audit.batch import Request, audit_one
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.gates import check_gates, gate_code
from portfolio_audit.cli.options import GATES, JUDGING, SHOWING, with_options
from portfolio_audit.cli.progress import progress
from portfolio_audit.cli.request import make_gates, make_request, read_base, read_configuration, read_report
from portfolio_audit.cli.showing import read_showing, show
from portfolio_audit.render.terminal_changes import render_comparison
from portfolio_audit.report.comparison import compare
from portfolio_audit.report.report import Report
from portfolio_audit.sources.target import parse_target

_TARGET = (
    click.option("-t", "--target", default=".", metavar="TARGET", help="The repository of A and B (default: here)."),
)


@click.command(
    "diff", short_help="Say what changed between two states.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", required=False)
@with_options(_TARGET, SHOWING, JUDGING, GATES)
def COMMAND(before: str, after: str | None, **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Say what was fixed, what is new and what moved from A to B.

    A and B are commits, branches or tags of the target, or JSON results that `audit -o FILE.json` wrote.
    Without B, A is compared with the target as it is now.
    """
    showing = read_showing(options)
    chosen = read_configuration(options)
    gates = make_gates(options, chosen)
    check_gates(gates, has_base=True, has_baseline=False)
    request = make_request(options, chosen, read_base(before))
    with progress([f"{before} and {after or 'now'}"], enabled=showing.verbosity >= 0):
        report = _compared(request, options["target"], after)
    show(report, showing, render_comparison)
    return gate_code(report, gates)


def _compared(request: Request, target: str, after: str | None) -> Report:
    if after and isinstance(request.base, Report) and Path(after).is_file():
        report = read_report(Path(after))
        return replace(report, comparison=compare(request.base, report))
    parsed = parse_target(target, request.policy)
    return audit_one(replace(parsed, ref=after) if after else parsed, request)
