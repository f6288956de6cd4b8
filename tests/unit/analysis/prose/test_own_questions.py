"""Which lines put a question of the work."""

import pytest

from portfolio_audit.analysis.prose.passages.own_questions import asks_question


@pytest.mark.parametrize(
    "line",
    [
        "## Do rents fall once you leave the ring road?",
        "Which neighbourhoods lose their trees first, and does income explain it?",
        "We wanted to find out whether rain keeps people from renting bikes.",
    ],
)
def test_a_question_of_the_work_is_one(line: str) -> None:
    assert asks_question(line)


@pytest.mark.parametrize(
    "line",
    ["> What is the question of the course?", "Install the requirements first.", "Any questions? Open an issue."],
)
def test_quotes_orders_and_offers_are_none(line: str) -> None:
    assert not asks_question(line)
