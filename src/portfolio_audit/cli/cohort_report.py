"""`portfolio-audit cohort report`: the page of a class, and one report for each student."""

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from portfolio_audit.cli.cohort_by_hand import BY_HAND, offer_table, read_by_hand
from portfolio_audit.cli.cohort_view import ANONYMOUS, COMPARE, View, goal_folder, viewed_cohort
from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.options import with_options
from portfolio_audit.cohort.glance import read_report
from portfolio_audit.cohort.results import gather
from portfolio_audit.cohort.similar import similar_code
from portfolio_audit.cohort.student_pages import FOLDER, page_name, stale_pages
from portfolio_audit.render import html
from portfolio_audit.render.cohort_page import render_cohort
from portfolio_audit.render.similar_page import FILE as SIMILAR_PAGE
from portfolio_audit.report.cohort import SimilarCode

_PAGE = "cohort.html"
_OWN = (
    click.option("-o", "--output", metavar="FILE", help=f"Write the page here (default: DIR/{_PAGE})."),
    COMPARE,
    BY_HAND,
    click.option("--no-students", is_flag=True, help="Only the page of the class."),
)


@click.command(
    "report",
    short_help="Write the page of the class and a report for each student.",
    context_settings={"auto_envvar_prefix": ENVIRONMENT},
)
@click.argument("folder", metavar="DIR")
@with_options(_OWN, ANONYMOUS)
def COMMAND(folder: str, **options: Any) -> None:  # noqa: ANN401, N802  # click hands over what the tables say
    """Write what `cohort run` found in DIR as one page, with a report for each student beside it.

    DIR/by-hand.csv has columns for what only a person can judge: clarity, originality and presentation, 0 to 100.
    Fill in what you like and call this again: the page shows it beside the score.
    """
    cohort_folder = Path(folder)
    page = Path(options["output"] or goal_folder(cohort_folder, options) / _PAGE)
    with viewed_cohort(cohort_folder, options, page.parent) as view:
        if options["by_hand"] is None:
            offer_table(cohort_folder, view.students)
        judged = view.by_shown_key(read_by_hand(options["by_hand"], cohort_folder, view.students))
        cohort = gather(view.journal, judged, view.earlier)
        cohort = replace(cohort, similar=_similar(view, page.parent), is_anonymous=view.mask is not None)
        links = {} if options["no_students"] else _write_students(view, page.parent / FOLDER)
        view.write(page, render_cohort(cohort, links))
    say(f"Wrote {page}")


def _similar(view: View, folder: Path) -> SimilarCode | None:
    """Compare the work of the class, with a link to the page that shows it side by side where there is one."""
    found = similar_code(view.journal)
    if found is None:
        return None
    return replace(view.masked(found), page=SIMILAR_PAGE if (folder / SIMILAR_PAGE).is_file() else "")


def _write_students(view: View, folder: Path) -> dict[str, str]:
    """Write the reports that are new, and give the links to all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for path, result, mark in stale_pages(view.journal, folder):
        view.write(path, html.render(read_report(result)), mark)
        written += 1
    if written:
        say(f"Wrote {written} {'report' if written == 1 else 'reports'} into {folder}")
    return {
        entry.student.key: f"{FOLDER}/{page_name(entry.student)}" for entry in view.journal.entries() if entry.result
    }
