"""Names in texts, however they are written there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit.cohort.finder import Finder, Phrase, literal

NAME = Phrase(("zuzana", "kowalska"), (None,))
FINDER = Finder((NAME, Phrase(("zuzanakowalska",), ()), literal("zuzana"), literal("zuza-k92"), literal("王芳")))


def found_in(text: str) -> list[str]:
    return [text[one.start : one.end] for one in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by Zuzana Kowalska, 2026", ["Zuzana Kowalska"]),
        ("ZUZANA_KOWALSKA_final.ipynb", ["ZUZANA_KOWALSKA"]),
        ("zuzana.kowalska", ["zuzana.kowalska"]),
        ("Zuzana%20Kowalska", ["Zuzana%20Kowalska"]),
        ("finalzuzanakowalskaproject", ["zuzanakowalska"]),
        ("myZuzanaNotebook", ["Zuzana"]),
        ("Zuzana said that Kowalska", ["Zuzana"]),
        ("github.com/zuza-k92/churn", ["zuza-k92"]),
        ("zuza_k92, zuza-k923, xzuza-k92", []),
        ("zuzanas", []),
        ("作者王芳的项目", ["王芳"]),
        ("", []),
    ],
)
def test_a_name_is_found_as_it_is_written(text: str, found: list[str]) -> None:
    assert found_in(text) == found


def test_of_two_phrases_the_one_with_more_words_is_found() -> None:
    assert [one.letters for one in FINDER.find("Zuzana Kowalska")] == ["zuzanakowalska"]


@given(st.text(st.sampled_from("zuanZkowls-_ 92%王芳İß/"), max_size=60))
def test_what_is_found_lies_in_the_text_and_does_not_overlap(text: str) -> None:
    spans = [(one.start, one.end) for one in FINDER.find(text)]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
