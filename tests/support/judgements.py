"""Judgements made by hand, for tests of scores and reports."""

from collections.abc import Mapping

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.evidence import Located
from portfolio_audit.rulebook.condition import AllOf
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.rule import (
    Confidence,
    Criterion,
    Level,
    Remediation,
    Rule,
    Rulebook,
    Severity,
)
from portfolio_audit.rulebook.vocabulary import Vocabulary
from portfolio_audit.scoring.profile import Profile

CRITERIA = ("readme", "testing", "modelling")


def make_judged(  # noqa: PLR0913  # a judgement has many parts, and tests name them
    rule_id: str,
    credit: float | Verdict,
    criterion: str = "readme",
    requires: tuple[str, ...] = (),
    minutes: int = 10,
    *,
    evidence: tuple[Located, ...] = (),
    severity: Severity = Severity.MEDIUM,
    strength: str = "",
    question: str = "",
) -> Judged:
    """Make a judgement with a credit, or with a verdict that does not count."""
    verdict = credit if isinstance(credit, Verdict) else _verdict_of(credit)
    rule = Rule(
        id=rule_id,
        criterion=criterion,
        severity=severity,
        confidence=Confidence.HIGH,
        guide="Portfolio",
        serves=("R6",),
        summary=f"{rule_id} is well",
        problem=f"{rule_id} is missing",
        why="Because.",
        levels=(Level(1.0, AllOf(())),),
        remediation=Remediation(f"Mend {rule_id}.", minutes),
        since="0.1.0",
        requires=requires,
    )
    share = 0.0 if isinstance(credit, Verdict) else credit
    message = rule.summary if verdict is Verdict.PASS else rule.problem
    return Judged(
        rule, verdict, share, message, rule.problem, evidence, len(evidence), strength=strength, question=question
    )


def _verdict_of(credit: float) -> Verdict:
    if credit >= 1:
        return Verdict.PASS
    return Verdict.PARTIAL if credit > 0 else Verdict.FAIL


def make_profile(
    criteria: Mapping[str, float] | None = None, rules: Mapping[str, float] | None = None, coverage: float = 0.5
) -> Profile:
    """Make a profile with these weights."""
    return Profile("test", "Test", "", "0" * 16, coverage, criteria or {}, rules or {})


def rulebook_of(*judged: Judged) -> Rulebook:
    """Make the rulebook that these judgements came from."""
    criteria = tuple(Criterion(name, "Group", name.title(), "Well?") for name in CRITERIA)
    return Rulebook("9.9", "0" * 16, criteria, (), tuple(one.rule for one in judged), Vocabulary({}, {}))
