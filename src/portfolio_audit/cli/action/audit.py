"""The step that audits the checked-out repository and shows the result everywhere the workflow asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.batch import audit_one
from portfolio_audit.cli.action import runner as say
from portfolio_audit.cli.action.comment import Writing, comment_text, open_comments, post_comment
from portfolio_audit.cli.action.event import Event, read_event
from portfolio_audit.cli.action.inputs import CommentMode, Inputs, read_inputs
from portfolio_audit.cli.action.request import Order, failures_without_base, make_order, missing_base_remark
from portfolio_audit.cli.action.runner import Runner, read_runner
from portfolio_audit.cli.gates import INCOMPLETE, gate_failures, is_incomplete
from portfolio_audit.cli.outputs import parse_outputs, write_file, write_stdout
from portfolio_audit.cli.request import secrets
from portfolio_audit.cli.showing import show
from portfolio_audit.errors import PortfolioAuditError, UsageError
from portfolio_audit.render.interface import render_to
from portfolio_audit.render.redaction import redact
from portfolio_audit.report.baseline import encode_baseline, make_baseline
from portfolio_audit.report.report import Report
from portfolio_audit.sources.github.comments import CommentError

FAILED = 1
_ALLOWED = "PORTFOLIO_AUDIT_PULL_REQUEST_TARGET"
_NEWS_OF_SHALLOW = (
    "Only a part of the history is in this checkout, so that questions about it are not assessed. "
    "Let actions/checkout fetch it: `with: fetch-depth: 0`."
)
_FORK = (
    "A run for a fork may not comment; the result is in the summary of this run. "
    "To have it posted, write the two workflows of: portfolio-audit init fork"
)


class _Step(Struct, frozen=True):
    """What one run of the step knows."""

    inputs: Inputs
    event: Event
    runner: Runner
    environment: Mapping[str, str]


def audit_step(environment: Mapping[str, str]) -> int:
    """Audit, write, show, comment; give the exit code, which is 0 unless a gate or the inputs say otherwise."""
    step = _Step(read_inputs(environment), read_event(environment), read_runner(environment), environment)
    _refuse_trap(step)
    order = make_order(step.inputs, step.event, step.runner.workspace)
    for remark in order.remarks:
        say.notice(remark)
    try:
        with say.deaf():
            report = audit_one(order.target, order.request)
    except PortfolioAuditError as error:
        return _without_result(error, order, step)
    _write(report, order, step)
    _show(report, order, step)
    return _hold(report, order, step)


def _refuse_trap(step: _Step) -> None:
    if step.event.name == "pull_request_target" and step.environment.get(_ALLOWED) != "allow":
        raise UsageError(
            "`pull_request_target` gives strangers' changes the rights of the repository.",
            f"Use `on: pull_request`; to insist, set the variable {_ALLOWED} to allow.",
        )


def _without_result(error: PortfolioAuditError, order: Order, step: _Step) -> int:
    """Tell why there is no result; a gate that could not be looked at does not pass."""
    if isinstance(error, UsageError):
        raise error
    step.runner.write_output("gate", "error" if order.has_gates else "none")
    tell = say.error if order.has_gates else say.warning
    tell(f"There is no result: {error.message}. {error.advice}")
    return error.exit_code if order.has_gates else 0


def _write(report: Report, order: Order, step: _Step) -> None:
    """Write the reports, and hand their paths and the numbers to later steps."""
    folder = step.runner.make_folder()
    names = dict(_files(step))
    outputs = parse_outputs(tuple(str(folder / name) for name in names))
    with say.deaf():
        show(report, replace(order.showing, outputs=(*order.showing.outputs, *outputs)))
        if order.write_baseline:
            write_file(Path(order.write_baseline), encode_baseline(make_baseline(report)))
    step.runner.write_output("folder", str(folder))
    for name, output in names.items():
        if output:
            step.runner.write_output(output, str(folder / name))
    for output, value in _numbers(report):
        step.runner.write_output(output, value)


def _files(step: _Step) -> Iterator[tuple[str, str]]:
    """Give the files to write, and the output that names each."""
    if step.inputs.json or step.inputs.comment is CommentMode.FILE:
        yield "report.json", "json"
    if step.inputs.html:
        yield "report.html", "html"
    if step.inputs.sarif:
        yield "report.sarif", "sarif"
    if step.inputs.comment is CommentMode.FILE:
        yield "report.comment.md", ""


def _numbers(report: Report) -> Iterator[tuple[str, str | int]]:
    changes = report.comparison
    yield "score", "" if report.score.value is None else report.score.value
    yield "band", report.score.band or ""
    yield "delta", "" if changes is None or changes.score.delta is None else changes.score.delta
    yield "new-count", "" if changes is None else len(changes.new)
    yield "fixed-count", "" if changes is None else len(changes.fixed)


def _show(report: Report, order: Order, step: _Step) -> None:
    if step.inputs.summary:
        step.runner.write_summary(redact(render_to(report, "markdown"), secrets()))
    if step.inputs.annotations:
        write_stdout(redact(render_to(report, "github"), secrets()))
    if report.target.shallow:
        say.notice(_NEWS_OF_SHALLOW)
    remark = missing_base_remark(report, order)
    if remark:
        say.notice(remark)
    _comment(report, step)


def _comment(report: Report, step: _Step) -> None:
    """Comment on a pull request where this run may; whatever stands in the way is one notice."""
    pull, mode = step.event.pull_request, step.inputs.comment
    if pull is None or mode not in {CommentMode.ON_CHANGE, CommentMode.ALWAYS}:
        return
    if pull.is_fork:
        say.notice(_FORK)
        return
    try:
        comments = open_comments(step.event.repository, step.environment)
        text = comment_text(report, step.event.repository, step.event.run, step.environment)
        outcome = post_comment(comments, pull.number, Writing(report, text, mode, step.inputs.path))
        write_stdout(f"{outcome}\n")
    except CommentError as error:
        say.notice(f"{error.message}. {error.advice}")


def _hold(report: Report, order: Order, step: _Step) -> int:
    """Look at the gates; give the exit code."""
    gates, failures = failures_without_base(report, order)
    failures += gate_failures(report, gates)
    is_partial = gates.strict and is_incomplete(report)
    if not order.has_gates:
        step.runner.write_output("gate", "none")
        return 0
    step.runner.write_output("gate", "failed" if failures or is_partial else "passed")
    for line in failures:
        say.error(line)
    if failures:
        return FAILED
    if is_partial:
        say.error("Something was left out, and --strict asks for all of it; the report says what.")
        return INCOMPLETE
    return 0
