"""Which lines put a question of the work."""

import pytest

from portfolio_audit.analysis.prose.passages.own_questions import asks_question, own_questions
from portfolio_audit.evidence import Located, Place


@pytest.mark.parametrize(
    "line",
    [
        "## Do rents fall once you leave the ring road?",
        "Which neighbourhoods lose their trees first, and does income explain it?",
        "We wanted to find out whether rain keeps people from renting bikes.",
        "A skipper wants to know when the fog lifts.",
    ],
)
def test_a_question_of_the_work_is_one(line: str) -> None:
    assert asks_question(line)


@pytest.mark.parametrize(
    "line",
    [
        "> What is the question of the course?",
        "Install the requirements first.",
        "Any questions? Open an issue.",
        "## How well does it work?",
    ],
)
def test_quotes_orders_and_offers_are_none(line: str) -> None:
    assert not asks_question(line)


def test_a_form_that_asks_its_authors_puts_no_question_of_the_work() -> None:
    asked = (
        "**1. How many tests do you have, and which fail?**",
        "**2. Did your team use branches?**",
        "What was hard?",
    )
    form = [Located(text, Place("reports/README.md", line)) for line, text in enumerate(asked, 1)]
    own = Located("How late is the last ferry when it storms?", Place("README.md", 3))

    assert tuple(own_questions([own, *form])) == (own,)
