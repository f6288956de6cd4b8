"""Credits added up by criterion, and criteria to one number."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.scoring.profile import Profile

_NOISE = 1e-9
"""What the last binary digits of a sum may be off."""


class Tally(Struct, frozen=True):
    """What the rules of one criterion weigh and earned."""

    assessed: int = 0
    """Rules that pass, partly pass or fail."""
    total: int = 0
    """Rules that concern the repository."""
    assessed_weight: float = 0.0
    total_weight: float = 0.0
    earned: float = 0.0
    needed: float = 0.0
    """Share of the weight that must be assessed for a score."""

    @property
    def score(self) -> float | None:
        """Give 0 to 100, or nothing where no weight or too little of it was assessed."""
        if self.assessed_weight <= 0 or self.assessed_weight < self.needed * self.total_weight - _NOISE:
            return None
        return 100 * min(1.0, self.earned / self.assessed_weight)


def tally(judged: Iterable[Judged], profile: Profile) -> Tally:
    """Add up the rules of one criterion."""
    concerning = [(own, profile.rule_weight(own.rule)) for own in judged if own.verdict.concerns]
    assessed = sorted((pair for pair in concerning if pair[0].verdict.counts), key=lambda pair: pair[0].rule.id)
    return Tally(
        len(assessed),
        len(concerning),
        sum(weight for _, weight in assessed),
        sum(weight for _, weight in concerning),
        sum(weight * own.credit for own, weight in assessed),
        profile.coverage,
    )


def tallies(judged: Iterable[Judged], criteria: Iterable[str], profile: Profile) -> dict[str, Tally]:
    """Add up every criterion, in the order of the criteria."""
    by_criterion: dict[str, list[Judged]] = {criterion: [] for criterion in criteria}
    for own in judged:
        by_criterion[own.rule.criterion].append(own)
    return {criterion: tally(group, profile) for criterion, group in by_criterion.items()}


def total(by_criterion: Mapping[str, Tally], profile: Profile) -> float | None:
    """Give the weighted mean of the criteria that were assessed, 0 to 100."""
    scored = [(profile.criterion_weight(name), own.score) for name, own in by_criterion.items()]
    weight = sum(share for share, score in scored if score is not None)
    if weight <= 0:
        return None
    return min(100.0, sum(share * score for share, score in scored if score is not None) / weight)


def coverage(by_criterion: Mapping[str, Tally], profile: Profile) -> float:
    """Give the share of the weight that could be assessed, among what concerns the repository."""
    concerning = [(profile.criterion_weight(name), own) for name, own in by_criterion.items() if own.total_weight > 0]
    weight = sum(share for share, _own in concerning)
    return sum(share * own.assessed_weight / own.total_weight for share, own in concerning) / weight if weight else 0.0


def round_half_up(value: float) -> int:
    """Round a score at the very end; halves go up, noise of the last binary digits does not count."""
    return int(value + 0.5 + _NOISE)
