"""`portfolio-audit audit`: one or several repositories in, scored reports out."""

import os
from importlib import import_module
from typing import Any

import click

from portfolio_audit.cache.folder import cache_folder
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.options import GATES, JUDGING, SHOWING, with_options
from portfolio_audit.worker.process import ChildProcess, clean_environment, judging_command

_STAGED = (
    click.option(
        "--staged",
        is_flag=True,
        help="Audit what git would commit now instead of the files on disk, compared with the newest commit.",
    ),
)
_COMPARING = (
    click.option("--base", metavar="REF|FILE", help="Compare with another commit, or with a saved JSON result."),
    click.option("--baseline", metavar="FILE", help="Findings of this file are known and do not count for gates."),
    click.option("--write-baseline", metavar="FILE", help="Write the findings of now as a baseline."),
)


@click.command(
    "audit", short_help="Audit one or several repositories.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@with_options(_STAGED, SHOWING, JUDGING, _COMPARING, GATES)
def COMMAND(targets: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Audit repositories and say what to fix first.

    TARGET is a folder, a git directory, a URL or owner/name, each with @ref and :subdir.
    The default is the folder you stand in.
    """
    folder = None if options["no_cache"] else cache_folder(os.environ)
    command = judging_command(None if folder is None else str(folder))
    with ChildProcess(command, clean_environment()) as process:
        # Loaded only now, while the judging process loads its own half
        code: int = import_module("portfolio_audit.cli.audit_run").run_audit(targets or (".",), options, process)
        return code
