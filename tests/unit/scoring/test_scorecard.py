import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.settle import settle
from portfolio_audit.scoring.band import Band, band_of
from portfolio_audit.scoring.scorecard import Scorecard, score
from portfolio_audit.scoring.tally import round_half_up
from support.judgements import CRITERIA, make_judged, make_profile, rulebook_of

CREDITS = st.sampled_from([0.0, 0.2, 0.25, 0.5, 0.75, 1.0])
WEIGHTS = st.sampled_from([0.0, 0.5, 1.0, 1.4, 3.0])
ASIDE = st.sampled_from([Verdict.UNKNOWN, Verdict.NOT_APPLICABLE, Verdict.ERROR])


def card_of(*judged: Judged, refusal: str = "", **weights: dict[str, float]) -> Scorecard:
    return score(judged, rulebook_of(*judged), make_profile(weights.get("criteria"), weights.get("rules")), refusal)


@st.composite
def repositories(draw: st.DrawFn) -> list[Judged]:
    size = draw(st.integers(1, 12))
    judged: list[Judged] = []
    for number in range(size):
        requires = draw(st.sets(st.sampled_from([one.rule.id for one in judged]), max_size=2)) if judged else set()
        answer = draw(st.one_of(CREDITS, ASIDE))
        judged.append(make_judged(f"rule-{number}", answer, draw(st.sampled_from(CRITERIA)), tuple(sorted(requires))))
    return judged


@given(repositories(), st.dictionaries(st.sampled_from(CRITERIA), WEIGHTS))
def test_every_score_stays_within_0_and_100(judged: list[Judged], criteria: dict[str, float]) -> None:
    card = card_of(*settle(judged), criteria=criteria)

    assert card.value is None or 0 <= card.value <= 100
    assert all(own.score is None or 0 <= own.score <= 100 for own in card.criteria)
    assert sum(own.weight for own in card.criteria) == pytest.approx(1) or all(own.weight == 0 for own in card.criteria)
    assert card.assessed <= card.total <= len(judged)


@given(repositories(), st.data())
def test_more_evidence_never_lowers_a_score(judged: list[Judged], data: st.DataObject) -> None:
    open_rules = [index for index, one in enumerate(judged) if one.verdict in {Verdict.FAIL, Verdict.PARTIAL}]
    if not open_rules:
        return
    index = data.draw(st.sampled_from(open_rules))
    one = judged[index]
    better = data.draw(st.sampled_from([credit for credit in (0.25, 0.5, 0.75, 1.0) if credit > one.credit]))
    raised = [*judged]
    raised[index] = make_judged(one.rule.id, better, one.rule.criterion, one.rule.requires)

    before, after = card_of(*settle(judged)), card_of(*settle(raised))

    for old, new in zip(before.criteria, after.criteria, strict=True):
        assert old.score is None or new.score is None or new.score >= old.score - 1e-9
    if before.exact is not None and after.exact is not None and before.assessed == after.assessed:
        assert after.exact >= before.exact - 1e-9


@given(repositories(), st.randoms(use_true_random=False))
def test_the_order_of_rules_does_not_matter(judged: list[Judged], randomness: random.Random) -> None:
    settled = list(settle(judged))
    shuffled = [*settled]
    randomness.shuffle(shuffled)

    assert card_of(*shuffled) == card_of(*settled)


def test_a_criterion_is_the_weighted_mean_of_its_credits() -> None:
    card = card_of(make_judged("a-a", 1.0), make_judged("b-b", 0.5), rules={"b-b": 3.0})

    assert card.criteria[0].score == pytest.approx(62.5)
    assert card.value == 63


def test_the_total_is_the_weighted_mean_of_the_criteria_that_were_assessed() -> None:
    judged = (
        make_judged("a-a", 1.0),
        make_judged("b-b", 0.0, "testing"),
        make_judged("c-c", Verdict.NOT_APPLICABLE, "modelling"),
    )

    card = card_of(*judged, criteria={"testing": 3.0, "modelling": 9.0})

    assert card.value == 25
    assert [own.weight for own in card.criteria] == [0.25, 0.75, 0.0]
    assert (card.assessed, card.total) == (2, 2)


def test_unknown_counts_as_not_assessed_and_costs_nothing() -> None:
    card = card_of(make_judged("a-a", 1.0), make_judged("b-b", Verdict.UNKNOWN))

    assert card.value == 100
    assert (card.assessed, card.total) == (1, 2)


def test_too_little_assessed_gives_no_total() -> None:
    card = card_of(
        make_judged("a-a", 1.0), make_judged("b-b", Verdict.UNKNOWN), make_judged("c-c", Verdict.UNKNOWN, "testing")
    )

    assert (card.value, card.band) == (None, None)
    assert card.reason == "only 25% of the weight could be assessed, and a total needs 50%"


def test_a_criterion_that_is_hardly_assessed_gets_no_score_and_no_weight() -> None:
    unknown = [make_judged(name, Verdict.UNKNOWN) for name in ("b-b", "c-c")]

    card = card_of(make_judged("a-a", 1.0), *unknown, *(make_judged(f"d-{n}", 0.5, "testing") for n in "abc"))

    assert [(one.id, one.score, one.weight, one.assessed, one.total) for one in card.criteria[:2]] == [
        ("readme", None, 0.0, 1, 3),
        ("testing", 50.0, 1.0, 3, 3),
    ]
    assert card_of(make_judged("a-a", 1.0), unknown[0]).criteria[0].score == 100.0  # half is enough


def test_a_refusal_gives_no_total_but_keeps_the_criteria() -> None:
    card = card_of(make_judged("a-a", 1.0), refusal="This is a list.")

    assert (card.value, card.reason, card.criteria[0].score) == (None, "This is a list.", 100)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(0.5, 1), (62.5, 63), (62.49, 62), (39.49999999999999, 40), (39.499, 39), (0, 0), (100.0, 100)],
)
def test_halves_go_up_even_when_the_last_binary_digits_fall_short(value: float, rounded: int) -> None:
    assert round_half_up(value) == rounded


EDGES = {0: "starting", 39: "starting", 40: "building", 64: "building", 65: "solid", 84: "solid"}


@pytest.mark.parametrize(("value", "band"), [*EDGES.items(), (85, "interview-ready"), (100, "interview-ready")])
def test_bands_begin_where_the_product_says(value: int, band: str) -> None:
    assert band_of(value) is Band(band)
