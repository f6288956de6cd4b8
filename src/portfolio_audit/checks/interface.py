"""What a Python check is, and how it answers."""

from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.evidence import Located


class Verdict(StrEnum):
    """The answer of a rule."""

    PASS = "pass"  # noqa: S105  # a verdict, not a password
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    ERROR = "error"
    SUPPRESSED = "suppressed"

    @property
    def counts(self) -> bool:
        """Say whether the verdict enters the denominator of a score."""
        return self in _COUNTING

    @property
    def concerns(self) -> bool:
        """Say whether the rule concerns the repository at all."""
        return self is not Verdict.NOT_APPLICABLE


_COUNTING = frozenset({Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL})


class Judgement(Struct, frozen=True):
    """Verdict, credit and evidence of one check."""

    verdict: Verdict
    credit: float
    """0 to 1; below 1 and above 0 only where the verdict is partial."""
    evidence: tuple[Located, ...] = ()
    reason: str = ""
    """Why it is unknown or does not apply, as a clause."""
    cure: str = ""
    """What the user can do about an unknown, as an imperative sentence."""
    problem: str = ""
    """What is wrong, where the check knows better than the rule's own text."""


def passed(*evidence: Located) -> Judgement:
    """Answer that all is well, with the places that prove it."""
    return Judgement(Verdict.PASS, 1.0, evidence)


def failed(*evidence: Located, problem: str = "") -> Judgement:
    """Answer that it is not, with the places that show it."""
    return Judgement(Verdict.FAIL, 0.0, evidence, problem=problem)


class NoOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """A check that takes no options."""


OptionsType = TypeVar("OptionsType", bound=Struct)


class Check(Struct, Generic[OptionsType], frozen=True):
    """One question that needs Python: its name in rules, how to judge, and the type of its options."""

    name: str
    judge: Callable[[Facts, OptionsType], Judgement]
    options: type[OptionsType]
