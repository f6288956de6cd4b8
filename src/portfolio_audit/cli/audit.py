"""`portfolio-audit audit`: one or several repositories in, scored reports out."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.batch import Failure, Request, audit_all
from portfolio_audit.cli.console import say, say_error
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.gates import INCOMPLETE, gate_code
from portfolio_audit.cli.outputs import STDOUT, Output, parse_outputs, path_for, write_file, write_stdout
from portfolio_audit.cli.progress import progress
from portfolio_audit.cli.style import terminal_style
from portfolio_audit.errors import TargetError
from portfolio_audit.render.interface import find_renderer
from portfolio_audit.render.redaction import redact
from portfolio_audit.render.terminal import render_line, render_terminal
from portfolio_audit.report.report import Report
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.worker.frames import Choice

_Function = TypeVar("_Function", bound=Callable[..., Any])
TOKENS = ("PORTFOLIO_AUDIT_GITHUB_TOKEN", "GH_TOKEN", "GITHUB_TOKEN")


class Call(Struct, frozen=True):
    """The options of one call, checked."""

    targets: tuple[str, ...]
    outputs: tuple[Output, ...]
    format: str
    choice: Choice
    verbosity: int
    """-1 is one line, 0 one screen, 1 every finding."""
    strict: bool
    fail_under: int | None
    seconds: float | None
    offline: bool
    color: bool | None


_OPTIONS = (
    click.argument("targets", nargs=-1, metavar="[TARGET]..."),
    click.option("-p", "--profile", metavar="NAME|FILE", help="Weigh by this profile (default: entry)."),
    click.option("-o", "--output", multiple=True, metavar="FILE", help="Write a report; the suffix says the format."),
    click.option("-f", "--format", "format", default="text", metavar="NAME", help="Format on stdout (default: text)."),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules, families or prefixes."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Without these rules, families or prefixes."),
    click.option("--no-repo-config", is_flag=True, help="Leave aside the configuration that the repository carries."),
    click.option(
        "--fail-under", type=click.IntRange(0, 100), metavar="N", help="End with 1 when the score is below N."
    ),
    click.option("--strict", is_flag=True, help="End with 4 when anything was left out."),
    click.option("--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS", help="For each clone and each audit."),
    click.option("--offline", is_flag=True, help="Never use the network."),
    click.option("--no-cache", is_flag=True, help="Parse everything anew (no run keeps a cache yet)."),
    click.option("--color/--no-color", default=None, help="Colour on stdout (default: on a terminal)."),
    click.option("-q", "--quiet", is_flag=True, help="One line."),
    click.option("-v", "--verbose", is_flag=True, help="Every finding, and what was left out."),
)


def _with_options(function: _Function) -> _Function:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    "audit", short_help="Audit one or several repositories.", context_settings={"auto_envvar_prefix": ENVIRONMENT}
)
@_with_options
def COMMAND(**options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the table of options says
    """Audit repositories and say what to fix first.

    TARGET is a folder, a git directory, a URL or owner/name, each with @ref and :subdir.
    The default is the folder you stand in.
    """
    call = _checked(options)
    request = _request(call, os.environ)
    codes = []
    with progress(list(call.targets), enabled=call.verbosity >= 0) as advance:
        for row in audit_all(call.targets, request):
            advance()
            codes.append(_show(row, call))
    return _joined(codes)


def _checked(options: Mapping[str, Any]) -> Call:
    find_renderer(options["format"]) if options["format"] != "text" else None
    return Call(
        targets=options["targets"] or (".",),
        outputs=parse_outputs(tuple(path for path in options["output"] if path != STDOUT)),
        format=options["format"],
        choice=Choice(
            _profile(options["profile"]),
            _split(options["select"]),
            _split(options["ignore"]),
            not options["no_repo_config"],
        ),
        verbosity=-1 if options["quiet"] else int(options["verbose"]),
        strict=options["strict"],
        fail_under=options["fail_under"],
        seconds=options["timeout"],
        offline=options["offline"],
        color=options["color"],
    )


def _profile(name: str | None) -> str | None:
    """Make the path of a profile file absolute, for the judging process stands elsewhere."""
    is_file = name is not None and (os.sep in name or name.endswith((".yaml", ".yml")))
    return str(Path(name).absolute()) if name is not None and is_file else name


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _request(call: Call, environment: Mapping[str, str]) -> Request:
    token = next((environment[name] for name in TOKENS if environment.get(name)), None)
    hosts = tuple(part.strip() for part in environment.get("PORTFOLIO_AUDIT_HOSTS", "").split(",") if part.strip())
    policy = FetchPolicy(
        hosts=hosts,
        token=token,
        is_offline=call.offline,
        seconds=call.seconds or limits.CLONE_SECONDS,
    )
    return Request(policy, call.choice, _today(), call.seconds or limits.AUDIT_SECONDS)


def _today() -> datetime:
    """Give the start of the day: all that rules ask of the time, and two runs on one day give the same bytes."""
    return datetime.combine(datetime.now(UTC), time(), UTC)


def _show(row: Report | Failure, call: Call) -> int:
    """Write what was asked for and give the exit code of this row."""
    if isinstance(row, Failure):
        say_error(row.message if len(call.targets) == 1 else f"{row.target}: {row.message}", row.advice)
        return row.exit_code
    secrets = tuple(os.environ[name] for name in TOKENS if os.environ.get(name))
    write_stdout(redact(_stdout_text(row, call), secrets))
    for output in call.outputs:
        path = path_for(output, row.target.name, several=len(call.targets) > 1)
        write_file(path, redact(output.renderer.render(row), secrets))
        if call.verbosity >= 0:
            say(f"Wrote {path}")
    return gate_code(row, call.fail_under, strict=call.strict)


def _stdout_text(report: Report, call: Call) -> str:
    if call.format != "text":
        return find_renderer(call.format).render(report)
    style = terminal_style(call.color, os.environ, sys.stdout.isatty())
    if call.verbosity < 0:
        return render_line(report, style)
    return render_terminal(report, style, every_finding=call.verbosity > 0)


def _joined(codes: list[int]) -> int:
    """Join the codes of several targets: the first of this order that occurs; failures among successes are 4."""
    if len(codes) > 1 and TargetError.exit_code in codes and any(code in {0, 1, 4} for code in codes):
        codes = [INCOMPLETE if code == TargetError.exit_code else code for code in codes]
    return next((code for code in (5, 6, 7, 2, 1, 4, 3) if code in codes), 0)
