"""`portfolio-audit cohort feedback`: a page of Markdown for each student."""

from pathlib import Path
from typing import Any

import click

from portfolio_audit.cli.cohort_post import POSTING, check_posting, post_feedback
from portfolio_audit.cli.cohort_view import ANONYMOUS, COMPARE, goal_folder, viewed_cohort
from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.options import with_options
from portfolio_audit.cohort.feedback import feedback_of
from portfolio_audit.cohort.student_pages import page_name

_FOLDER = "feedback"
_OWN = (
    click.option("-o", "--output", metavar="DIR", help="Write the pages here (default: DIR/feedback)."),
    COMPARE,
)


@click.command(
    "feedback",
    short_help="Write a page of feedback for each student.",
    context_settings={"auto_envvar_prefix": ENVIRONMENT},
)
@click.argument("folder", metavar="DIR")
@with_options(_OWN, ANONYMOUS, POSTING)
def COMMAND(folder: str, **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Write two strengths, three next steps and a question for each student of the cohort in DIR.

    At most 350 words of Markdown each, without rank or class mean. Nothing is sent anywhere, unless --post --yes says
    so: then it stands as an issue in the repository of each student, and later calls edit that issue.
    """
    check_posting(options)
    cohort_folder = Path(folder)
    goal = Path(options["output"] or goal_folder(cohort_folder, options) / _FOLDER)
    written = 0
    with viewed_cohort(cohort_folder, options, goal) as view:
        goal.mkdir(parents=True, exist_ok=True)
        for student, text in feedback_of(view.journal, view.earlier):
            view.write(goal / Path(page_name(student)).with_suffix(".md"), text)
            written += 1
        say(f"Wrote {written} {'page' if written == 1 else 'pages'} of feedback into {goal}")
        return post_feedback(view.journal, view.earlier, options) if options["post"] else 0
