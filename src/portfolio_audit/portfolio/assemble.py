"""The reports of several repositories put together to the report of a portfolio."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import __version__
from portfolio_audit.evidence import Located
from portfolio_audit.portfolio.coverage import SKILL_TITLES
from portfolio_audit.portfolio.entries import Entry
from portfolio_audit.portfolio.facts import draw_facts
from portfolio_audit.portfolio.overlaps import find_overlaps
from portfolio_audit.portfolio.placing import place_all
from portfolio_audit.portfolio.records import Collection, Record, make_record
from portfolio_audit.portfolio.roles import fit_roles
from portfolio_audit.portfolio.rows import make_rows
from portfolio_audit.portfolio.words import gaps_of, look_alikes_of, notes_of
from portfolio_audit.portfolio.worth import Scales, Worth, weigh
from portfolio_audit.report.assemble import by_importance, make_finding, make_questions, make_strengths
from portfolio_audit.report.places import make_evidence
from portfolio_audit.report.portfolio import Career, Placing, Portfolio, RepositoryRow
from portfolio_audit.report.report import (
    SCHEMA_VERSION,
    EvidenceItem,
    Finding,
    ProfileIdentity,
    Question,
    Report,
    RepositoryKind,
    RulebookIdentity,
    Strength,
    Tool,
)
from portfolio_audit.report.sheet import FactValue
from portfolio_audit.rulebook.evaluate import evaluate
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.settle import settle
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.snapshot.account import AccountRecord
from portfolio_audit.snapshot.records import SnapshotWarning, TargetIdentity

SHOWCASE = 3


class Occasion(Struct, frozen=True):
    """What a portfolio is put together for."""

    name: str
    """Whose it is: the name of the account, the list or the folder."""
    opened_at: datetime
    """The only now of the run, in UTC."""
    scales: Scales
    profiles: tuple[Profile, ...] = ()
    """Every built-in profile, for the fit of roles."""
    account: AccountRecord | None = None
    career: Career | None = None
    left_out: tuple[RepositoryRow, ...] = ()
    """Repositories that were not audited as a part of the portfolio, with the reason."""
    warnings: tuple[SnapshotWarning, ...] = ()


def assemble_portfolio(entries: tuple[Entry, ...], occasion: Occasion) -> Report:
    """Judge the repositories together."""
    reports = {entry.name: entry.report for entry in entries if entry.report is not None}
    records = {name: make_record(report, name) for name, report in reports.items()}
    collection = _collect(entries, tuple(records.values()), occasion)
    fits = fit_roles(reports, occasion.profiles)
    facts = draw_facts(collection, fits)
    judged = settle(evaluate(occasion.scales.rulebook, facts))
    showcase = _showcase(collection)
    best = tuple(reports[name] for name in showcase)
    worth = weigh(judged, best, len(collection.projects), occasion.scales)
    rows = make_rows(entries, records, place_all(collection), showcase, occasion.left_out)
    show = _Shower(reports, occasion)
    return Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool("portfolio-audit", __version__),
        rulebook=_identity(occasion, reports),
        profile=_profile(occasion.scales.profile),
        target=show.target,
        audited_at=occasion.opened_at,
        repository_kind=_kind(len(entries)),
        score=worth.score,
        criteria=worth.criteria,
        findings=by_importance(show.finding(one, worth) for one in judged),
        plan=worth.plan,
        strengths=show.strengths(judged, worth),
        questions=show.questions(judged),
        ladder=(),
        suppressions=(),
        facts=_sheet(rows, collection),
        repositories=rows,
        portfolio=Portfolio(
            showcase=showcase,
            skills=dict(SKILL_TITLES),
            gaps=gaps_of(facts),
            notes=notes_of(judged),
            roles=fits,
            look_alikes=look_alikes_of(collection, facts),
            career=occasion.career,
            projects_share=worth.projects_share,
        ),
        warnings=(*occasion.warnings, *(_warning(entry) for entry in entries if entry.report is None)),
    )


def _collect(entries: tuple[Entry, ...], records: tuple[Record, ...], occasion: Occasion) -> Collection:
    unread = [entry.name for entry in entries if entry.report is None]
    return Collection(
        records=records,
        unseen=(*unread, *(one.name for one in records if one.outline.unknown)),
        today=occasion.opened_at.date(),
        account=occasion.account,
        career=occasion.career,
    )


def _showcase(collection: Collection) -> tuple[str, ...]:
    """Give the best three projects that repeat no better one; exercises only where there are not enough others."""
    repeats = {pair.weaker for pair in find_overlaps(collection.projects)}
    fresh = [one.name for one in collection.projects if one.name not in repeats]
    return tuple(fresh[:SHOWCASE])


class _Shower:
    """Turns judgements into what a report shows, with links into the repository of each place."""

    def __init__(self, reports: Mapping[str, Report], occasion: Occasion) -> None:
        self._targets = {name: report.target for name, report in reports.items()}
        self._profile = occasion.scales.own
        account = occasion.account
        self.target = TargetIdentity("portfolio", occasion.name, account.url if account else None)

    def finding(self, one: Judged, worth: Worth) -> Finding:
        made = make_finding(one, worth.gains.get(one.rule.id, 0), (), self.target)
        return replace(made, evidence=self._evidence(one.rule.id, one.evidence))

    def strengths(self, judged: tuple[Judged, ...], worth: Worth) -> tuple[Strength, ...]:
        scores = {one.id: float(one.score or 0) for one in worth.criteria}
        made = make_strengths(judged, self._weight, scores.__getitem__, self.target)
        places = {one.rule.id: one.evidence for one in judged}
        return tuple(replace(one, evidence=self._evidence(one.rule, places[one.rule])) for one in made)

    def questions(self, judged: tuple[Judged, ...]) -> tuple[Question, ...]:
        made = make_questions(judged, self._weight, self.target)
        places = {one.question: one for one in judged if one.question}
        return tuple(
            replace(one, evidence=self._evidence(places[one.text].rule.id, places[one.text].evidence)) for one in made
        )

    def _weight(self, one: Judged) -> float:
        return self._profile.rule_weight(one.rule)

    def _evidence(self, rule: str, places: tuple[Located, ...]) -> tuple[EvidenceItem, ...]:
        targets = (self._targets.get(place.at.repository, self.target) for place in places)
        return tuple(make_evidence(rule, place, target) for place, target in zip(places, targets, strict=True))


def _identity(occasion: Occasion, reports: Mapping[str, Report]) -> RulebookIdentity:
    """Join the rules about portfolios with those that judged the repositories."""
    own = occasion.scales.rulebook
    digests = sorted({own.digest, *(report.rulebook.digest for report in reports.values())})
    return RulebookIdentity(own.version, sha256("".join(digests).encode()).hexdigest()[:16])


def _profile(profile: Profile) -> ProfileIdentity:
    return ProfileIdentity(profile.name, profile.title, profile.digest)


def _kind(repositories: int) -> RepositoryKind:
    sentence = f"This is a portfolio of {repositories} repositories."
    return RepositoryKind("portfolio", 1.0, (), is_portfolio_project=True, sentence=sentence)


def _sheet(rows: tuple[RepositoryRow, ...], collection: Collection) -> dict[str, dict[str, FactValue]]:
    counts = {placing: sum(row.placing is placing for row in rows) for placing in Placing}
    days = sorted(one.outline.first_day for one in collection.records if one.outline.first_day)
    ends = sorted(one.outline.last_day for one in collection.records if one.outline.last_day)
    sheet: dict[str, FactValue] = {
        "Repositories": len(rows),
        "Projects with a score": len(collection.projects),
        "To show": counts[Placing.SHOW],
        "To improve": counts[Placing.IMPROVE],
        "To keep quiet": counts[Placing.QUIET],
        "Not read": counts[Placing.UNREAD],
        "Left out": counts[Placing.LEFT_OUT],
        "Lines of own code": sum(one.outline.code_lines for one in collection.records),
        "Commits": sum(one.outline.commits for one in collection.records),
        "First commit": days[0] if days else None,
        "Last commit": ends[-1] if ends else None,
    }
    return {"Portfolio": {name: value for name, value in sheet.items() if value is not None}}


def _warning(entry: Entry) -> SnapshotWarning:
    return SnapshotWarning("not-audited", f"{entry.name} was not audited: {entry.message}", (), entry.advice)
