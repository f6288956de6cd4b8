"""The whole pipeline from snapshot to report, without I/O of its own."""

from collections.abc import Mapping
from datetime import date
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
from portfolio_audit.report.outlining import make_outline
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
from portfolio_audit.rulebook.evaluate import evaluate, put_questions
from portfolio_audit.rulebook.judged import Judged
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
    is_brief: bool = False
    """True where scores and verdicts are enough: gains, plan and questions are left out."""


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


class _Weighed(Struct, frozen=True):
    """What one repository comes to: as it is shown, without suppressions, and for gates."""

    prospects: Prospects
    card: Scorecard
    without: Scorecard
    gate: Scorecard
    covered: Mapping[str, tuple[Waiver, ...]]
    known: frozenset[str]
    """Rules whose findings the baseline holds."""
    by_user: frozenset[str]
    """Rules that the user, and not only the repository, sets aside."""


def audit(snapshot: Snapshot, rulebook: Rulebook, profile: Profile, wishes: Wishes = Wishes()) -> Report:  # noqa: B008  # frozen
    """Judge one repository by a rulebook, weighed by a profile."""
    lookup = Lookup(Facts(snapshot, rulebook.vocabulary.members))
    kind = make_kind(lookup)
    judged = evaluate(rulebook, lookup.facts)
    scales = _Scales(judged, rulebook, profile, "" if kind.is_portfolio_project else kind.sentence)
    weighed = _weigh(scales, wishes, snapshot)
    card, settled = weighed.card, weighed.prospects.settled
    has_plan = card.value is not None and not wishes.is_brief
    found = _find(settled, weighed.prospects, snapshot.target, with_gains=has_plan)
    findings = tuple(_mark(finding, weighed) for finding in found)
    steps = make_plan(weighed.prospects) if has_plan else ()
    asked = put_questions(rulebook, lookup.facts) if has_plan else ()
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
        score=make_score(card, weighed.without, weighed.gate),
        criteria=make_criteria(card, weighed.gate),
        findings=by_importance(findings),
        plan=make_plan_steps(steps, findings),
        strengths=make_strengths(settled, weight_of, scores.__getitem__, snapshot.target),
        questions=make_questions(settled, weight_of, snapshot.target, asked) if has_plan else (),
        ladder=make_ladder(lookup, snapshot.target),
        suppressions=make_suppressions(wishes.waivers, weighed.covered, settled, _today(snapshot)),
        manifest=wishes.manifest,
        facts=make_facts_sheet(lookup),
        outline=None if wishes.is_brief else make_outline(lookup),
        warnings=snapshot.warnings,
    )


def _weigh(scales: _Scales, wishes: Wishes, snapshot: Snapshot) -> _Weighed:
    """Weigh three times where something was set aside or is known: gates trust the user, not the repository."""
    of_user = [one for one in wishes.waivers if one.author is Author.USER]
    covered = cover(scales.judged, wishes.waivers, scales.rulebook, _today(snapshot))
    by_user = cover(scales.judged, of_user, scales.rulebook, _today(snapshot))
    prospects = scales.prospects({rule: explain(found) for rule, found in covered.items()})
    plain = scales.prospects() if covered else prospects
    known = known_rules((make_finding(one, 0, (), snapshot.target) for one in plain.settled), wishes.baseline)
    trusted = scales.prospects({rule: explain(found) for rule, found in by_user.items()}) if by_user else plain
    gate = scales.prospects(dict.fromkeys(by_user, ""), known) if known else trusted
    return _Weighed(
        prospects=prospects,
        card=scales.weigh(prospects),
        without=scales.weigh(plain),
        gate=scales.weigh(gate),
        covered=covered,
        known=known,
        by_user=frozenset(one.rule.id for one in trusted.settled if one.verdict is Verdict.SUPPRESSED),
    )


def _today(snapshot: Snapshot) -> date:
    return snapshot.record.opened_at.date()


def _find(
    settled: tuple[Judged, ...], prospects: Prospects, target: TargetIdentity, *, with_gains: bool
) -> tuple[Finding, ...]:
    candidates = {one.rule.id for one in prospects.candidates()} if with_gains else set()
    return tuple(
        make_finding(
            one,
            gain_of(prospects, one.rule.id) if one.rule.id in candidates else 0,
            prospects.unlocked_by(one.rule.id) if one.verdict is Verdict.FAIL else (),
            target,
        )
        for one in settled
    )


def _mark(finding: Finding, weighed: _Weighed) -> Finding:
    """Say whether the baseline holds the finding, and who set it aside where it is suppressed."""
    author = Author.USER if finding.rule in weighed.by_user else Author.REPOSITORY
    set_aside_by = author if finding.verdict is Verdict.SUPPRESSED else None
    return replace(finding, known=finding.rule in weighed.known, set_aside_by=set_aside_by)
