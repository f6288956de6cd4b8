"""`portfolio-audit cohort export`: grades and results of a class for other programs."""

from pathlib import Path
from typing import Any

import click

from portfolio_audit.cli.cohort_by_hand import BY_HAND, read_by_hand
from portfolio_audit.cli.cohort_view import ANONYMOUS, COMPARE, goal_folder, viewed_cohort
from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.options import with_options
from portfolio_audit.cli.outputs import write_pieces
from portfolio_audit.cohort.lines import result_lines
from portfolio_audit.cohort.results import gather
from portfolio_audit.render.cohort_tables import grades_table, platform_table
from portfolio_audit.render.cohort_workbook import render_workbook

_OWN = (
    click.option("--xlsx", is_flag=True, help="Write grades.xlsx too."),
    click.option("-o", "--output", metavar="DIR", help="Write the files here (default: the folder of the cohort)."),
)


@click.command(
    "export", short_help="Write grades and results as tables.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@click.argument("folder", metavar="DIR")
@with_options(_OWN, (COMPARE, BY_HAND), ANONYMOUS)
def COMMAND(folder: str, **options: Any) -> None:  # noqa: ANN401, N802  # click hands over what the tables say
    """Write what `cohort run` found in DIR for other programs.

    grades.csv has a row for each student with every criterion, lms.csv one number for a gradebook, results.jsonl each
    result in full; --xlsx adds grades.xlsx. No cell can be a formula. Who has no score has an empty cell, which is
    not a zero.
    """
    cohort_folder = Path(folder)
    goal = Path(options["output"]) if options["output"] else goal_folder(cohort_folder, options)
    with viewed_cohort(cohort_folder, options, goal) as view:
        judged = read_by_hand(options["by_hand"], cohort_folder, view.students)
        cohort = gather(view.journal, view.by_shown_key(judged), view.earlier)
        view.write(goal / "grades.csv", grades_table(cohort))
        view.write(goal / "lms.csv", platform_table(cohort))
        if options["xlsx"]:
            path = goal / "grades.xlsx"
            write_pieces(path, (render_workbook(cohort, lambda text: view.checked(text, path)),))
        view.write_pieces(goal / "results.jsonl", result_lines(view.journal))
    say(f"Wrote grades.csv, lms.csv{', grades.xlsx' if options['xlsx'] else ''} and results.jsonl into {goal}")
