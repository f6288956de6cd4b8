"""What differs between two reports, and how a score went over time: plain values."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.report.parts import EvidenceItem, ProfileIdentity, RulebookIdentity, Score
from portfolio_audit.rulebook.rule import Severity
from portfolio_audit.scoring.band import Band
from portfolio_audit.snapshot.records import TargetIdentity


class Base(Struct, frozen=True):
    """The earlier report, as far as a comparison shows it."""

    target: TargetIdentity
    audited_at: datetime
    rulebook: RulebookIdentity
    profile: ProfileIdentity
    kind: str
    score: Score


class Shift(Struct, frozen=True):
    """A score before and after."""

    before: int | None
    after: int | None
    delta: int | None
    """After minus before; none where one of them has no score."""


class CriterionShift(Struct, frozen=True):
    """One criterion before and after."""

    id: str
    title: str
    before: int | None
    after: int | None
    delta: int | None


class FindingChange(Struct, frozen=True):
    """One rule whose answer differs between the two reports."""

    rule: str
    criterion: str
    severity: Severity
    summary: str
    """What is true now; what was true, where the rule is not asked any more."""
    before: Verdict | None
    """None where the base did not ask the rule."""
    after: Verdict | None
    """None where the rule is not asked any more."""
    credit_before: float
    credit_after: float
    new_places: tuple[EvidenceItem, ...]
    """Places that speak against it and were not there before."""
    gone_places: tuple[EvidenceItem, ...]
    """Places that spoke against it and are not there any more."""


class Comparison(Struct, frozen=True):
    """Two reports about one repository, the earlier one as the base."""

    base: Base
    score: Shift
    criteria: tuple[CriterionShift, ...]
    """In the order of the report; also those that did not change."""
    fixed: tuple[FindingChange, ...]
    """Failed or partly passed before, passes now."""
    new: tuple[FindingChange, ...]
    """Fails or partly passes now, and did not before."""
    improved: tuple[FindingChange, ...]
    """Not passed yet, but with more credit or fewer places that speak against it."""
    worsened: tuple[FindingChange, ...]
    """Not passed before either, with less credit or more places that speak against it."""
    new_set_aside: tuple[FindingChange, ...]
    """Would be new, but is set aside."""
    left_open: tuple[FindingChange, ...]
    """Failed or partly passed before, and is now set aside, not applicable, unknown or not asked: not fixed."""
    unchanged: tuple[str, ...]
    """Rules that fail or partly pass in both, alike."""
    caveats: tuple[str, ...]
    """Why the numbers cannot be held against each other just so: other rules, another profile."""


class TrendPoint(Struct, frozen=True):
    """The score of one commit."""

    commit: str | None
    """Full id; none where the repository has no commit."""
    when: datetime
    """Author time of the commit; of the audit, where uncommitted changes are part of it."""
    subject: str
    """First line of its message; untrusted."""
    dirty: bool
    """True when uncommitted changes are part of it."""
    score: int | None
    band: Band | None
    assessed: int
    total: int
    reason: str
    """Why there is no score."""
    criteria: Mapping[str, int | None]
    """Scores by the id of the criterion."""


class Trend(Struct, frozen=True):
    """How the score went, judged by the rules of today."""

    commits: int
    """Commits on the main line, of which the points are a sample."""
    points: tuple[TrendPoint, ...]
    """Oldest first; the last one is the audited state itself."""
