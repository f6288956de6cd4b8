"""A rule and the rulebook, as loaded."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.rulebook.condition import Condition
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.rulebook.vocabulary import Vocabulary


class Severity(StrEnum):
    """How much to worry; orders findings, never weighs them."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Confidence(StrEnum):
    """How sure the rule is of its answer."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Level(Struct, frozen=True):
    """A condition that earns a share of the credit."""

    credit: float
    """0 to 1; 1 is a pass."""
    when: Condition
    problem: str = ""
    """What keeps it from the level above; the rule's own text where empty."""


class Remediation(Struct, frozen=True):
    """What to do about a finding."""

    text: str
    effort_minutes: int
    snippet: str = ""


class Threshold(Struct, frozen=True):
    """A number that decides, and where it comes from."""

    value: str
    source: str


class Rule(Struct, frozen=True, kw_only=True):
    """One question about a repository, and the words for its answers."""

    id: str
    criterion: str
    severity: Severity
    confidence: Confidence
    guide: str
    serves: tuple[str, ...]
    summary: str
    problem: str
    why: str
    levels: tuple[Level, ...]
    """Best first; a plain `check` is one level of full credit."""
    remediation: Remediation
    since: str
    applies_when: Condition | None = None
    requires: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    """Facts to point at when the condition leaves no place of its own."""
    evidence_against: tuple[str, ...] = ()
    """The same for an answer that is no pass, where it differs."""
    example: str = ""
    thresholds: tuple[Threshold, ...] = ()
    limits: tuple[str, ...] = ()
    strength: str = ""
    question: str = ""

    @property
    def family(self) -> str:
        """The folder that the rule stands in, which is the start of its id."""
        return self.id.partition("-")[0]


class Criterion(Struct, frozen=True):
    """What the guide asks for; rules belong to criteria."""

    id: str
    group: str
    title: str
    asks: str
    """The question that the criterion puts to a repository."""


class Rulebook(Struct, frozen=True):
    """All rules in use, required ones before those that need them."""

    version: str
    digest: str
    criteria: tuple[Criterion, ...]
    guide_sections: tuple[str, ...]
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    questions: tuple[QuestionTemplate, ...] = ()
    """What an interviewer could ask beyond the rules, by rank."""

    @property
    def by_id(self) -> Mapping[str, Rule]:
        """Rules by id."""
        return {rule.id: rule for rule in self.rules}
