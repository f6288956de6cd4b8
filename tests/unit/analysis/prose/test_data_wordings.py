import pytest

from portfolio_audit.analysis.prose.passages.data import tells_data
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.data import tells_learnt, tells_source_or_size
from portfolio_audit.evidence import Place


@pytest.mark.parametrize(
    "text",
    [
        "I collected the listings from three harbours.",
        "All data here is simulated.",
        "12 documents, 80 sections, 4,000 words.",
        "Ferries of one line (310 passengers, ~2,400 trips in 2023).",
        "90k transactions over 60 days.",
        "The original recordings must not be shared.",
        "Foram raspados e limpos em maio.",
        "Dataset: https://www.example.org/rides (1,338 rows)",
        "**Data sources:** Kaggle and our own logs",
        "As classes eu marquei à mão.",
    ],
)
def test_who_made_data_and_how_much_there_is_is_told(text: str) -> None:
    assert tells_source_or_size(text)


@pytest.mark.parametrize(
    "text",
    [
        "We collected feedback from the team.",
        "Dataset: put it in the folder data",
        "Data: pandas and numpy",
        "Trained on 2 machines at night.",
        "It trains for 20 epochs with 3 layers.",
        "All tests are green.",
        "The data is loaded with pandas.",
        "Version 2, 3 months later.",
    ],
)
def test_work_and_programs_are_no_data(text: str) -> None:
    assert not tells_source_or_size(text)


@pytest.mark.parametrize(
    "text",
    [
        "Every year, harbours lose millions of tons of fish.",
        "The same numbers are in results/metrics.csv.",
        "Late trips are rare so the classes are balanced with SMOTE.",
    ],
)
def test_slogans_results_and_steps_are_no_passages_on_data(text: str) -> None:
    assert not tells_data(Topic(TopicKind.DATA, text, Place("README.md", 1), 9, 0, by_heading=False, chance=0.9))


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Trained on 50,000+ real loan applications.", True),
        ("Evaluated on about 1,200 calls of one harbour.", True),
        ("Trained on 2 machines at night.", False),
        ("Trained on the cloud for 20,000 steps.", False),
    ],
)
def test_how_many_things_a_model_learned_from_is_told(text: str, *, tells: bool) -> None:
    assert tells_learnt(text) is tells
