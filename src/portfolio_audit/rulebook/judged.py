"""What rules and questions come to for one repository, in words."""

from msgspec import Struct

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.evidence import Located
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.rulebook.rule import Rule


class Judged(Struct, frozen=True):
    """One rule's judgement about one repository, in words."""

    rule: Rule
    verdict: Verdict
    credit: float
    message: str
    """One sentence that is true now."""
    problem: str
    """The sentence for the case that it does not pass."""
    evidence: tuple[Located, ...] = ()
    evidence_total: int = 0
    reason: str = ""
    """Why it is unknown, does not apply, broke, or has to wait for another rule."""
    cure: str = ""
    strength: str = ""
    question: str = ""
    remediation: str = ""
    waits_for: tuple[str, ...] = ()
    """Required rules that fail."""
    are_faults: bool = False
    """True when the evidence is what there should be less of."""
    verdict_without: Verdict | None = None
    """The verdict before it was set aside."""

    @property
    def blocks(self) -> bool:
        """Say whether rules that require this one cannot be judged."""
        return Verdict.FAIL in {self.verdict, self.verdict_without}


class Asked(Struct, frozen=True):
    """A question that makes sense for one repository, in words."""

    template: QuestionTemplate
    text: str
    because: str
    evidence: tuple[Located, ...]
