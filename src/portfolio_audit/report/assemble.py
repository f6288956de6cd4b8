"""Judgements and their weights put together to a report."""

from collections.abc import Callable, Iterable

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.report.places import make_all_evidence
from portfolio_audit.report.report import (
    CriterionScore,
    EvidenceItem,
    Finding,
    PlanStep,
    Question,
    Remediation,
    Score,
    Severity,
    Strength,
)
from portfolio_audit.rulebook.judged import Asked, Judged
from portfolio_audit.scoring.plan import Step
from portfolio_audit.scoring.scorecard import Scorecard
from portfolio_audit.scoring.tally import round_half_up
from portfolio_audit.snapshot.records import TargetIdentity

STRENGTHS = 5
QUESTIONS = 8
SPECIFIC_QUESTIONS = 5
_TELLING = 2.0
"""How much more a strength tells that names numbers of the repository."""

_SEVERITY_RANK = {Severity.HIGH: 4, Severity.MEDIUM: 3, Severity.LOW: 2, Severity.INFO: 1}
_VERDICT_ORDER = (Verdict.FAIL, Verdict.PARTIAL, Verdict.PASS, Verdict.SUPPRESSED, Verdict.UNKNOWN, Verdict.ERROR)

WeightOf = Callable[[Judged], float]


def make_score(card: Scorecard, without: Scorecard, gate: Scorecard) -> Score:
    """Give the total as the report shows it, beside the one without suppressions and the one that gates look at."""
    return Score(card.value, card.band, without.value, card.assessed, card.total, card.reason, gate.value)


def make_criteria(card: Scorecard, gate: Scorecard) -> tuple[CriterionScore, ...]:
    """Give the criteria with rounded scores."""
    return tuple(
        CriterionScore(
            own.id,
            own.group,
            own.title,
            _rounded(own.score),
            round(own.weight, 6),
            own.assessed,
            own.total,
            _rounded(held.score),
        )
        for own, held in zip(card.criteria, gate.criteria, strict=True)
    )


def _rounded(score: float | None) -> int | None:
    return None if score is None else round_half_up(score)


def make_evidence_items(one: Judged, target: TargetIdentity) -> tuple[EvidenceItem, ...]:
    """Give the places kept of a judgement."""
    return make_all_evidence(one.rule.id, one.evidence, target)


def make_finding(one: Judged, gain: int, unlocks: tuple[str, ...], target: TargetIdentity) -> Finding:
    """Give one rule's answer in full."""
    rule = one.rule
    advice = Remediation(
        one.remediation or rule.remediation.text, rule.remediation.effort_minutes, rule.remediation.snippet
    )
    return Finding(
        rule=rule.id,
        criterion=rule.criterion,
        verdict=one.verdict,
        credit=round(one.credit, 6),
        severity=rule.severity,
        confidence=rule.confidence,
        summary=one.message,
        why=rule.why,
        guide=rule.guide,
        remediation=advice,
        gain=gain,
        unlocks=unlocks,
        reason=one.reason or None,
        cure=one.cure or None,
        evidence=make_evidence_items(one, target),
        evidence_total=one.evidence_total,
        places_are_faults=one.are_faults,
        verdict_without=one.verdict_without,
    )


def make_plan_steps(steps: Iterable[Step], findings: Iterable[Finding]) -> tuple[PlanStep, ...]:
    """Give the fixes with their titles and minutes."""
    by_rule = {finding.rule: finding.remediation for finding in findings}
    return tuple(
        PlanStep(step.rule, by_rule[step.rule].text, step.gain, by_rule[step.rule].effort_minutes, step.cumulative)
        for step in steps
    )


def make_strengths(
    judged: Iterable[Judged], weight_of: WeightOf, score_of: Callable[[str], float], target: TargetIdentity
) -> tuple[Strength, ...]:
    """Give what to be proud of, the best of each criterion first; something always, when anything passed.

    A criterion stands out by its score, and a sentence with numbers of this repository tells more than one for all.
    """

    def standing(one: Judged) -> float:
        telling = _TELLING if "{" in one.rule.strength else 1.0
        return telling * _SEVERITY_RANK[one.rule.severity] * score_of(one.rule.criterion)

    passed = sorted(
        (one for one in judged if one.verdict is Verdict.PASS),
        key=lambda one: (-round(standing(one), 9), *_rank(one, weight_of)),
    )
    worded = [one for one in passed if one.strength] or passed[:1]
    first = {one.rule.criterion: one for one in reversed(worded)}
    ordered = sorted(worded, key=lambda one: first[one.rule.criterion] is not one)
    return tuple(
        Strength(one.rule.id, one.rule.criterion, one.strength or one.message, make_evidence_items(one, target))
        for one in ordered[:STRENGTHS]
    )


def make_questions(
    judged: Iterable[Judged], weight_of: WeightOf, target: TargetIdentity, asked: tuple[Asked, ...] = ()
) -> tuple[Question, ...]:
    """Give what an interviewer could ask: about places of this repository first, then about what does not pass.

    A rule's own question is left out where a question about a place asks the same.
    """
    covered = {rule for one in asked for rule in one.template.instead_of}
    specific = [
        Question(one.text, one.because, make_all_evidence(one.template.id, one.evidence, target)) for one in asked
    ]
    concerned = (one for one in judged if one.question and one.verdict in {Verdict.FAIL, Verdict.PARTIAL})
    general = [
        Question(one.question, one.message, make_evidence_items(one, target))
        for one in sorted(concerned, key=lambda one: _rank(one, weight_of))
        if one.rule.id not in covered
    ]
    ordered = [*specific[:SPECIFIC_QUESTIONS], *general, *specific[SPECIFIC_QUESTIONS:]]
    unique: dict[str, Question] = {}
    for one in ordered:
        unique.setdefault(one.text, one)
    return tuple(unique.values())[:QUESTIONS]


def _rank(one: Judged, weight_of: WeightOf) -> tuple[float, str]:
    return -round(weight_of(one) * _SEVERITY_RANK[one.rule.severity], 9), one.rule.id


def by_importance(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings: what fails first, then by severity, gain and id."""
    order = {verdict: number for number, verdict in enumerate(_VERDICT_ORDER)}
    return tuple(
        sorted(
            findings,
            key=lambda found: (
                order.get(found.verdict, len(order)),
                -_SEVERITY_RANK[found.severity],
                -found.gain,
                found.rule,
            ),
        )
    )
