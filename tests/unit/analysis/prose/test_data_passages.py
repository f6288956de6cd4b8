import pytest

from portfolio_audit.analysis.prose.passages.data import data_first, tells_data
from portfolio_audit.analysis.prose.tables.columns import column_tables
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Table


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
        "Figure 3. Distribution of the features in the data set.",
        "Inference speed: 3000-5000 samples/second",
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


def _table(header: str, *rows: str) -> Table:
    return Table(tuple(header.split("|")), tuple(tuple(row.split("|")) for row in rows), 7)


@pytest.mark.parametrize(
    "table",
    [
        _table("Column|Type|Description", "`age`|int|years", "`city`|str|home", "`spend`|float|euros"),
        _table("Column|Meaning", "NPI_ID|number", "TOTAL_PAID|dollars", "CLAIM_DATE|day"),
        _table("Feature name|Meaning", "Pclass|class", "Sex|sex", "Fare|price of the ticket"),
        _table(
            "Feature|Description|Type of Variable",
            "Port of call|city|Categorical",
            "Cabin deck|A to G|Categorical",
            "Fare paid|price|Numeric",
        ),
        _table("Variable|Definition", "tenure|months", "churn|left or not", "plan|tariff"),
    ],
)
def test_a_table_of_columns_with_their_meanings_tells_of_the_data(table: Table) -> None:
    (topic,) = column_tables((table,), "README.md")

    assert tells_data(topic)
    assert topic.at == Place("README.md", 7)


@pytest.mark.parametrize(
    "table",
    [
        _table("Variable|Description", "API_KEY|secret", "DB_HOST|host", "LOG_LEVEL|level"),
        _table("Feature|Description", "Live board|shows all", "Fast answers|in a second", "Dark mode|for the night"),
        _table("Variable|Default|Description", "port|80|where it listens", "seed|1|of draws", "host|all|who may ask"),
        _table("Feature|Importance|Description", "age|9|years", "city|8|home", "spend|7|euros"),
        _table("Field|Type", "prediction|float", "probability|float", "label|str"),
        _table("Model|Description", "forest|many trees", "ridge|a line", "svm|margins"),
        _table("Feature|Importance", "age|0.3", "city|0.2", "spend|0.1"),
        _table("Column|Type", "age|int"),
    ],
)
def test_settings_answers_and_features_sold_are_no_columns(table: Table) -> None:
    assert not list(column_tables((table,), "README.md"))


def test_what_speaks_of_data_is_shown_first() -> None:
    told = (_topic("The tuples with a sum of 3 are complete paths."), _topic("It has 40 rows of data."))

    assert data_first(told)[0].text == "It has 40 rows of data."
