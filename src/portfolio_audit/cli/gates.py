"""The gates that a user may ask for, as exit codes."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.cli.console import say
from portfolio_audit.errors import UsageError
from portfolio_audit.report.comparison import OPEN
from portfolio_audit.report.report import Author, CriterionScore, Report, Score, Verdict
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.packs import builtin_pack, portfolio_pack

FAILED = 1
INCOMPLETE = 4
_NAMES_SHOWN = 5


class Gates(Struct, frozen=True):
    """What the user wants to hold."""

    fail_under: int | None = None
    minimum: Mapping[str, int] = {}
    """Least score by criterion."""
    fail_on_drop: int | None = None
    fail_on_new: bool = False
    strict: bool = False


def check_gates(gates: Gates, *, has_base: bool, has_baseline: bool, is_portfolio: bool = False) -> None:
    """Raise `UsageError` where a gate can never be looked at."""
    if gates.fail_on_drop is not None and not has_base:
        raise UsageError("--fail-on-drop needs something to compare with.", "Name it with --base REF or --base FILE.")
    if gates.fail_on_new and not (has_base or has_baseline):
        raise UsageError("--fail-on-new needs something to compare with.", "Name it with --base or --baseline.")
    if gates.minimum:
        packs = (builtin_pack(), portfolio_pack()) if is_portfolio else (builtin_pack(),)
        load_catalogue = import_module("portfolio_audit.rulebook.load").load_catalogue  # reads YAML, on use only
        known = [one.id for pack in packs for one in load_catalogue(pack / "criteria.yaml").criteria]
        for name in gates.minimum:
            if name not in known:
                raise UsageError(f"--min: there is no criterion `{name}`{did_you_mean(name, known)}", "See docs/rules.")


def without_base(gates: Gates, *, has_baseline: bool) -> Gates:
    """Give the gates that can be looked at where there is nothing to compare with."""
    return replace(gates, fail_on_drop=None, fail_on_new=gates.fail_on_new and has_baseline)


def gate_code(report: Report, gates: Gates) -> int:
    """Say which gates fail, one line each; give 1 when any does, 4 when something was left out and must not be."""
    failures = gate_failures(report, gates)
    for line in failures:
        say(line)
    if failures:
        return FAILED
    return INCOMPLETE if gates.strict and is_incomplete(report) else 0


def gate_failures(report: Report, gates: Gates) -> tuple[str, ...]:
    """Give a sentence for each gate that fails."""
    return tuple(_failures(report, gates))


def is_incomplete(report: Report) -> bool:
    """Say whether a limit, a gap or a fault of ours left anything out."""
    broken = any(finding.verdict is Verdict.ERROR for finding in report.findings)
    return broken or any(warning.incomplete for warning in report.warnings)


def held(score: Score | CriterionScore) -> int | None:
    """Give what gates look at: a repository cannot buy a pass with suppressions of its own."""
    shown = score.value if isinstance(score, Score) else score.score
    return shown if score.gate is None else score.gate


def _failures(report: Report, gates: Gates) -> Iterator[str]:
    if gates.fail_under is not None:
        yield from _under("The score", report.score, gates.fail_under, f"--fail-under {gates.fail_under}")
    criteria = {criterion.id: criterion for criterion in report.criteria}
    for name, least in gates.minimum.items():
        if name in criteria:
            yield from _under(f"The score of {name}", criteria[name], least, f"--min {name}={least}")
        else:
            yield f"There is no score of {name} to hold against --min {name}={least}."
    if gates.fail_on_drop is not None:
        yield from _drop(report, gates.fail_on_drop)
    if gates.fail_on_new:
        yield from _new(report)


def _under(what: str, score: Score | CriterionScore, least: int, gate: str) -> Iterator[str]:
    value = held(score)
    if value is None:
        reason = f": {score.reason}" if isinstance(score, Score) else ", since too little of it could be assessed."
        yield f"There is no score to hold against {gate}{reason}"
    elif value < least:
        yield f"{what} is {value}{_counted(score, value)}, under {gate}."


def _counted(score: Score | CriterionScore, value: int) -> str:
    """Say why a gate looks at another number than the one that is shown."""
    shown = score.value if isinstance(score, Score) else score.score
    return "" if shown == value else f" as gates count it (shown: {shown})"


def _drop(report: Report, most: int) -> Iterator[str]:
    before = held(report.comparison.base.score) if report.comparison else None
    after = held(report.score)
    if before is None or after is None:
        yield f"There are no two scores to hold against --fail-on-drop {most}."
    elif before - after > most:
        yield f"The score fell from {before} to {after}, by more than --fail-on-drop {most}."


def _new(report: Report) -> Iterator[str]:
    found = sorted(set(_new_rules(report)))
    if found:
        more = " ..." if len(found) > _NAMES_SHOWN else ""
        yield f"--fail-on-new: {len(found)} new, {', '.join(found[:_NAMES_SHOWN])}{more}."


def _new_rules(report: Report) -> Iterable[str]:
    """Give the rules with something new; what the repository itself sets aside counts, what the user does not."""
    counting = {
        finding.rule
        for finding in report.findings
        if finding.verdict in OPEN or finding.set_aside_by is Author.REPOSITORY
    }
    if report.comparison:
        changes = (*report.comparison.new, *report.comparison.new_set_aside)
        grown = (change for change in report.comparison.worsened if change.new_places)
        return (change.rule for change in (*changes, *grown) if change.rule in counting)
    return (finding.rule for finding in report.findings if finding.rule in counting and not finding.known)
