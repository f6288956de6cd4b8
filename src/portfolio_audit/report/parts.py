"""The parts of a report: plain values."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.evidence import Place
from portfolio_audit.rulebook.rule import Confidence, Remediation, Severity
from portfolio_audit.scoring.band import Band
from portfolio_audit.scoring.waivers import Author


class Tool(Struct, frozen=True):
    """What made the result."""

    name: str
    version: str


class RulebookIdentity(Struct, frozen=True):
    """Which rules judged."""

    version: str
    digest: str
    """SHA-256 over the rules in use, the first 16 hex digits."""


class ProfileIdentity(Struct, frozen=True):
    """Which profile weighed."""

    name: str
    title: str
    digest: str


class RepositoryKind(Struct, frozen=True):
    """What sort of repository it is, which decides which rules concern it."""

    kind: str
    confidence: float
    reasons: tuple[str, ...]
    is_portfolio_project: bool
    sentence: str
    """What to tell the reader: why there is no score, where the kind is no portfolio project."""


class Score(Struct, frozen=True):
    """The total, or why there is none."""

    value: int | None
    """0 to 100; none where the kind has no score or too little could be assessed."""
    band: Band | None
    without_suppressions: int | None
    assessed: int
    total: int
    reason: str = ""
    """Why there is no value."""
    gate: int | None = None
    """What gates look at: the repository's own suppressions do not help, findings of the baseline do not hurt."""


class CriterionScore(Struct, frozen=True):
    """One criterion's share of the total."""

    id: str
    group: str
    title: str
    score: int | None
    """`None` where less than half of its weight, or what the profile asks for, could be assessed."""
    weight: float
    """Share of the total among the criteria that were assessed; they add up to 1."""
    assessed: int
    total: int
    gate: int | None = None
    """What gates look at, as for the total."""


class EvidenceItem(Struct, frozen=True, omit_defaults=True):
    """A place that proves a finding."""

    path: str
    line: int | None
    end_line: int | None
    cell: int | None
    execution_count: int | None
    commit: str | None
    url: str | None
    """Link at the full commit on the host, where the host and commit are known."""
    excerpt: str
    fingerprint: str
    """Stable when lines move: 16 hex digits over rule, path, excerpt, and how many such places stand before it."""
    repository: str = ""
    """Name of the repository in a report about a portfolio; else left out."""

    @property
    def place(self) -> Place:
        """The same as a place."""
        return Place(self.path, self.line, self.end_line, self.cell, self.execution_count, self.commit, self.repository)


class Finding(Struct, frozen=True):
    """One rule's answer about one repository."""

    rule: str
    criterion: str
    verdict: Verdict
    credit: float
    """0 to 1; counts only where the verdict is pass, partial or fail."""
    severity: Severity
    confidence: Confidence
    """That of the rule; low where credit rests on places that only may tell what they are shown for."""
    summary: str
    """One sentence that is true now: the rule's summary on pass, else what is wrong, with numbers."""
    why: str
    guide: str
    """Section of the career guide that the rule serves."""
    remediation: Remediation
    gain: int
    """Points that the total would win if this rule passed, everything re-evaluated."""
    unlocks: tuple[str, ...]
    """Rules that can only be judged once this one passes."""
    reason: str | None
    """Why it is unknown, not applicable, suppressed or an error."""
    cure: str | None
    evidence: tuple[EvidenceItem, ...]
    evidence_total: int
    """Number of places found; `evidence` holds the first of them."""
    known: bool = False
    """True when the baseline holds this finding already."""
    places_are_faults: bool = False
    """True when each place is something to mend; false when the places only show where we looked."""
    verdict_without: Verdict | None = None
    """What the verdict would be without the suppression, where there is one."""
    set_aside_by: Author | None = None
    """Who set it aside; the user where both did."""


class PlanStep(Struct, frozen=True):
    """One fix of the plan, best gain first."""

    rule: str
    title: str
    gain: int
    effort_minutes: int
    cumulative_score: int
    """The total after this and all earlier steps."""


class Strength(Struct, frozen=True):
    """Something to talk about in an interview."""

    rule: str
    criterion: str
    text: str
    evidence: tuple[EvidenceItem, ...]


class Question(Struct, frozen=True):
    """What an interviewer could ask, built from a fact of this repository."""

    text: str
    because: str
    evidence: tuple[EvidenceItem, ...]


class Rung(Struct, frozen=True):
    """One stage of the ladder frame > data > prepare > split > model > evaluate > present > serve."""

    stage: str
    title: str
    reached: bool
    evidence: tuple[EvidenceItem, ...]


class SuppressionState(StrEnum):
    """What became of a suppression."""

    ACTIVE = "active"
    EXPIRED = "expired"
    """Its last day is over, so that it sets nothing aside any more."""
    UNUSED = "unused"
    """It fits no finding that would otherwise fail or partly pass."""


class Suppression(Struct, frozen=True):
    """Findings that somebody set aside, with the reason given."""

    rule: str
    """Rule id, family or start of an id."""
    reason: str
    note: str
    expires: str | None
    """Last day on which it counts, as a date."""
    findings: int
    """Number of findings that it sets aside."""
    paths: tuple[str, ...] = ()
    """Patterns of the paths in which every place of a finding has to lie; empty for anywhere."""
    source: str = ""
    """Where it stands: `.portfolio-audit.yml:4`, `src/train.py:12`; untrusted."""
    author: Author = Author.REPOSITORY
    """Gates ignore what the audited repository itself sets aside."""
    state: SuppressionState = SuppressionState.ACTIVE


class Manifest(Struct, frozen=True):
    """What a machine cannot see, as declared; nothing of it was checked."""

    context: str
    """`internship`, `client` and the like; empty where nothing is said."""
    domain: str
    showcase: tuple[str, ...]
    """Notebooks to look at first."""
    author: Author
