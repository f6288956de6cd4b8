"""What was set aside, as the report discloses it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.report.parts import Suppression, SuppressionState
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.scoring.waivers import Waiver


def make_suppressions(
    waivers: Sequence[Waiver], covered: Mapping[str, tuple[Waiver, ...]], settled: Iterable[Judged], today: date
) -> tuple[Suppression, ...]:
    """Give every waiver with what became of it, in the order in which they were read."""
    counts = _count(covered, settled)
    return tuple(_make(waiver, counts[id(waiver)], today) for waiver in waivers)


def _count(covered: Mapping[str, tuple[Waiver, ...]], settled: Iterable[Judged]) -> Counter[int]:
    """Count each finding for the first waiver that covers it, or that covers what it waits for."""
    owner: dict[str, Waiver] = {}
    for one in settled:
        if one.verdict is Verdict.SUPPRESSED:
            own = covered.get(one.rule.id)
            owner[one.rule.id] = own[0] if own else owner[one.waits_for[0]]
    counts = Counter(id(waiver) for waiver in owner.values())
    for rule in owner.keys() & covered.keys():
        counts.update(id(waiver) for waiver in covered[rule][1:])
    return counts


def _make(waiver: Waiver, findings: int, today: date) -> Suppression:
    state = SuppressionState.ACTIVE if findings else SuppressionState.UNUSED
    return Suppression(
        rule=waiver.rule,
        reason=waiver.reason.value,
        note=waiver.note,
        expires=waiver.until.isoformat() if waiver.until else None,
        findings=findings,
        paths=waiver.paths,
        source=waiver.source,
        author=waiver.author,
        state=SuppressionState.EXPIRED if waiver.has_expired(today) else state,
    )
