"""`portfolio-audit cohort report`: the page of a class, and one report for each student."""

from collections.abc import Mapping
from pathlib import Path

import click

from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.outputs import write_file
from portfolio_audit.cli.request import secrets
from portfolio_audit.cohort.glance import read_report
from portfolio_audit.cohort.human import FILE as BY_HAND
from portfolio_audit.cohort.human import blank_table, read_table
from portfolio_audit.cohort.journal import Journal, opened_journal
from portfolio_audit.cohort.results import gather
from portfolio_audit.cohort.student_pages import FOLDER, page_name, stale_pages
from portfolio_audit.errors import UsageError
from portfolio_audit.render import html
from portfolio_audit.render.cohort_page import render_cohort
from portfolio_audit.render.redaction import redact

_PAGE = "cohort.html"
_MOST_BYTES = 16 * 1024 * 1024


@click.command(
    "report",
    short_help="Write the page of the class and a report for each student.",
    context_settings={"auto_envvar_prefix": ENVIRONMENT},
)
@click.argument("folder", metavar="DIR")
@click.option("-o", "--output", metavar="FILE", help="Write the page here (default: DIR/cohort.html).")
@click.option("--compare", metavar="OLD", help="Compare with the cohort in this folder, student by student.")
@click.option("--by-hand", metavar="FILE", help="What a person judged (default: DIR/by-hand.csv, a table to fill in).")
@click.option("--no-students", is_flag=True, help="Only the page of the class.")
def COMMAND(folder: str, output: str | None, compare: str | None, by_hand: str | None, no_students: bool) -> None:  # noqa: N802  # the shelf's name
    """Write what `cohort run` found in DIR as one page, with a report for each student beside it.

    DIR/by-hand.csv has columns for what only a person can judge: clarity, originality and presentation, 0 to 100.
    Fill in what you like and call this again: the page shows it beside the score.
    """
    page = Path(output or Path(folder, _PAGE))
    with opened_journal(Path(folder)) as journal:
        judged = _judged(journal, Path(by_hand) if by_hand else Path(folder, BY_HAND), is_named=by_hand is not None)
        cohort = gather(journal, judged, Path(compare) if compare else None)
        links = {} if no_students else _write_students(journal, page.parent / FOLDER)
    write_file(page, redact(render_cohort(cohort, links), secrets()))
    say(f"Wrote {page}")


def _judged(journal: Journal, path: Path, *, is_named: bool) -> Mapping[str, Mapping[str, int]]:
    """Read what a person judged, or write the table to fill in where there is none."""
    students = journal.students()
    if not path.exists() and not is_named:
        write_file(path, blank_table(students))
        say(f"Wrote {path}, to fill in what only a person can judge")
        return {}
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} is too large for such a table.", "It has a line for each student.")
        judged = read_table(path.read_bytes(), path.name, students)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Check the path after --by-hand.") from error
    if judged.strangers:
        say(f"Note: the roster does not know {', '.join(judged.strangers[:5])} of {path.name}.")
    return judged.by_student


def _write_students(journal: Journal, folder: Path) -> dict[str, str]:
    """Write the reports that are new, and give the links to all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for path, result, mark in stale_pages(journal, folder):
        write_file(path, redact(html.render(read_report(result)), secrets()) + mark)
        written += 1
    if written:
        say(f"Wrote {written} {'report' if written == 1 else 'reports'} into {folder}")
    return {entry.student.key: f"{FOLDER}/{page_name(entry.student)}" for entry in journal.entries() if entry.result}
