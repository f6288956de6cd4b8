from hypothesis import given

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.settle import settle
from portfolio_audit.scoring.plan import Prospects, gain_of, make_plan
from portfolio_audit.scoring.scorecard import score
from portfolio_audit.scoring.tally import round_half_up
from support.judgements import CRITERIA, make_judged, make_profile, rulebook_of
from unit.scoring.test_scorecard import repositories

PROFILE = make_profile()


def prospects_of(*judged: Judged) -> Prospects:
    return Prospects(judged, CRITERIA, PROFILE)


def test_the_gain_of_a_fix_is_what_the_total_would_win() -> None:
    prospects = prospects_of(make_judged("a-a", 0.0), make_judged("b-b", 0.5), make_judged("c-c", 1.0, "testing"))

    assert round_half_up(prospects.total) == 63
    assert gain_of(prospects, "a-a") == 25
    assert gain_of(prospects, "b-b") == 12


def test_a_fix_wins_what_it_unlocks_too() -> None:
    judged = (make_judged("a-a", 0.0), make_judged("b-b", 1.0, "testing", ("a-a",)))
    prospects = prospects_of(*judged)

    assert round_half_up(prospects.total) == 0
    assert gain_of(prospects, "a-a") == 100
    assert prospects.unlocked_by("a-a") == ("b-b",)
    assert [one.rule.id for one in prospects.candidates()] == ["a-a"]


def test_unlocking_reaches_through_several_rules() -> None:
    prospects = prospects_of(
        make_judged("a-a", 0.0), make_judged("b-b", 1.0, requires=("a-a",)), make_judged("c-c", 1.0, requires=("b-b",))
    )

    assert prospects.unlocked_by("a-a") == ("b-b", "c-c")
    assert gain_of(prospects, "a-a") == 100


def test_the_plan_takes_the_best_first_and_keeps_count() -> None:
    steps = make_plan(
        prospects_of(
            make_judged("a-a", 0.5),
            make_judged("b-b", 0.0),
            make_judged("c-c", 0.0, "testing", ("b-b",)),
            make_judged("d-d", 1.0, "modelling"),
        )
    )

    assert [step.rule for step in steps] == ["b-b", "c-c", "a-a"]
    assert [step.cumulative for step in steps] == [58, 92, 100]


def test_equal_gains_go_by_effort_then_name() -> None:
    steps = make_plan(
        prospects_of(
            make_judged("c-c", 0.0, minutes=5), make_judged("b-b", 0.0, minutes=5), make_judged("a-a", 0.0, minutes=9)
        )
    )

    assert [step.rule for step in steps] == ["b-b", "c-c", "a-a"]


def test_what_wins_nothing_is_not_advised() -> None:
    profile = make_profile(rules={"a-a": 0.0})

    assert make_plan(Prospects((make_judged("a-a", 0.0), make_judged("b-b", 1.0)), CRITERIA, profile)) == ()
    assert make_plan(prospects_of(make_judged("a-a", Verdict.UNKNOWN), make_judged("b-b", 1.0))) == ()


@given(repositories())
def test_gains_agree_with_scoring_everything_anew(judged: list[Judged]) -> None:
    profile = make_profile(coverage=0.0)
    prospects = Prospects(tuple(judged), CRITERIA, profile)
    for one in prospects.candidates():
        mended = [
            make_judged(other.rule.id, 1.0, other.rule.criterion, other.rule.requires)
            if other is one_own(judged, one)
            else other
            for other in judged
        ]
        card = score(settle(mended), rulebook_of(*mended), profile)

        assert round_half_up(card.exact or 0) == round_half_up(prospects.total_with(one.rule.id))


@given(repositories())
def test_the_plan_adds_up(judged: list[Judged]) -> None:
    prospects = Prospects(tuple(judged), CRITERIA, PROFILE)
    before = round_half_up(prospects.total)

    steps = make_plan(prospects)

    assert all(step.gain > 0 for step in steps)
    for step in steps:
        before += step.gain
        assert step.cumulative == before


def one_own(judged: list[Judged], settled: Judged) -> Judged:
    return next(one for one in judged if one.rule.id == settled.rule.id)
