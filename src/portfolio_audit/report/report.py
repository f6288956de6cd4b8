"""The result of one audit: the JSON contract as types."""

from datetime import datetime

from msgspec import Struct

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.report.changes import (
    Base,
    Comparison,
    CriterionShift,
    FindingChange,
    Shift,
    Trend,
    TrendPoint,
)
from portfolio_audit.report.outline import Outline
from portfolio_audit.report.parts import (
    CriterionScore,
    EvidenceItem,
    Finding,
    Manifest,
    PlanStep,
    ProfileIdentity,
    Question,
    RepositoryKind,
    RulebookIdentity,
    Rung,
    Score,
    Strength,
    Suppression,
    SuppressionState,
    Tool,
)
from portfolio_audit.report.portfolio import (
    Career,
    Declaration,
    LookAlike,
    Placing,
    Portfolio,
    RepositoryRow,
    RoleFit,
)
from portfolio_audit.rulebook.rule import Confidence, Remediation, Severity
from portfolio_audit.scoring.band import Band
from portfolio_audit.scoring.waivers import Author
from portfolio_audit.snapshot.records import SnapshotWarning, TargetIdentity

__all__ = (
    "SCHEMA_VERSION",
    "Author",
    "Band",
    "Base",
    "Career",
    "Comparison",
    "Confidence",
    "CriterionScore",
    "CriterionShift",
    "Declaration",
    "EvidenceItem",
    "Finding",
    "FindingChange",
    "LookAlike",
    "Manifest",
    "Outline",
    "Placing",
    "PlanStep",
    "Portfolio",
    "ProfileIdentity",
    "Question",
    "Remediation",
    "Report",
    "RepositoryKind",
    "RepositoryRow",
    "RoleFit",
    "RulebookIdentity",
    "Rung",
    "Score",
    "Severity",
    "Shift",
    "Strength",
    "Suppression",
    "SuppressionState",
    "Tool",
    "Trend",
    "TrendPoint",
    "Verdict",
)

SCHEMA_VERSION = "1.0"


class Report(Struct, frozen=True, kw_only=True):
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
    manifest: Manifest | None = None
    """What the owner or the user declared."""
    comparison: Comparison | None = None
    """What changed against a base, where one was given."""
    trend: Trend | None = None
    """The score over the history, where it was asked for."""
    facts: dict[str, dict[str, str | int | float | bool | None]]
    """The facts sheet: subject, name, value."""
    outline: Outline | None = None
    """What a portfolio asks of this repository; none in a report about a portfolio."""
    repositories: tuple[RepositoryRow, ...] = ()
    """The repositories of a portfolio."""
    portfolio: Portfolio | None = None
    """What the repositories are together, in a report about a portfolio."""
    warnings: tuple[SnapshotWarning, ...]
