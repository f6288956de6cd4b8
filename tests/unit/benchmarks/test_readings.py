"""Verdicts of rules held against what readers found in whole repositories."""

from portfolio_audit.rulebook.load import load_rulebook
from readings import QUESTIONS, READINGS, answer, compare, lines, read_readings
from sentence_answers import ASKED


def test_a_rule_denies_where_it_fails_and_credits_where_it_passes() -> None:
    answers = {name: {"tuned": said} for name, said in {"a": "p", "b": "p", "c": "n", "d": "n", "e": "h"}.items()}
    given = {"a": "fail", "b": "partial", "c": "pass", "d": "fail", "e": "fail"}
    verdicts = {name: {"models-tuned": verdict} for name, verdict in given.items()}

    found = compare("models-tuned", answers, verdicts)

    assert (found.plain, found.none) == (2, 2)
    assert found.denied == ["a"]
    assert found.credited == ["c"]
    assert list(lines({"models-tuned": found}))[-1].endswith("(0.500 and 0.500)")


def test_what_a_rule_does_not_judge_is_not_counted() -> None:
    found = compare("models-tuned", {"a": {"tuned": "p"}}, {"a": {"models-tuned": "unknown"}})

    assert found.plain == 0


def test_of_several_questions_the_better_answer_counts() -> None:
    assert answer({"threshold": "n", "watched": "h"}, ("threshold", "watched")) == "h"
    assert answer({"threshold": "-"}, ("threshold",)) == "-"


def test_every_question_was_answered_and_belongs_to_a_rule() -> None:
    answers = read_readings(READINGS)
    columns = set(next(iter(answers.values()))) - {"repository"}

    assert columns == {*ASKED, *(one for questions in QUESTIONS.values() for one in questions)}
    assert set(QUESTIONS) <= set(load_rulebook().by_id)
    assert {said for row in answers.values() for name, said in row.items() if name != "repository"} <= set("phn-")
