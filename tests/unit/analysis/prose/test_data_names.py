import pytest

from portfolio_audit.analysis.prose.passages.data_names import names_data


@pytest.mark.parametrize(
    "line",
    [
        "Networks for the MNIST data set.",
        "This project uses the Breast Cancer Wisconsin Diagnostic Dataset.",
        "The set is a dataset with more than 150 identifiable house attributes.",
        "Generate the synthetic customer dataset.",
    ],
)
def test_a_set_is_named_or_counted(line: str) -> None:
    assert names_data(line)


@pytest.mark.parametrize("line", ["# Load Dataset", "The Training Dataset", "Our dataset is large.", "Data Science"])
def test_words_with_a_capital_are_no_name(line: str) -> None:
    assert not names_data(line)
