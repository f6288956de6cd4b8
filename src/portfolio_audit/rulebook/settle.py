"""What rules require of each other, and what was set aside, put over judgements that each rule gave by itself."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.rulebook.judged import Judged

_OPEN = frozenset({Verdict.FAIL, Verdict.PARTIAL})


def settle(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Let rules fail while one that they require fails."""
    settled: dict[str, Judged] = {}
    for own in judged:
        settled[own.rule.id] = settle_one(own, settled)
    return tuple(settled.values())


def settle_one(
    own: Judged,
    settled: Mapping[str, Judged],
    mended: frozenset[str] = frozenset(),
    set_aside: Mapping[str, str] = MappingProxyType({}),
) -> Judged:
    """Look at what one rule requires, after those were settled; a `mended` rule counts as passed.

    A rule of `set_aside` that does not pass is suppressed for the reason given there, and with it whatever waits for
    nothing else.
    """
    if own.verdict is Verdict.NOT_APPLICABLE:
        return own
    failing = tuple(name for name in own.rule.requires if name in settled and settled[name].blocks)
    if failing:
        own = _waiting(own, failing, settled)
    elif own.rule.id in mended and own.verdict in _OPEN:
        return replace(own, verdict=Verdict.PASS, credit=1.0)
    if own.rule.id in set_aside and own.verdict in _OPEN:
        return _suppressed(own, set_aside[own.rule.id])
    if failing and all(settled[name].verdict is Verdict.SUPPRESSED for name in failing):
        return _suppressed(own, f"{own.reason}, which is set aside")
    return own


def _waiting(own: Judged, failing: tuple[str, ...], settled: Mapping[str, Judged]) -> Judged:
    """Fail for the sake of what is required, and point at that where this rule itself says nothing against it."""
    reason = f"it needs {' and '.join(f'`{name}`' for name in failing)} first"
    said = own if own.verdict is Verdict.FAIL else settled[failing[0]]
    return replace(
        own,
        verdict=Verdict.FAIL,
        credit=0.0,
        message=own.problem if said is own else said.message,
        evidence=said.evidence,
        evidence_total=said.evidence_total,
        are_faults=said.are_faults,
        reason=reason,
        cure="",
        waits_for=failing,
    )


def _suppressed(own: Judged, reason: str) -> Judged:
    return replace(own, verdict=Verdict.SUPPRESSED, verdict_without=own.verdict, reason=reason, cure="")
