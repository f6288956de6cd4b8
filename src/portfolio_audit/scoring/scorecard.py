"""Findings and a profile make a scorecard."""

from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.band import Band, band_of
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.scoring.tally import coverage, round_half_up, tallies, total


class CriterionResult(Struct, frozen=True):
    """One criterion's score and its share of the total."""

    id: str
    group: str
    title: str
    score: float | None
    weight: float
    """Share among the criteria that were assessed; they add up to 1."""
    assessed: int
    total: int


class Scorecard(Struct, frozen=True):
    """Criteria and total of one repository."""

    value: int | None
    band: Band | None
    exact: float | None
    """The total before rounding."""
    criteria: tuple[CriterionResult, ...]
    assessed: int
    total: int
    reason: str = ""
    """Why there is no value."""


def score(judged: Iterable[Judged], rulebook: Rulebook, profile: Profile, refusal: str = "") -> Scorecard:
    """Weigh what was judged; a `refusal` says why this repository gets no total."""
    found = tallies(judged, [criterion.id for criterion in rulebook.criteria], profile)
    weights = {name: profile.criterion_weight(name) for name, own in found.items() if own.score is not None}
    whole = sum(weights.values())
    criteria = tuple(
        CriterionResult(
            criterion.id,
            criterion.group,
            criterion.title,
            found[criterion.id].score,
            weights.get(criterion.id, 0.0) / whole if whole else 0.0,
            found[criterion.id].assessed,
            found[criterion.id].total,
        )
        for criterion in rulebook.criteria
    )
    exact = total(found, profile)
    reason = refusal or _too_little(coverage(found, profile), profile)
    value = None if reason or exact is None else round_half_up(exact)
    band = None if value is None else band_of(value)
    counts = (sum(own.assessed for own in found.values()), sum(own.total for own in found.values()))
    return Scorecard(value, band, None if value is None else exact, criteria, *counts, reason)


def _too_little(share: float, profile: Profile) -> str:
    if share >= profile.coverage:
        return ""
    return f"only {share:.0%} of the weight could be assessed, and a total needs {profile.coverage:.0%}"
