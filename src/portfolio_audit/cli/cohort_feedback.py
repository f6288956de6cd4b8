"""`portfolio-audit cohort feedback`: a page of Markdown for each student."""

from collections.abc import Mapping
from pathlib import Path

import click

from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.outputs import write_file
from portfolio_audit.cli.request import secrets
from portfolio_audit.cohort.glance import read_report
from portfolio_audit.cohort.journal import opened_journal
from portfolio_audit.cohort.student_pages import page_name
from portfolio_audit.render.feedback import render_feedback
from portfolio_audit.render.redaction import redact

_FOLDER = "feedback"


@click.command(
    "feedback",
    short_help="Write a page of feedback for each student.",
    context_settings={"auto_envvar_prefix": ENVIRONMENT},
)
@click.argument("folder", metavar="DIR")
@click.option("-o", "--output", metavar="DIR", help="Write the pages here (default: DIR/feedback).")
@click.option("--compare", metavar="OLD", help="Say what moved since the cohort in this folder.")
def COMMAND(folder: str, output: str | None, compare: str | None) -> None:  # noqa: N802  # the shelf's name
    """Write two strengths, three next steps and a question for each student of the cohort in DIR.

    At most 350 words of Markdown each, without rank or class mean. Nothing is sent anywhere.
    """
    goal = Path(output or Path(folder, _FOLDER))
    goal.mkdir(parents=True, exist_ok=True)
    earlier = _results(Path(compare)) if compare else {}
    written = 0
    with opened_journal(Path(folder)) as journal:
        for entry in journal.entries():
            if entry.result is None:
                continue
            before = earlier.get(entry.student.key)
            text = render_feedback(read_report(entry.result), read_report(before) if before else None)
            path = goal / Path(page_name(entry.student)).with_suffix(".md")
            write_file(path, redact(text, secrets()))
            written += 1
    say(f"Wrote {written} {'page' if written == 1 else 'pages'} of feedback into {goal}")


def _results(folder: Path) -> Mapping[str, bytes]:
    """Give the results of an earlier cohort by student, as the journal packs them."""
    with opened_journal(folder) as journal:
        return {entry.student.key: entry.result for entry in journal.entries() if entry.result is not None}
