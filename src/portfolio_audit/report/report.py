"""The result of one audit: the JSON contract as types."""

from datetime import datetime

from msgspec import Struct

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.evidence import Place
from portfolio_audit.rulebook.rule import Confidence, Remediation, Severity
from portfolio_audit.scoring.scorecard import Band
from portfolio_audit.snapshot.records import SnapshotWarning, TargetIdentity

__all__ = (
    "SCHEMA_VERSION",
    "Band",
    "Confidence",
    "CriterionScore",
    "EvidenceItem",
    "Finding",
    "PlanStep",
    "ProfileIdentity",
    "Question",
    "Remediation",
    "Report",
    "RepositoryKind",
    "RulebookIdentity",
    "Rung",
    "Score",
    "Severity",
    "Strength",
    "Suppression",
    "Tool",
    "Verdict",
)

SCHEMA_VERSION = "1.0"


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


class CriterionScore(Struct, frozen=True):
    """One criterion's share of the total."""

    id: str
    group: str
    title: str
    score: int | None
    weight: float
    """Share of the total among the criteria that were assessed; they add up to 1."""
    assessed: int
    total: int


class EvidenceItem(Struct, frozen=True):
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
    """Stable when lines move: 16 hex digits over rule, path and excerpt."""

    @property
    def place(self) -> Place:
        """The same as a place."""
        return Place(self.path, self.line, self.end_line, self.cell, self.execution_count, self.commit)


class Finding(Struct, frozen=True):
    """One rule's answer about one repository."""

    rule: str
    criterion: str
    verdict: Verdict
    credit: float
    """0 to 1; counts only where the verdict is pass, partial or fail."""
    severity: Severity
    confidence: Confidence
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


class Suppression(Struct, frozen=True):
    """A finding that the owner set aside, with the reason given."""

    rule: str
    reason: str
    note: str
    expires: str | None
    findings: int


class Report(Struct, frozen=True):
    """Everything that any surface shows of one audit."""

    schema_version: str
    tool: Tool
    rulebook: RulebookIdentity
    profile: ProfileIdentity
    target: TargetIdentity
    audited_at: datetime
    repository_kind: RepositoryKind
    score: Score
    criteria: tuple[CriterionScore, ...]
    findings: tuple[Finding, ...]
    plan: tuple[PlanStep, ...]
    strengths: tuple[Strength, ...]
    questions: tuple[Question, ...]
    ladder: tuple[Rung, ...]
    suppressions: tuple[Suppression, ...]
    comparison: None
    """Reserved for the comparison with a base."""
    facts: dict[str, dict[str, str | int | float | bool | None]]
    """The facts sheet: subject, name, value."""
    warnings: tuple[SnapshotWarning, ...]
