from collections.abc import Mapping
from typing import Any

import pytest

from portfolio_audit.portfolio.placing import place_all, places
from portfolio_audit.report.portfolio import Placing
from support.portfolio_cases import make_collection


def placed(**rows: Mapping[str, Any]) -> dict[str, str]:
    return {name: one.place.value for name, one in place_all(make_collection(rows)).items()}


def because(**rows: Mapping[str, Any]) -> dict[str, str]:
    return {name: one.because for name, one in place_all(make_collection(rows)).items()}


def test_solid_work_is_shown_and_what_is_near_is_improved() -> None:
    assert placed(a={"score": 70}, b={"score": 50}, c={"score": 20}) == {"a": "show", "b": "improve", "c": "quiet"}


def test_a_solid_exercise_is_asked_for_an_angle_of_its_own() -> None:
    rows: dict[str, Any] = {"a": {"score": 70}, "b": {"score": 80, "signs": {"toy_data": ["Titanic"]}}}

    assert placed(**rows)["b"] == "improve"
    assert "the data set Titanic" in because(**rows)["b"]


def test_where_all_are_exercises_the_best_is_where_to_begin() -> None:
    toy = {"toy_data": ["iris"]}
    rows = {"a": {"score": 43, "signs": toy}, "b": {"score": 20, "signs": {"toy_data": ["MNIST"]}}}

    assert placed(**rows) == {"a": "improve", "b": "quiet"}


def test_a_question_of_ones_own_is_finished_before_a_new_one() -> None:
    own = {"own_data": ["we photographed"]}
    few: dict[str, Any] = {"a": {"score": 48}, "b": {"score": 35, "signs": own}, "c": {"score": 35}}
    many = few | {"d": {"score": 60}, "e": {"score": 60}}

    assert placed(**few)["b"] == "improve"
    assert placed(**few)["c"] == "quiet"
    assert placed(**many)["b"] == "quiet"


def test_the_second_one_on_the_same_thing_is_kept_quiet_and_names_the_better() -> None:
    rows = {"a": {"score": 80, "title": "Coffee shop reviews"}, "b": {"score": 75, "title": "Reviews of coffee shops"}}
    rows |= {"c": {"score": 70, "title": "Coffee shop reviews"}}

    assert placed(**rows) == {"a": "show", "b": "show", "c": "quiet"}
    assert "with a, which" in because(**rows)["c"]


def test_more_than_six_are_not_put_in_front() -> None:
    found = placed(**{f"p{number}": {"score": 90 - number} for number in range(8)})

    assert list(found.values()) == ["show"] * 6 + ["quiet"] * 2


def test_what_is_no_project_is_told_why() -> None:
    rows = {"a": {"is_project": False, "kind": "list"}, "b": {}}

    assert placed(**rows) == {"a": "quiet", "b": "quiet"}
    assert "another sort (list)" in because(**rows)["a"]


@pytest.mark.parametrize("score", range(0, 101, 5))
@pytest.mark.parametrize("signs", [{}, {"homework": ["hw1"]}])
def test_every_project_has_a_place_and_a_reason_without_harsh_words(score: int, signs: dict[str, list[str]]) -> None:
    found = place_all(make_collection({"a": {"score": score, "signs": signs}}))["a"]

    assert found.place in {Placing.SHOW, Placing.IMPROVE, Placing.QUIET}
    assert found.because
    assert not {"bad", "weak", "discard", "worst"} & set(found.because.split())


def test_the_entries_of_the_file_are_read() -> None:
    assert {one.place for one in places()} == {Placing.SHOW, Placing.IMPROVE, Placing.QUIET}
