import pytest

from portfolio_audit.analysis.prose.tables.data import data_tables
from portfolio_audit.parsers.document_markdown import parse_markdown_text


def told(text: str) -> list[str]:
    return [topic.text for topic in data_tables(parse_markdown_text(text), "README.md")]


def table(header: str, *rows: str) -> str:
    return "\n".join(
        (f"| {header} |", "|---|---|---|"[: 4 * (header.count("|") + 1) + 1], *(f"| {row} |" for row in rows))
    )


@pytest.mark.parametrize(
    "text",
    [
        table("Column | Description", "`rides` | riders", "`temp_c` | air"),
        table("Feature name | Type | Meaning", "rides | int | riders", "wind | float | speed"),
        table("File | Rows", "data/raw.parquet | 3", "`data/clean.csv.gz` | 2"),
        table(" | photos | tiles", "train | 212 | 5 088", "test set | 54 | 1,296"),
        table("Class | Train | Val", "wren | 912 | 80", "robin | 1300 | 95"),
    ],
)
def test_tables_that_describe_columns_or_list_files_of_data_tell_of_it(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        table("Feature | Description", "Live answers | at once", "Dark mode | for the night"),
        table("Variable | Description", "API_KEY | secret", "PORT | number"),
        table("Feature | Importance | Description", "rides | 0.4 | riders", "wind | 0.2 | speed"),
        table("Field | Default | Description", "size | 3 | width", "depth | 2 | depth"),
        table("Model | MAE", "ridge | 0.3", "tree | 0.2"),
        table("Part | MAE", "train | 4.1", "test | 6.2"),
        table("Model | train | test", "ridge | 0.412 | 0.391", "tree | 1.204 | 0.344"),
        table("File | Role", "train.py | trains", "app.py | serves"),
    ],
)
def test_tables_on_programs_settings_and_results_do_not(text: str) -> None:
    assert told(text) == []


def test_a_drawn_tree_that_says_what_files_of_data_hold_tells_of_it() -> None:
    drawn = "```\ndata/\n├── raw.csv     # counts as they came\n└── clean.csv   counts without any gaps\n```\n"

    assert told(drawn) == ["├── raw.csv     # counts as they came"]
    assert told("```\ndata/\n├── raw.csv\n└── clean.csv\n```\n") == []


def test_items_of_a_list_that_say_what_a_file_of_data_holds_tell_of_it() -> None:
    text = "- `data/boats.csv`: departures of five years, shared by the harbour\n- `run.R`: fits the model\n"
    written = "- `out/answers.csv`: predictions of the best model\n- `data/x.csv`: data\n"

    assert len(told(text)) == 1
    assert not told(written)
