"""`portfolio-audit cohort`: a class at a time."""

import click

from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.lazy import LazyGroup

_COMMANDS = {
    "run": ("portfolio_audit.cli.cohort_run", "Audit the repositories of a roster."),
    "report": ("portfolio_audit.cli.cohort_report", "Write the page of the class and a report for each student."),
    "export": ("portfolio_audit.cli.cohort_export", "Write grades and results as tables."),
    "feedback": ("portfolio_audit.cli.cohort_feedback", "Write a page of feedback for each student."),
    "similar": ("portfolio_audit.cli.cohort_similar", "Show code that reads alike, side by side."),
}


@click.group(
    "cohort",
    cls=LazyGroup,
    table=_COMMANDS,
    short_help="Audit a class from a roster.",
    context_settings={"auto_envvar_prefix": f"{ENVIRONMENT}_COHORT"},
)
def COMMAND() -> None:  # noqa: N802  # the shelf's name
    """Audit a class: a roster in, a page of the class, per-student reports, grades and feedback out."""
