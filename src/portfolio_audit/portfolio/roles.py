"""How the repositories look to those who look for one role: the same answers, weighed by its profile."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from portfolio_audit.evidence import Place
from portfolio_audit.portfolio.records import Collection
from portfolio_audit.report.portfolio import RoleFit
from portfolio_audit.report.report import Report
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.scoring.tally import Tally, round_half_up, total

BEST = 3
LEVELS = frozenset({"entry", "mid", "career-changer"})
"""Profiles that say how far somebody is, and no role."""


class Role(Struct, frozen=True):
    """A role and how well the best three repositories serve it."""

    text: str
    at: Place
    """The best repository for it."""
    score: int
    """Mean of the best three; a missing one counts as 0."""
    ready: int
    """Repositories with a score of at least 65 for it."""


class RoleFacts(Struct, frozen=True):
    """Roles, best fit first."""

    all: tuple[Role, ...]


_READY = 65


def fit_roles(reports: Mapping[str, Report], profiles: Iterable[Profile]) -> tuple[RoleFit, ...]:
    """Weigh every scored repository by each profile that is a role."""
    scored = {name: report for name, report in reports.items() if report.score.value is not None}
    fits = (_fit(scored, profile) for profile in profiles if profile.name not in LEVELS)
    return tuple(sorted((fit for fit in fits if fit.best), key=lambda fit: (-fit.score, fit.title)))


def role_facts(collection: Collection, fits: tuple[RoleFit, ...]) -> RoleFacts:
    """Give the fits as rules ask for them."""
    several = bool(collection.records)
    return RoleFacts(
        tuple(
            Role(fit.title, Place(repository=fit.best[0]), fit.score, sum(score >= _READY for score in fit.scores))
            for fit in fits
            if several
        )
    )


def score_by(report: Report, profile: Profile) -> int:
    """Give the total of a report under another profile."""
    tallies: dict[str, Tally] = {}
    for found in report.findings:
        if not found.verdict.concerns:
            continue
        weight = profile.rules.get(found.rule, 1.0)
        share = weight if found.verdict.counts else 0.0
        before = tallies.get(found.criterion, Tally())
        tallies[found.criterion] = Tally(
            assessed=before.assessed + found.verdict.counts,
            total=before.total + 1,
            assessed_weight=before.assessed_weight + share,
            total_weight=before.total_weight + weight,
            earned=before.earned + share * found.credit,
            needed=profile.coverage,
        )
    return round_half_up(total(tallies, profile) or 0.0)


def _fit(reports: Mapping[str, Report], profile: Profile) -> RoleFit:
    scores = sorted(((score_by(report, profile), name) for name, report in reports.items()), key=_best_first)[:BEST]
    return RoleFit(
        profile=profile.name,
        title=profile.title,
        score=round_half_up(sum(score for score, _ in scores) / BEST),
        best=tuple(name for _, name in scores),
        scores=tuple(score for score, _ in scores),
    )


def _best_first(pair: tuple[int, str]) -> tuple[int, str]:
    return -pair[0], pair[1]
