"""A report from a stranger's run with nothing left in it but numbers, choices and the words of our own rulebook."""

from collections.abc import Iterable

from msgspec.structs import replace

from portfolio_audit import __version__
from portfolio_audit.report.changes import Base, Comparison, CriterionShift, FindingChange, Shift
from portfolio_audit.report.parts import (
    CriterionScore,
    Finding,
    PlanStep,
    ProfileIdentity,
    RepositoryKind,
    RulebookIdentity,
    Score,
    Tool,
)
from portfolio_audit.report.report import SCHEMA_VERSION, Report
from portfolio_audit.rulebook.rule import Criterion, Rule, Rulebook
from portfolio_audit.rulebook.wording import PLACEHOLDER
from portfolio_audit.scoring.band import band_of
from portfolio_audit.scoring.profile import builtin_profiles
from portfolio_audit.snapshot.records import TargetIdentity

_HIGHEST = 100
_MOST_CHECKS = 10_000
_MOST_MINUTES = 10_000
_NO_SCORE = "The audit of this pull request gave no score."


def vouched(report: Report, rulebook: Rulebook, repository: str) -> Report:
    """Keep what the rulebook knows and what is in range; the name is that of the repository that we stand in.

    The run was started by a stranger's branch, which may have written anything into its result: no text, place,
    address or name of it is kept.
    """
    score = _score(report.score)
    own = Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool("portfolio-audit", __version__),
        rulebook=RulebookIdentity(rulebook.version, rulebook.digest),
        profile=_profile(report.profile),
        target=TargetIdentity("remote", repository),
        audited_at=report.audited_at,
        repository_kind=RepositoryKind("", 0.0, (), is_portfolio_project=score.value is not None, sentence=_NO_SCORE),
        score=score,
        criteria=tuple(_criteria(report.criteria, rulebook)),
        findings=tuple(_findings(report.findings, rulebook)),
        plan=tuple(_plan(report.plan, rulebook)),
        strengths=(),
        questions=(),
        ladder=(),
        suppressions=(),
        facts={},
        warnings=(),
    )
    return own if report.comparison is None else replace(own, comparison=_comparison(report.comparison, own, rulebook))


def _score(found: Score) -> Score:
    value = _points(found.value)
    total = _within(found.total, _MOST_CHECKS)
    reason = _NO_SCORE if value is None else ""
    return Score(
        value,
        None if value is None else band_of(value),
        None,
        min(_within(found.assessed, _MOST_CHECKS), total),
        total,
        reason,
    )


def _profile(found: ProfileIdentity) -> ProfileIdentity:
    """Name the profile where it is one that we ship."""
    name = found.name if found.name in builtin_profiles() else "custom"
    return ProfileIdentity(name, name, "")


def _criteria(found: Iterable[CriterionScore], rulebook: Rulebook) -> Iterable[CriterionScore]:
    given = {item.id: item for item in found}
    for criterion in rulebook.criteria:
        item = given.get(criterion.id)
        if item is not None:
            total = _within(item.total, _MOST_CHECKS)
            assessed = min(_within(item.assessed, _MOST_CHECKS), total)
            weight = min(max(item.weight, 0.0), 1.0)
            yield CriterionScore(
                criterion.id, criterion.group, criterion.title, _points(item.score), weight, assessed, total
            )


def _findings(found: Iterable[Finding], rulebook: Rulebook) -> Iterable[Finding]:
    """Keep one finding a rule, with the words of the rule."""
    given = {item.rule: item for item in found}
    for rule in rulebook.rules:
        item = given.get(rule.id)
        if item is not None:
            yield Finding(
                rule=rule.id,
                criterion=rule.criterion,
                verdict=item.verdict,
                credit=min(max(item.credit, 0.0), 1.0),
                severity=rule.severity,
                confidence=rule.confidence,
                summary=_words(rule),
                why=rule.why,
                guide=rule.guide,
                remediation=rule.remediation,
                gain=_within(item.gain, _HIGHEST),
                unlocks=(),
                reason=None,
                cure=None,
                evidence=(),
                evidence_total=0,
            )


def _plan(found: Iterable[PlanStep], rulebook: Rulebook) -> Iterable[PlanStep]:
    for step in {step.rule: step for step in found}.values():
        rule = rulebook.by_id.get(step.rule)
        if rule is not None:
            minutes = _within(step.effort_minutes, _MOST_MINUTES)
            then = _within(step.cumulative_score, _HIGHEST)
            yield PlanStep(rule.id, rule.remediation.text, _within(step.gain, _HIGHEST), minutes, then)


def _comparison(found: Comparison, own: Report, rulebook: Rulebook) -> Comparison:
    before = _score(found.base.score)
    base = Base(
        replace(own.target, name="the base"),
        own.audited_at,
        own.rulebook,
        own.profile,
        own.repository_kind.kind,
        before,
    )
    return Comparison(
        base=base,
        score=_shift(before.value, own.score.value),
        criteria=tuple(_shifts(found.criteria, rulebook.criteria)),
        fixed=_changes(found.fixed, rulebook),
        new=_changes(found.new, rulebook),
        improved=_changes(found.improved, rulebook),
        worsened=_changes(found.worsened, rulebook),
        new_set_aside=_changes(found.new_set_aside, rulebook),
        left_open=_changes(found.left_open, rulebook),
        unchanged=tuple(rule for rule in dict.fromkeys(found.unchanged) if rule in rulebook.by_id),
        caveats=(),
    )


def _shifts(found: Iterable[CriterionShift], criteria: Iterable[Criterion]) -> Iterable[CriterionShift]:
    given = {item.id: item for item in found}
    for criterion in criteria:
        item = given.get(criterion.id)
        if item is not None:
            shift = _shift(_points(item.before), _points(item.after))
            yield CriterionShift(criterion.id, criterion.title, shift.before, shift.after, shift.delta)


def _changes(found: Iterable[FindingChange], rulebook: Rulebook) -> tuple[FindingChange, ...]:
    given = {change.rule: change for change in found}
    return tuple(_change(given[rule.id], rule) for rule in rulebook.rules if rule.id in given)


def _change(found: FindingChange, rule: Rule) -> FindingChange:
    return FindingChange(
        rule=rule.id,
        criterion=rule.criterion,
        severity=rule.severity,
        summary=_words(rule),
        before=found.before,
        after=found.after,
        credit_before=0.0,
        credit_after=0.0,
        new_places=(),
        gone_places=(),
    )


def _words(rule: Rule) -> str:
    """Say what the rule asks for; what was seen instead only the report of the run itself tells."""
    return rule.remediation.text if PLACEHOLDER.search(rule.summary) else rule.summary


def _shift(before: int | None, after: int | None) -> Shift:
    return Shift(before, after, None if before is None or after is None else after - before)


def _points(value: int | None) -> int | None:
    return None if value is None else _within(value, _HIGHEST)


def _within(value: int, most: int) -> int:
    return min(max(value, 0), most)
