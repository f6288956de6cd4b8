import pytest

from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.wording import fill, placeholders, shorten, show
from portfolio_audit.snapshot.records import Absent


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234, "1,234"),
        (0.5, "0.5"),
        (1 / 3, "0.33"),
        (2.0, "2"),
        (True, "yes"),
        (False, "no"),
        (None, "no"),
        ((1, 2, 3), "3"),
        ("churn", "churn"),
        (Located("Title\nmore", Place("README.md")), "Title more"),
        (Absent("we could not look"), "an unknown number of"),
    ],
)
def test_facts_are_shown_short(value: object, shown: str) -> None:
    assert show(value) == shown


def test_names_in_braces_are_replaced_and_other_braces_stay() -> None:
    text = "{readme.prose_words} words, {x}, {} and {'a': 1}"

    assert list(placeholders(text)) == ["readme.prose_words"]
    assert fill(text, {"readme.prose_words": 7}.__getitem__) == "7 words, {x}, {} and {'a': 1}"


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    assert shorten("a" * 50, 10) == "a" * 9 + "…"
    assert shorten("short", 10) == "short"
