import pytest

from portfolio_audit.analysis.prose.words.field import field_words, more_field_words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Flights with a delay of the airline", ["Flights", "airline"]),
        ("A flock of birds in flight", []),
        ("Sales of 54 stores", ["stores"]),
        ("The registry stores each config", []),
        ("Diagnosis of a tumour in patients", ["Diagnosis", "tumour", "patients"]),
        ("Structural diagnostics of the graph", []),
        ("First and second derivatives of the signal", []),
        ("Random crop of the images", []),
        ("Ecologists count lichens", ["Ecologists"]),
    ],
)
def test_a_word_is_of_a_field_by_its_line(line: str, words: list[str]) -> None:
    assert list(field_words(line)) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [("The ten best-sellers of the year", []), ("Offers of sellers to citizens", ["sellers", "citizens"])],
)
def test_best_sellers_sell_nothing(line: str, words: list[str]) -> None:
    assert list(more_field_words(line)) == words
