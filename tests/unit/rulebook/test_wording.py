import pytest

from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.wording import FILE, FIRST, PLACES, WHERE, fill, look_at, placeholders, shorten, show
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
        (Place("src/train.py", 42), "src/train.py, line 42"),
        (Place("eda.ipynb", 3, cell=9), "eda.ipynb, cell 9"),
        (Place("eda.ipynb"), "eda.ipynb"),
        (Place("a/" * 60 + "train.py", 1), "train.py, line 1"),
        (Place(commit="abcdef0123"), "commit abcdef0"),
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


def test_placeholders_of_the_evidence_speak_of_the_first_place() -> None:
    places = (Located("fit", Place("a.py", 7)), Located("score", Place("b.py", 9)))

    assert [show(look_at(places, name)) for name in (PLACES, FIRST, WHERE, FILE)] == [
        "2",
        "fit",
        "a.py, line 7",
        "a.py",
    ]
    assert look_at((), WHERE) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 small place of 1 sort"), (3, "3 small places of 3 sorts"), ((), "0 small places of 0 sorts")],
)
def test_words_follow_the_number_before_them(number: object, said: str) -> None:
    assert fill("{learning.loads} small place(s) of {learning.loads} sort(s)", lambda _: number) == said


_NAMED = "Models: {learning.models:text}"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "Models: none"),
        (("sklearn.svm.SVC",), "Models: SVC"),
        (("sklearn.svm.SVC", "xgboost.train", "sklearn.svm.SVC"), "Models: SVC and xgboost.train"),
        (("k = 3", "own", "Net"), "Models: k = 3, own functions and Net"),
        (tuple("ABCDEFGH"), "Models: A, B, C, D, E, F and 2 more"),
    ],
)
def test_a_list_is_named_by_a_field_of_its_items(texts: tuple[str, ...], said: str) -> None:
    assert fill(_NAMED, lambda _: tuple(Located(text, Place("a.py")) for text in texts)) == said


def test_a_list_that_could_not_be_looked_at_is_unknown() -> None:
    assert fill(_NAMED, lambda _: Absent("we could not look")) == "Models: unknown"
