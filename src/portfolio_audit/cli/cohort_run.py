"""`portfolio-audit cohort run`: the repositories of a roster in, a journal of results out."""

import os
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import click
from msgspec.structs import replace

from portfolio_audit.batch.executors import LocalExecutor
from portfolio_audit.cli.cohort_progress import cohort_progress
from portfolio_audit.cli.cohort_summary import exit_code_of, summarise
from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.moment import read_moment
from portfolio_audit.cli.options import REACHING, RULES, split, with_options
from portfolio_audit.cli.outputs import STDOUT, write_stdout
from portfolio_audit.cli.request import make_request, read_configuration
from portfolio_audit.cli.signals import signals_told_to
from portfolio_audit.cohort.journal import Journal, running_journal
from portfolio_audit.cohort.order import Order
from portfolio_audit.cohort.results import gather
from portfolio_audit.cohort.roster import Reading, Roster, keys_of, read_roster
from portfolio_audit.cohort.run import Inbox, run_cohort
from portfolio_audit.cohort.scratch import scratch_folder
from portfolio_audit.cohort.table import MOST_BYTES
from portfolio_audit.errors import UsageError

_ROSTER = (
    click.option("--title", metavar="TEXT", help="Call the class this (default: the name of the roster)."),
    click.option("--org", metavar="NAME", help="With --prefix: a student without a repository has NAME/PREFIX-LOGIN."),
    click.option("--prefix", metavar="TEXT", help="How the repositories of the assignment start, before the login."),
    click.option("--allow-local", is_flag=True, help="Let the roster name folders of this machine."),
    click.option("--only", multiple=True, metavar="STUDENT", help="Only these, by identifier, login or name."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N."),
)
_RUNNING = (
    click.option(
        "-o",
        "--output",
        required=True,
        metavar="DIR",
        envvar=f"{ENVIRONMENT}_COHORT",
        help="Keep the results in this folder; the same call goes on where a run stopped.",
    ),
    click.option("--as-of", metavar="DATE", help="Audit the last commit before this moment; a day counts to its end."),
    click.option("--fresh", is_flag=True, help="Audit everything again, changed or not."),
    click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Audits at a time (default: processors)."),
    click.option("--repo-config", is_flag=True, help="Let each repository's own configuration count."),
    click.option("-q", "--quiet", is_flag=True, help="No progress."),
)


@click.command(
    "run", short_help="Audit the repositories of a roster.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@click.argument("roster", metavar="ROSTER")
@with_options(_RUNNING, _ROSTER, RULES, REACHING)
def COMMAND(roster: str, output: str, **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Audit every repository that ROSTER names, and keep the results in a folder.

    ROSTER is a CSV or YAML file, or - for stdin, with a column `repository` and, where known, `id`, `name`,
    `github`, `section`, `ref` and `subdir`. Exports of GitHub Classroom and Classroom 50 can be used as they are.
    """
    request = make_request({**options, "no_repo_config": not options["repo_config"]}, read_configuration(options))
    reading = Reading(request.policy, options["allow_local"], options["org"] or "", options["prefix"] or "")
    students = _titled(
        read_roster(_content(roster), "stdin" if roster == STDOUT else Path(roster).name, reading), options
    )
    for note in students.notes:
        say(f"Note: {note}")
    order = Order(
        request=request,
        as_of=read_moment(options["as_of"]) if options["as_of"] else None,
        allows_local=reading.allows_local,
        only=keys_of(students, split(options["only"])),
        limit=options["limit"],
        is_fresh=options["fresh"],
    )
    with running_journal(Path(output)) as journal:
        return _run(students, journal, order, Path(output), options)


def _run(students: Roster, journal: Journal, order: Order, folder: Path, options: Mapping[str, Any]) -> int:
    slots = options["jobs"] or os.cpu_count() or 1
    inbox: Inbox = SimpleQueue()
    with (
        signals_told_to(inbox.put),
        scratch_folder(journal) as scratch,
        closing(LocalExecutor(slots, scratch)) as executor,
        cohort_progress(enabled=not options["quiet"]) as tell,
    ):
        run_cohort(students, journal, executor, order, tell, inbox)
    cohort = gather(journal)
    write_stdout(summarise(cohort, folder))
    return exit_code_of(cohort)


def _titled(roster: Roster, options: Mapping[str, Any]) -> Roster:
    return replace(roster, title=options["title"]) if options["title"] else roster


def _content(path: str) -> bytes:
    try:
        if path == STDOUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}.", "Name a CSV or YAML file, or - for stdin."
        ) from error
