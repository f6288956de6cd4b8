"""`portfolio-audit account`: the repositories of one person in, one report about all of them out."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from portfolio_audit.batch import Failure, Request
from portfolio_audit.cli.console import say, say_error
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.folder import is_folder, write_folder
from portfolio_audit.cli.gates import INCOMPLETE, check_gates, gate_code
from portfolio_audit.cli.options import GATES, JUDGING, SHOWING, WAITING, with_options
from portfolio_audit.cli.progress import progress
from portfolio_audit.cli.request import make_gates, make_request, read_configuration, secrets
from portfolio_audit.cli.showing import read_showing, show
from portfolio_audit.cli.wanted import Wanted, make_shelf, read_account, read_list
from portfolio_audit.errors import TargetError, UsageError
from portfolio_audit.portfolio.assemble import Occasion, assemble_portfolio
from portfolio_audit.portfolio.entries import Entry, unique_names
from portfolio_audit.portfolio.facts import load_portfolio_rules
from portfolio_audit.portfolio.worth import Scales
from portfolio_audit.report.portfolio import Career
from portfolio_audit.report.report import Report
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.packs import portfolio_pack
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, builtin_profiles, load_profile

_CHOOSING = (
    click.option(
        "--repositories",
        metavar="FILE|DIR",
        help="Take the repositories of this list (one a line), or the clones in this folder, and ask no host.",
    ),
    click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Audits at a time (default: one a core)."),
    WAITING,
)


@click.command(
    "account",
    short_help="Audit the repositories of one person as one portfolio.",
    context_settings={"auto_envvar_prefix": ENVIRONMENT},
)
@click.argument("login", required=False)
@with_options(_CHOOSING, SHOWING, JUDGING, GATES)
def COMMAND(login: str | None, repositories: str | None, **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Audit several repositories of one person together.

    LOGIN is the name of an account on GitHub; --repositories takes a list or clones instead. The same call goes on
    where an earlier one was stopped that day.

    The report says which to show, which to improve and which to keep quiet, what they show together and what not,
    how they fit a role, and what an interviewer could ask about the best three. An output that is a folder
    (-o DIR/) holds the page of each repository beside that of the portfolio.
    """
    if bool(login) == bool(repositories):
        raise UsageError("Either an account or a list is audited.", "Give LOGIN, or --repositories FILE|DIR.")
    folders = tuple(path for path in options["output"] if is_folder(path))
    showing = read_showing({**options, "output": tuple(path for path in options["output"] if path not in folders)})
    chosen = read_configuration(options)
    gates = make_gates(options, chosen)
    check_gates(gates, has_base=False, has_baseline=False, is_portfolio=True)
    request = make_request(options, chosen)
    wanted = _read_wanted(login, repositories, request, options)
    rulebook = load_rulebook()
    named = make_occasion(wanted.name, request.opened_at, request.choice.profile, chosen.career, rulebook)
    occasion = wanted.tell(named)
    rows: list[Report | Failure] = []
    shelf = make_shelf(request, occasion, rulebook.digest)
    with progress(list(wanted.targets), enabled=showing.verbosity >= 0) as advance:
        for row in wanted.rows(request, shelf, options["jobs"] or os.cpu_count() or 1):
            advance()
            rows.append(row)
    entries = make_entries(wanted.targets, tuple(rows))
    report = assemble_portfolio(entries, occasion)
    show(report, showing)
    for folder in folders:
        _write(Path(folder), report, entries, is_quiet=showing.verbosity < 0)
    return max_code(tuple(rows), gate_code(report, gates))


def _read_wanted(login: str | None, path: str | None, request: Request, options: Mapping[str, Any]) -> Wanted:
    if login:
        patient = replace(request, policy=replace(request.policy, wait_seconds=options["max_wait"]))
        return read_account(login, patient, is_quiet=options["quiet"])
    return read_list(path or "", request)


def _write(folder: Path, report: Report, entries: tuple[Entry, ...], *, is_quiet: bool) -> None:
    written = write_folder(folder, report, entries, secrets())
    if not is_quiet:
        say(f"Wrote {folder / 'index.html'} and {written - 1} more files beside it")


def make_entries(targets: tuple[str, ...], rows: tuple[Report | Failure, ...]) -> tuple[Entry, ...]:
    """Give every repository a name of its own."""
    pairs = tuple(zip(targets, rows, strict=True))
    names = unique_names([(target if isinstance(row, Failure) else _name(row), target) for target, row in pairs])
    return tuple(_entry(name, target, row) for name, (target, row) in zip(names, pairs, strict=True))


def make_occasion(
    name: str,
    opened_at: datetime,
    profile: str | None,
    career: Career | None = None,
    single: Rulebook | None = None,
) -> Occasion:
    """Load the rules and weights of a portfolio; `single` are the rules about repositories, where they are at hand."""
    single = single or load_rulebook()
    together = load_portfolio_rules()
    own = load_profile(str(portfolio_pack() / "profiles" / "portfolio.yaml"), together)
    chosen = load_profile(profile or DEFAULT_PROFILE, single)
    profiles = tuple(load_profile(known, single) for known in sorted(builtin_profiles()))
    return Occasion(name, opened_at, Scales(together, own, chosen), profiles, career=career)


def max_code(rows: tuple[Report | Failure, ...], gate: int) -> int:
    """Say how it went: failures among successes are 4, failures alone their own code."""
    failures = [row for row in rows if isinstance(row, Failure)]
    for row in failures:
        say_error(f"{row.target}: {row.message}", row.advice)
    others = [row.exit_code for row in failures if row.exit_code != TargetError.exit_code]
    if others:
        return max(others)
    if len(failures) == len(rows):
        return TargetError.exit_code
    if failures:
        say(f"{len(failures)} of {len(rows)} repositories could not be audited.")
    return gate or (INCOMPLETE if failures else 0)


def _name(report: Report) -> str:
    return f"{report.target.name}:{report.target.subdir}" if report.target.subdir else report.target.name


def _entry(name: str, target: str, row: Report | Failure) -> Entry:
    if isinstance(row, Failure):
        return Entry(name, target, message=row.message, advice=row.advice)
    return Entry(name, target, row)
