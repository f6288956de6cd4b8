"""The total of a portfolio: what its best projects are worth, and how all stand together."""

from collections.abc import Iterable, Mapping
from statistics import mean

from msgspec import Struct

from portfolio_audit.report.report import CriterionScore, PlanStep, Report, Score
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.band import band_of
from portfolio_audit.scoring.plan import Prospects
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.scoring.scorecard import Scorecard, score
from portfolio_audit.scoring.tally import round_half_up

PROJECTS_SHARE = 2 / 3
"""Share of the projects in the total: a collection is first of all what is in it. It grows by the share of criteria of
the collection that could not be assessed."""
FEWEST = 2
"""Projects without which there is no portfolio to score."""
_STEPS = 6


class Worth(Struct, frozen=True):
    """Scores of a portfolio, and what mending would win."""

    score: Score
    criteria: tuple[CriterionScore, ...]
    plan: tuple[PlanStep, ...]
    gains: Mapping[str, int]
    """Points of the total by rule."""
    projects_share: float
    """Share of the total that the projects make up."""


class Scales(Struct, frozen=True):
    """What weighs a portfolio."""

    rulebook: Rulebook
    """The rules about portfolios."""
    own: Profile
    """The weights of these rules."""
    profile: Profile
    """The weights of the criteria of single projects."""


def weigh(judged: tuple[Judged, ...], best: tuple[Report, ...], projects: int, scales: Scales) -> Worth:
    """Join the criteria of the best projects with those of the collection."""
    names = tuple(criterion.id for criterion in scales.rulebook.criteria)
    prospects = Prospects(judged, names, scales.own)
    card = score(prospects.settled, scales.rulebook, scales.own)
    scored = (one.id for one in card.criteria if one.score is not None)
    seen = sum(map(scales.own.criterion_weight, scored)) / sum(map(scales.own.criterion_weight, names))
    share = 1 - (1 - PROJECTS_SHARE) * seen
    criteria = (*_own_criteria(card, 1 - share), *_project_criteria(best, scales.profile, share))
    exact = sum(one.weight * (one.score or 0) for one in criteria)
    enough = projects >= FEWEST
    value = round_half_up(exact) if enough else None
    totals = _Totals(prospects, exact, 1 - share) if enough else None
    return Worth(
        score=Score(
            value,
            None if value is None else band_of(value),
            value,
            card.assessed,
            card.total,
            "" if enough else f"A portfolio needs at least {FEWEST} projects with a score; here are {projects}.",
            value,
        ),
        criteria=criteria,
        projects_share=round(share, 6),
        gains=totals.gains() if totals else {},
        plan=totals.plan() if totals else (),
    )


class _Totals:
    """The total as it would be with rules of the collection mended."""

    def __init__(self, prospects: Prospects, exact: float, share: float) -> None:
        self._prospects = prospects
        self._share = share
        self._rest = exact - share * prospects.total

    def _with(self, total: float) -> int:
        return round_half_up(self._rest + self._share * total)

    def gains(self) -> dict[str, int]:
        now = self._with(self._prospects.total)
        return {
            one.rule.id: self._with(self._prospects.total_with(one.rule.id)) - now
            for one in self._prospects.candidates()
        }

    def plan(self) -> tuple[PlanStep, ...]:
        """Mend what wins most, again and again; the prospects are used up by this."""
        steps: list[PlanStep] = []
        before = self._with(self._prospects.total)
        while len(steps) < _STEPS and (candidates := self._prospects.candidates()):
            best = min(candidates, key=self._order)
            self._prospects.mend(best.rule.id)
            after = self._with(self._prospects.total)
            if after <= before:
                break
            advice = best.rule.remediation
            steps.append(
                PlanStep(best.rule.id, best.remediation or advice.text, after - before, advice.effort_minutes, after)
            )
            before = after
        return tuple(steps)

    def _order(self, one: Judged) -> tuple[float, int, str]:
        won = self._prospects.total_with(one.rule.id)
        return -round(won, 9), one.rule.remediation.effort_minutes, one.rule.id


def _project_criteria(best: tuple[Report, ...], profile: Profile, share: float) -> Iterable[CriterionScore]:
    """Take the mean of the best projects for each criterion."""
    first = best[0].criteria if best else ()
    by_id = [{one.id: one for one in report.criteria} for report in best]
    groups = {own.id: [found[own.id] for found in by_id if own.id in found] for own in first}
    scores = {name: [one.score for one in group if one.score is not None] for name, group in groups.items()}
    weights = {name: profile.criterion_weight(name) for name, known in scores.items() if known}
    whole = sum(weights.values())
    for own in first:
        known = scores[own.id]
        yield CriterionScore(
            own.id,
            own.group,
            own.title,
            round_half_up(mean(known)) if known else None,
            round(share * weights[own.id] / whole, 6) if known else 0.0,
            sum(one.assessed for one in groups[own.id]),
            sum(one.total for one in groups[own.id]),
        )


def _own_criteria(card: Scorecard, share: float) -> Iterable[CriterionScore]:
    for own in card.criteria:
        known = None if own.score is None or not own.weight else round_half_up(own.score)
        yield CriterionScore(own.id, own.group, own.title, known, round(share * own.weight, 6), own.assessed, own.total)
