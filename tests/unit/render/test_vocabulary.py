import pytest

from portfolio_audit.render.vocabulary import BANDS, VERDICTS, count_words, score_words
from portfolio_audit.report.report import Verdict


@pytest.mark.parametrize("score", range(101))
def test_the_words_of_a_score_name_the_range_in_which_it_lies(score: int) -> None:
    words = score_words(score)

    assert words.lower <= score <= words.upper


def test_bands_differ_in_shape_word_and_colour() -> None:
    for kind in ("shape", "ascii_shape", "word", "tone"):
        assert len({getattr(words, kind) for words in BANDS.values()}) == len(BANDS)


def test_every_verdict_has_words() -> None:
    assert set(VERDICTS) == set(Verdict)


def test_one_is_singular_and_thousands_are_grouped() -> None:
    assert (count_words(1, "check"), count_words(1200, "fix", "fixes")) == ("1 check", "1,200 fixes")
