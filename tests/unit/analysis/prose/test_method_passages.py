import pytest

from portfolio_audit.analysis.prose.passages.method import is_about_answers
from portfolio_audit.analysis.prose.passages.topics import Passage
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.evidence import Place


def _limit(text: str) -> Passage:
    place = Place("README.md", 3)
    return Passage(TopicKind.LIMITS, text, place, 12, by_heading=False, source="readme", has_number=False, chance=1.0)


@pytest.mark.parametrize(
    "text", ["IndexError('index 0 is out of bounds',)", "* ValueError: no such track", "N/A - price not known."]
)
def test_an_error_that_was_raised_and_the_key_of_a_table_limit_no_answer(text: str) -> None:
    assert not is_about_answers(_limit(text))


def test_a_weakness_of_the_model_limits_its_answers() -> None:
    assert is_about_answers(_limit("The model cannot extrapolate beyond the prices that it has seen."))
