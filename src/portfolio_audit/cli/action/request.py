"""What is audited in a workflow, against what, and what has to hold."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.batch import Request
from portfolio_audit.cli.action.event import Event
from portfolio_audit.cli.action.inputs import Inputs
from portfolio_audit.cli.audit import COMMAND
from portfolio_audit.cli.gates import Gates, check_gates, without_base
from portfolio_audit.cli.request import make_gates, make_request, read_base, read_configuration
from portfolio_audit.cli.showing import Showing, read_showing
from portfolio_audit.errors import UsageError
from portfolio_audit.report.report import Report
from portfolio_audit.sources.target import RepoTarget, parse_target

_NO_BASE = "There is nothing to compare with in this run, so that --fail-on-drop and --fail-on-new hold by themselves."
_NOT_AT_HAND = "The commit to compare with is not in this checkout, so that gates against it cannot hold."
_FULL_HISTORY = "Let actions/checkout fetch the history: `with: fetch-depth: 0`."


class Order(Struct, frozen=True):
    """One audit, as the workflow asks for it."""

    target: RepoTarget
    request: Request
    gates: Gates
    showing: Showing
    write_baseline: str | None
    remarks: tuple[str, ...] = ()
    """What the reader of the run should know before the result."""

    @property
    def has_gates(self) -> bool:
        """Say whether anything was asked to hold."""
        return self.gates != Gates()


def make_order(inputs: Inputs, event: Event, workspace: str) -> Order:
    """Put inputs and event together; raise `UsageError` where they do not fit."""
    options = _parse(inputs.arguments)
    chosen = read_configuration(options)
    base = read_base(inputs.base or options["base"])
    bases = likely_bases(base if isinstance(base, str) else None, event)
    request = make_request(options, chosen, base if isinstance(base, Report) else None, options["baseline"])
    gates = make_gates(options, chosen)
    has_base, has_baseline = bool(base or bases), options["baseline"] is not None
    kept = gates if has_base else without_base(gates, has_baseline=has_baseline)
    check_gates(kept, has_base=has_base, has_baseline=has_baseline)
    return Order(
        target=_target(inputs.path, event, workspace, request),
        request=replace(request, likely_bases=bases),
        gates=kept,
        showing=read_showing(options),
        write_baseline=options["write_baseline"],
        remarks=() if kept == gates else (_NO_BASE,),
    )


def likely_bases(asked: str | None, event: Event) -> tuple[str, ...]:
    """Give where a pull request starts: what its merge commit was made from, else the tip that it goes into."""
    if asked:
        return (asked,)
    if event.pull_request is None:
        return ()
    merged = f"{event.commit}^1" if event.commit else None
    return tuple(base for base in (merged, event.pull_request.base) if base)


def failures_without_base(report: Report, order: Order) -> tuple[Gates, tuple[str, ...]]:
    """Give the gates that can be looked at, and what to say of those that cannot for want of the base."""
    if report.comparison is not None or not order.request.likely_bases:
        return order.gates, ()
    left = without_base(order.gates, has_baseline=order.request.choice.baseline is not None)
    return left, () if left == order.gates else (f"{_NOT_AT_HAND} {_FULL_HISTORY}",)


def missing_base_remark(report: Report, order: Order) -> str:
    """Say how to get the comparison that this run could not make."""
    if report.comparison is not None or not order.request.likely_bases:
        return ""
    return f"The commit to compare with is not in this checkout, so that changes are not shown. {_FULL_HISTORY}"


def _parse(arguments: tuple[str, ...]) -> Mapping[str, Any]:
    """Read options as `portfolio-audit audit` does."""
    try:
        context = COMMAND.make_context("audit", list(arguments))
    except click.ClickException as error:
        raise UsageError(error.format_message(), "Check the inputs of the Action.") from error
    except click.exceptions.Exit as error:
        raise UsageError("`args` asks for help instead of an audit.", "Leave --help out.") from error
    options = dict(context.params)
    if options.pop("targets"):
        raise UsageError("`args` names a target.", "Name the folder with the input `path`.")
    return options


def _target(path: str, event: Event, workspace: str, request: Request) -> RepoTarget:
    """Name the checked-out folder; where the system lets none be read safely, the same commit on the host."""
    below = f":{path}" if path else ""
    if os.open not in os.supports_dir_fd:
        at = f"@{event.commit}" if event.commit else ""
        return parse_target(f"{event.repository}{at}{below}", request.policy, is_remote_only=True)
    own = Path(workspace, path)
    if path and (own / ".git").is_dir():
        return parse_target(str(own), request.policy)
    return parse_target(f"{workspace}{below}", request.policy)
