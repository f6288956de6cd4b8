"""The whole pipeline from snapshot to report, without I/O of its own."""

from portfolio_audit import __version__
from portfolio_audit.checks.interface import Verdict
from portfolio_audit.collectors.interface import Facts
from portfolio_audit.report.assemble import (
    by_importance,
    make_criteria,
    make_finding,
    make_plan_steps,
    make_questions,
    make_score,
    make_strengths,
)
from portfolio_audit.report.report import (
    SCHEMA_VERSION,
    Finding,
    ProfileIdentity,
    Report,
    RulebookIdentity,
    Tool,
)
from portfolio_audit.report.sheet import make_facts_sheet, make_kind, make_ladder
from portfolio_audit.rulebook.evaluate import Judged, evaluate, put_questions
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.plan import Prospects, gain_of, make_plan
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.scoring.scorecard import Scorecard, score
from portfolio_audit.snapshot.records import TargetIdentity
from portfolio_audit.snapshot.snapshot import Snapshot


def audit(snapshot: Snapshot, rulebook: Rulebook, profile: Profile) -> Report:
    """Judge one repository by a rulebook, weighed by a profile."""
    facts = Facts(snapshot, rulebook.vocabulary.members)
    lookup = Lookup(facts)
    judged = evaluate(rulebook, facts)
    kind = make_kind(lookup)
    prospects = Prospects(judged, tuple(criterion.id for criterion in rulebook.criteria), profile)
    settled = prospects.settled
    card = score(settled, rulebook, profile, "" if kind.is_portfolio_project else kind.sentence)
    findings = _find(settled, prospects, card, snapshot.target)
    steps = make_plan(prospects) if card.value is not None else ()
    weights = {criterion.id: criterion.weight for criterion in card.criteria}

    scores = {criterion.id: criterion.score or 0.0 for criterion in card.criteria}

    def score_of(criterion: str) -> float:
        return scores[criterion]

    def weight_of(one: Judged) -> float:
        return weights[one.rule.criterion] * profile.rule_weight(one.rule)

    return Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool("portfolio-audit", __version__),
        rulebook=RulebookIdentity(rulebook.version, rulebook.digest),
        profile=ProfileIdentity(profile.name, profile.title, profile.digest),
        target=snapshot.target,
        audited_at=snapshot.record.opened_at,
        repository_kind=kind,
        score=make_score(card),
        criteria=make_criteria(card),
        findings=by_importance(findings),
        plan=make_plan_steps(steps, findings),
        strengths=make_strengths(settled, weight_of, score_of, snapshot.target),
        questions=make_questions(settled, weight_of, snapshot.target, put_questions(rulebook, facts))
        if card.value is not None
        else (),
        ladder=make_ladder(lookup, snapshot.target),
        suppressions=(),
        comparison=None,
        facts=make_facts_sheet(lookup),
        warnings=snapshot.warnings,
    )


def _find(
    settled: tuple[Judged, ...], prospects: Prospects, card: Scorecard, target: TargetIdentity
) -> tuple[Finding, ...]:
    candidates = {one.rule.id for one in prospects.candidates()} if card.value is not None else set()
    return tuple(
        make_finding(
            one,
            gain_of(prospects, one.rule.id) if one.rule.id in candidates else 0,
            prospects.unlocked_by(one.rule.id) if one.verdict is Verdict.FAIL else (),
            target,
        )
        for one in settled
    )
