"""The whole pipeline from snapshot to report, without I/O of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

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
from portfolio_audit.report.baseline import Baseline, known_rules
from portfolio_audit.report.report import (
    SCHEMA_VERSION,
    Finding,
    Manifest,
    ProfileIdentity,
    Report,
    RulebookIdentity,
    Tool,
)
from portfolio_audit.report.set_aside import make_suppressions
from portfolio_audit.report.sheet import make_facts_sheet, make_kind, make_ladder
from portfolio_audit.rulebook.evaluate import Judged, evaluate, put_questions
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.plan import Prospects, gain_of, make_plan
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.scoring.scorecard import Scorecard, score
from portfolio_audit.scoring.waivers import Author, Waiver, cover, explain
from portfolio_audit.snapshot.records import TargetIdentity
from portfolio_audit.snapshot.snapshot import Snapshot

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Wishes(Struct, frozen=True):
    """What was said beforehand about one audit."""

    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    manifest: Manifest | None = None


class _Scales(Struct, frozen=True):
    """The judgements of one repository and what weighs them."""

    judged: tuple[Judged, ...]
    rulebook: Rulebook
    profile: Profile
    refusal: str

    def prospects(self, set_aside: Mapping[str, str] = _NOTHING, mended: frozenset[str] = frozenset()) -> Prospects:
        criteria = tuple(criterion.id for criterion in self.rulebook.criteria)
        return Prospects(self.judged, criteria, self.profile, set_aside, mended)

    def weigh(self, prospects: Prospects) -> Scorecard:
        return score(prospects.settled, self.rulebook, self.profile, self.refusal)


def audit(snapshot: Snapshot, rulebook: Rulebook, profile: Profile, wishes: Wishes = Wishes()) -> Report:  # noqa: B008  # frozen
    """Judge one repository by a rulebook, weighed by a profile."""
    lookup = Lookup(Facts(snapshot, rulebook.vocabulary.members))
    kind = make_kind(lookup)
    judged = evaluate(rulebook, lookup.facts)
    scales = _Scales(judged, rulebook, profile, "" if kind.is_portfolio_project else kind.sentence)
    today = snapshot.record.opened_at.date()
    covered = cover(judged, wishes.waivers, rulebook, today)
    prospects = scales.prospects({rule: explain(found) for rule, found in covered.items()})
    settled, card = prospects.settled, scales.weigh(prospects)
    plain = scales.prospects() if covered else prospects
    known = known_rules((make_finding(one, 0, (), snapshot.target) for one in plain.settled), wishes.baseline)
    by_user = cover(judged, [one for one in wishes.waivers if one.author is Author.USER], rulebook, today)
    gate = scales.weigh(scales.prospects(dict.fromkeys(by_user, ""), known)) if covered or known else card
    findings = _mark(_find(settled, prospects, card, snapshot.target), known, _set_aside(scales, by_user))
    steps = make_plan(prospects) if card.value is not None else ()
    weights = {criterion.id: criterion.weight for criterion in card.criteria}
    scores = {criterion.id: criterion.score or 0.0 for criterion in card.criteria}

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
        score=make_score(card, scales.weigh(plain) if covered else card, gate),
        criteria=make_criteria(card, gate),
        findings=by_importance(findings),
        plan=make_plan_steps(steps, findings),
        strengths=make_strengths(settled, weight_of, scores.__getitem__, snapshot.target),
        questions=make_questions(settled, weight_of, snapshot.target, put_questions(rulebook, lookup.facts)),
        ladder=make_ladder(lookup, snapshot.target),
        suppressions=make_suppressions(wishes.waivers, covered, settled, today),
        manifest=wishes.manifest,
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


def _set_aside(scales: _Scales, by_user: Mapping[str, object]) -> frozenset[str]:
    """Give the rules that the user alone sets aside, those that wait for them included."""
    settled = scales.prospects(dict.fromkeys(by_user, "")).settled if by_user else ()
    return frozenset(one.rule.id for one in settled if one.verdict is Verdict.SUPPRESSED)


def _mark(findings: tuple[Finding, ...], known: frozenset[str], by_user: frozenset[str]) -> tuple[Finding, ...]:
    """Say which findings the baseline holds, and who set aside those that are suppressed."""
    return tuple(
        replace(
            finding,
            known=finding.rule in known,
            set_aside_by=_author(finding, by_user) if finding.verdict is Verdict.SUPPRESSED else None,
        )
        for finding in findings
    )


def _author(finding: Finding, by_user: frozenset[str]) -> Author:
    return Author.USER if finding.rule in by_user else Author.REPOSITORY
