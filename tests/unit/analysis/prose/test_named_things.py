import pytest

from portfolio_audit.analysis.prose.passages.named_things import named_data, named_models
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_markdown import parse_markdown


def _read(text: str) -> Document:
    return parse_markdown(f"# Notes\n\n{text}\n".encode())


@pytest.mark.parametrize(
    "text",
    [
        "An app that guesses prices, trained on the River Town Housing Dataset.",
        "Small classifiers for the MNIST data set.",
        "It learns from an image dataset of road signs.",
        "The contest offers a dataset with more than 90 columns.",
        "The encoder was tuned on public Slovak opinion datasets.",
        "We read customer reviews from Bike Store.",
        "The answer rests on four simple measurements:",
        "My entry to the Kaggle bike competition.",
        "| Part | Choice |\n|---|---|\n| Dataset | River Town |",
        "| Work | Result |\n|---|---|\n| digits | 96.9 % on MNIST |",
    ],
)
def test_a_line_that_names_data_or_counts_its_features_is_given(text: str) -> None:
    assert named_data(_read(text), "README.md")


@pytest.mark.parametrize(
    "text",
    [
        "Tracking of dataset and model artifacts with a tool.",
        "The class wraps a PyTorch Dataset.",
        "The dataset is loaded by the script.",
        "An app that is served from a container.",
        "| Part | Choice |\n|---|---|\n| Database | SQLite |",
    ],
)
def test_a_line_that_names_no_data_is_not(text: str) -> None:
    assert not named_data(_read(text), "README.md")


@pytest.mark.parametrize(
    "text",
    [
        "Kinds of irises told by a KNN classifier",
        "Best score: 0.95 (lightgbm with one more feature)",
        "We test an implementation of DecisionTree in numpy.",
        "## Naive Bayes\n\nbelow",
        "| Part | Choice |\n|---|---|\n| Model | XGBoost |",
    ],
)
def test_a_heading_line_or_row_that_names_an_algorithm_is_given(text: str) -> None:
    assert named_models(_read(text), "README.md")


@pytest.mark.parametrize("text", ["A model is trained and served.", "Runs are tracked with MLflow.", "Forest walks"])
def test_a_line_without_the_name_of_an_algorithm_is_not(text: str) -> None:
    assert not named_models(_read(text), "README.md")


def test_a_row_is_placed_on_its_own_line() -> None:
    (row,) = named_models(_read("| Part | Choice |\n|---|---|\n| API | Flask |\n| Model | XGBoost |"), "README.md")

    assert (row.text, row.at.line) == ("Model | XGBoost", 6)
