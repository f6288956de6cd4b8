"""Two reports about one repository held against each other."""

from collections.abc import Iterable
from enum import Enum, auto

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.report.changes import Base, Comparison, CriterionShift, FindingChange, Shift
from portfolio_audit.report.parts import EvidenceItem, Finding
from portfolio_audit.report.report import Report

OPEN = frozenset({Verdict.FAIL, Verdict.PARTIAL})
"""Verdicts that leave something to mend."""
_SAME_CREDIT = 1e-6


class _Kind(Enum):
    FIXED = auto()
    NEW = auto()
    NEW_SET_ASIDE = auto()
    IMPROVED = auto()
    WORSENED = auto()
    LEFT_OPEN = auto()
    UNCHANGED = auto()


def compare(base: Report, report: Report) -> Comparison:
    """Say what was fixed, what is new and what moved between an earlier report and this one."""
    changes = tuple(_changes(base, report))

    def of(kind: _Kind) -> tuple[FindingChange, ...]:
        return tuple(change for found, change in changes if found is kind)

    return Comparison(
        base=Base(base.target, base.audited_at, base.rulebook, base.profile, base.repository_kind.kind, base.score),
        score=_shift(base.score.value, report.score.value),
        criteria=_criteria(base, report),
        fixed=of(_Kind.FIXED),
        new=of(_Kind.NEW),
        improved=of(_Kind.IMPROVED),
        worsened=of(_Kind.WORSENED),
        new_set_aside=of(_Kind.NEW_SET_ASIDE),
        left_open=of(_Kind.LEFT_OPEN),
        unchanged=tuple(sorted(change.rule for change in of(_Kind.UNCHANGED))),
        caveats=tuple(_caveats(base, report)),
    )


def new_places(before: Finding, after: Finding) -> tuple[EvidenceItem, ...]:
    """Give the faults that were not there before; none where a finding holds only the first of its places."""
    if not (before.places_are_faults and after.places_are_faults and _is_whole(before) and _is_whole(after)):
        return ()
    known = {item.fingerprint for item in before.evidence}
    return tuple(item for item in after.evidence if item.fingerprint not in known)


def _changes(base: Report, report: Report) -> Iterable[tuple[_Kind, FindingChange]]:
    """Pair the findings by rule, in the order of the report, then what is asked no more."""
    before = {finding.rule: finding for finding in base.findings}
    after = {finding.rule: finding for finding in report.findings}
    for rule in (*after, *sorted(before.keys() - after.keys())):
        kind = _kind(before.get(rule), after.get(rule))
        if kind is not None:
            yield kind, _change(kind, before.get(rule), after.get(rule))


def _kind(before: Finding | None, after: Finding | None) -> _Kind | None:
    was_open = before is not None and before.verdict in OPEN
    is_open = after is not None and after.verdict in OPEN
    if before is not None and after is not None and was_open and is_open:
        return _moved(before, after)
    if was_open:
        return _Kind.FIXED if after is not None and after.verdict is Verdict.PASS else _Kind.LEFT_OPEN
    was_set_aside = before is not None and before.verdict is Verdict.SUPPRESSED
    if after is not None and after.verdict is Verdict.SUPPRESSED and not was_set_aside:
        return _Kind.NEW_SET_ASIDE
    return _Kind.NEW if is_open else None


def _moved(before: Finding, after: Finding) -> _Kind:
    """Judge by the credit; where it stayed, by the number of faults, so that a renamed file is no news."""
    if abs(after.credit - before.credit) > _SAME_CREDIT:
        return _Kind.IMPROVED if after.credit > before.credit else _Kind.WORSENED
    more = len(new_places(before, after)) - len(new_places(after, before))
    if more == 0:
        return _Kind.UNCHANGED
    return _Kind.WORSENED if more > 0 else _Kind.IMPROVED


def _change(kind: _Kind, before: Finding | None, after: Finding | None) -> FindingChange:
    shown = after or before
    assert shown is not None  # noqa: S101  # a rule is paired only where one of the two asks it
    return FindingChange(
        rule=shown.rule,
        criterion=shown.criterion,
        severity=shown.severity,
        summary=shown.summary,
        before=before.verdict if before else None,
        after=after.verdict if after else None,
        credit_before=before.credit if before else 0.0,
        credit_after=after.credit if after else 0.0,
        new_places=_faults(before, after) if kind is not _Kind.FIXED else (),
        gone_places=_faults(after, before) if kind is not _Kind.LEFT_OPEN else (),
    )


def _faults(without: Finding | None, among: Finding | None) -> tuple[EvidenceItem, ...]:
    """Give the faults of one finding that the other does not have."""
    if among is None or among.verdict not in OPEN or not among.places_are_faults:
        return ()
    if without is None or without.verdict not in OPEN:
        return among.evidence
    return new_places(without, among)


def _is_whole(finding: Finding) -> bool:
    return finding.evidence_total <= len(finding.evidence)


def _criteria(base: Report, report: Report) -> tuple[CriterionShift, ...]:
    before = {criterion.id: criterion for criterion in base.criteria}
    after = {criterion.id: criterion for criterion in report.criteria}
    titles = {own.id: own.title for own in (*base.criteria, *report.criteria)}
    shifts = (
        (name, _shift(before[name].score if name in before else None, after[name].score if name in after else None))
        for name in (*after, *(name for name in before if name not in after))
    )
    return tuple(CriterionShift(name, titles[name], own.before, own.after, own.delta) for name, own in shifts)


def _shift(before: int | None, after: int | None) -> Shift:
    return Shift(before, after, None if before is None or after is None else after - before)


def _caveats(base: Report, report: Report) -> Iterable[str]:
    if base.tool.version != report.tool.version:
        yield f"Version {base.tool.version} judged the base, version {report.tool.version} judged this."
    if base.rulebook != report.rulebook:
        yield "The rules differ, so a change may come from the rules and not from the repository."
    if base.profile.digest != report.profile.digest:
        yield f"The profiles differ: {base.profile.name} before, {report.profile.name} now."
    if base.repository_kind.kind != report.repository_kind.kind:
        yield f"The kind of the repository was {base.repository_kind.kind} and is {report.repository_kind.kind} now."
    if base.target.name != report.target.name or base.target.subdir != report.target.subdir:
        yield "The two reports are about different repositories or folders."
