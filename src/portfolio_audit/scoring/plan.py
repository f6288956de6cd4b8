"""What each fix would win, and in which order fixes pay best."""

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from types import MappingProxyType

from msgspec import Struct

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.settle import settle_one
from portfolio_audit.scoring.profile import Profile
from portfolio_audit.scoring.tally import Tally, round_half_up, tally, total

PLAN_STEPS = 12
"""Most fixes that a plan holds."""

_SAME = 1e-9


class Step(Struct, frozen=True):
    """One fix of the plan."""

    rule: str
    gain: int
    cumulative: int


class Prospects:
    """The repository as it would be with some rules passing, everything that they unlock judged anew."""

    def __init__(
        self,
        judged: tuple[Judged, ...],
        criteria: tuple[str, ...],
        profile: Profile,
        set_aside: Mapping[str, str] = MappingProxyType({}),
        mended: frozenset[str] = frozenset(),
    ) -> None:
        """Take the judgements as `evaluate` gave them, in the rulebook's order; see `settle_one` for the rest."""
        self._own = {one.rule.id: one for one in judged}
        self._profile = profile
        self._followers = _followers(judged)
        self._members: dict[str, list[str]] = {criterion: [] for criterion in criteria}
        self._mended = mended
        self._set_aside = set_aside
        self._settled: dict[str, Judged] = {}
        for one in judged:
            self._members[one.rule.criterion].append(one.rule.id)
            self._settled[one.rule.id] = settle_one(one, self._settled, mended, set_aside)
        self._tallies = {name: self._tally(name, {}) for name in criteria}
        self._tallies_if: dict[str, dict[str, Tally]] = {}
        """The criteria that change with one more rule mended, by rule."""

    @property
    def settled(self) -> tuple[Judged, ...]:
        """The judgements as they stand now."""
        return tuple(self._settled.values())

    @property
    def total(self) -> float:
        """The exact total as it stands now."""
        return total(self._tallies, self._profile) or 0.0

    def candidates(self) -> tuple[Judged, ...]:
        """Give what could be mended next: failing or partial, and waiting for nothing."""
        return tuple(
            one
            for one in self._settled.values()
            if one.verdict in {Verdict.FAIL, Verdict.PARTIAL} and not one.waits_for
        )

    def total_with(self, rule: str) -> float:
        """Give the exact total with one more rule mended."""
        if rule not in self._tallies_if:
            self._tallies_if[rule] = self._tallies_with(self._settle_with(rule))
        return total({**self._tallies, **self._tallies_if[rule]}, self._profile) or 0.0

    def mend(self, rule: str) -> None:
        """Take a rule as mended from now on."""
        changed = self._settle_with(rule)
        tallies = self._tallies_with(changed)
        self._tallies.update(tallies)
        self._settled.update(changed)
        self._mended |= {rule}
        # What waits for the rule stands in one of these criteria, so that all the others still hold
        self._tallies_if = {name: own for name, own in self._tallies_if.items() if own.keys().isdisjoint(tallies)}

    def unlocked_by(self, rule: str) -> tuple[str, ...]:
        """Give the rules that wait for this one, directly or through others."""
        return tuple(name for name in self._followers[rule] if self._settled[name].waits_for)

    def _settle_with(self, rule: str) -> Mapping[str, Judged]:
        changed: dict[str, Judged] = {}
        view: MutableMapping[str, Judged] = ChainMap(changed, self._settled)
        for name in (rule, *self._followers[rule]):
            view[name] = settle_one(self._own[name], view, self._mended | {rule}, self._set_aside)
        return changed

    def _tallies_with(self, changed: Mapping[str, Judged]) -> dict[str, Tally]:
        touched = dict.fromkeys(one.rule.criterion for one in changed.values())
        return {criterion: self._tally(criterion, changed) for criterion in touched}

    def _tally(self, criterion: str, changed: Mapping[str, Judged]) -> Tally:
        """Add up a criterion, with some judgements in the place of those that stand."""
        members = self._members[criterion]
        return tally((changed.get(name) or self._settled[name] for name in members), self._profile)


def gain_of(prospects: Prospects, rule: str) -> int:
    """Give the points that the total would win if this rule passed."""
    return round_half_up(prospects.total_with(rule)) - round_half_up(prospects.total)


def make_plan(prospects: Prospects) -> tuple[Step, ...]:
    """Mend what wins most, again and again, until nothing wins a point; the prospects are used up by this."""
    steps: list[Step] = []
    before = round_half_up(prospects.total)
    while len(steps) < PLAN_STEPS:
        best = _best(prospects)
        if best is None:
            break
        prospects.mend(best)
        after = round_half_up(prospects.total)
        if after <= before:
            break
        steps.append(Step(best, after - before, after))
        before = after
    return tuple(steps)


def _best(prospects: Prospects) -> str | None:
    ranked = [
        (-round(prospects.total_with(one.rule.id) / _SAME), one.rule.remediation.effort_minutes, one.rule.id)
        for one in prospects.candidates()
    ]
    return min(ranked)[2] if ranked else None


def _followers(judged: tuple[Judged, ...]) -> dict[str, tuple[str, ...]]:
    demands = tuple((one.rule.id, one.rule.requires) for one in judged if one.rule.requires)
    followers: dict[str, tuple[str, ...]] = {}
    for one in judged:
        reached = {one.rule.id: None}
        for name, requires in demands:
            if not reached.keys().isdisjoint(requires):
                reached[name] = None
        followers[one.rule.id] = tuple(reached)[1:]
    return followers
