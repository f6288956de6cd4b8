"""The run behind `portfolio-audit audit`."""

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from portfolio_audit.batch import Failure, Request, audit_all
from portfolio_audit.cli.console import say, say_error
from portfolio_audit.cli.gates import INCOMPLETE, Gates, check_gates, gate_code, without_base
from portfolio_audit.cli.outputs import write_file
from portfolio_audit.cli.progress import progress
from portfolio_audit.cli.request import make_gates, make_request, read_base, read_configuration
from portfolio_audit.cli.showing import Showing, read_showing, show
from portfolio_audit.errors import TargetError, UsageError
from portfolio_audit.report.baseline import encode_baseline, make_baseline
from portfolio_audit.report.report import Report
from portfolio_audit.worker.process import ChildProcess


def run_audit(targets: tuple[str, ...], options: Mapping[str, Any], process: ChildProcess) -> int:
    """Audit the targets as the options say, with a judging process that was started; give the exit code."""
    showing = read_showing(options)
    if showing.verbosity > 0:
        say(import_module("portfolio_audit.cli.versions").versions())  # loaded on use: what reads versions is large
    chosen = read_configuration(options)
    gates = make_gates(options, chosen)
    _check_one_target(targets, options)
    has_base = options["base"] is not None or options["staged"]
    check_gates(gates, has_base=has_base, has_baseline=options["baseline"] is not None)
    request = make_request(options, chosen, read_base(options["base"]), options["baseline"], asks_host=True)
    if options["staged"]:
        request = replace(request, index=_index_name(), likely_bases=("HEAD",))
    codes = []
    with progress(list(targets), enabled=showing.verbosity >= 0) as advance:
        for row in audit_all(targets, request, process):
            advance()
            held = _held(gates, row, request) if options["staged"] else gates
            codes.append(_finish(row, showing, held, options["write_baseline"], several=len(targets) > 1))
    return _joined(codes)


def _index_name() -> str:
    """Name the index that git commits from now; with `git commit FILE` it is not the usual one."""
    return Path(os.environ.get("GIT_INDEX_FILE") or "index").name


def _held(gates: Gates, row: Report | Failure, request: Request) -> Gates:
    """Leave gates against the newest commit aside before there is one."""
    if isinstance(row, Failure) or row.comparison is not None:
        return gates
    return without_base(gates, has_baseline=request.choice.baseline is not None)


def _check_one_target(targets: tuple[str, ...], options: Mapping[str, Any]) -> None:
    """Refuse files that speak of one repository when there are several."""
    if len(targets) == 1:
        return
    for name in ("baseline", "write_baseline"):
        if options[name]:
            raise UsageError(
                f"--{name.replace('_', '-')} takes one target, not {len(targets)}.", "Audit them one by one."
            )
    if isinstance(read_base(options["base"]), Report):
        raise UsageError(f"--base FILE takes one target, not {len(targets)}.", "Name a branch, tag or commit instead.")


def _finish(row: Report | Failure, showing: Showing, gates: Gates, baseline: str | None, *, several: bool) -> int:
    """Write what was asked for and give the exit code of this row."""
    if isinstance(row, Failure):
        say_error(f"{row.target}: {row.message}" if several else row.message, row.advice)
        return row.exit_code
    show(row, showing, several=several)
    if baseline:
        write_file(Path(baseline), encode_baseline(make_baseline(row)))
        say(f"Wrote {baseline}")
    return gate_code(row, gates)


def _joined(codes: list[int]) -> int:
    """Join the codes of several targets: the first of this order that occurs; failures among successes are 4."""
    if len(codes) > 1 and TargetError.exit_code in codes and any(code in {0, 1, 4} for code in codes):
        codes = [INCOMPLETE if code == TargetError.exit_code else code for code in codes]
    return next((code for code in (5, 6, 7, 2, 1, 4, 3) if code in codes), 0)
