"""`portfolio-audit cohort export`: grades and results of a class for other programs."""

from collections.abc import Mapping
from pathlib import Path

import click

from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.outputs import write_file, write_pieces
from portfolio_audit.cli.request import secrets
from portfolio_audit.cohort.human import FILE as BY_HAND
from portfolio_audit.cohort.human import read_table
from portfolio_audit.cohort.journal import Journal, opened_journal
from portfolio_audit.cohort.lines import result_lines
from portfolio_audit.cohort.results import gather
from portfolio_audit.render.cohort_tables import grades_table, platform_table
from portfolio_audit.render.redaction import redact


@click.command(
    "export", short_help="Write grades and results as tables.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@click.argument("folder", metavar="DIR")
@click.option("-o", "--output", metavar="DIR", help="Write the files here (default: the folder of the cohort).")
@click.option("--compare", metavar="OLD", help="Add the change since the cohort in this folder.")
def COMMAND(folder: str, output: str | None, compare: str | None) -> None:  # noqa: N802  # the shelf's name
    """Write what `cohort run` found in DIR for other programs.

    grades.csv has a row for each student with every criterion, lms.csv one number for a gradebook, results.jsonl each
    result in full. No cell can be a formula. Who has no score has an empty cell, which is not a zero.
    """
    goal = Path(output or folder)
    with opened_journal(Path(folder)) as journal:
        cohort = gather(journal, _by_hand(journal, Path(folder, BY_HAND)), Path(compare) if compare else None)
        write_file(goal / "grades.csv", redact(grades_table(cohort), secrets()))
        write_file(goal / "lms.csv", redact(platform_table(cohort), secrets()))
        write_pieces(goal / "results.jsonl", (redact(line, secrets()) for line in result_lines(journal)))
    say(f"Wrote grades.csv, lms.csv and results.jsonl into {goal}")


def _by_hand(journal: Journal, path: Path) -> Mapping[str, Mapping[str, int]]:
    """Read what a person judged, where the table of the report is there."""
    return read_table(path.read_bytes(), path.name, journal.students()).by_student if path.is_file() else {}
