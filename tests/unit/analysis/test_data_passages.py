import pytest

from portfolio_audit.analysis.prose.data_passages import data_first, tells_data
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import Place


def _topic(text: str, *, by_heading: bool = False) -> Topic:
    return Topic(TopicKind.DATA, text, Place("README.md", 3), 12, 0, by_heading)


@pytest.mark.parametrize(
    "sentence",
    [
        "The dataset comes from the open portal of the city.",
        "It has 8,043 rows and 21 columns, one row for each contract.",
        "Most columns of the table have missing values.",
        "This project uses the Telco Customer Churn dataset.",
        "We have data on 712 passengers.",
        "Each row is one loan with its amount.",
    ],
)
def test_a_sentence_on_source_size_or_content_tells_of_the_data(sentence: str) -> None:
    assert tells_data(_topic(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Training datasets and model artifacts are versioned.",
        "The agents move to a cell that is 2-rows away on the board.",
        "This package defines targets for postgres tables, columns and rows that represent them.",
        "We find a local minimum on the mean error with 30 features.",
        "Generate the synthetic dataset first.",
        "The training dataset needs about 6GB RAM.",
    ],
)
def test_a_sentence_on_programs_or_in_another_sense_does_not(sentence: str) -> None:
    assert not tells_data(_topic(sentence))


@pytest.mark.parametrize("heading", ["Data", "Dataset", "Data sources", "2. Data", "データ", "Conjunto de datos"])
def test_a_heading_on_the_data_tells_of_it(heading: str) -> None:
    assert tells_data(_topic(heading, by_heading=True))


@pytest.mark.parametrize("heading", ["Read data", "Splitting the dataset", "What runs, and what needs data"])
def test_a_heading_of_a_step_does_not(heading: str) -> None:
    assert not tells_data(_topic(heading, by_heading=True))


def test_headings_stand_before_sentences() -> None:
    told = data_first([_topic("The dataset comes from the city."), _topic("Data", by_heading=True)])

    assert [one.text for one in told] == ["Data", "The dataset comes from the city."]
