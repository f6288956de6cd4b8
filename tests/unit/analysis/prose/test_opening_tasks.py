import pytest

from portfolio_audit.analysis.prose.passages.opening_tasks import names_task, opening_topics, titles_task
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.parsers.document_markdown import parse_markdown_text


@pytest.mark.parametrize(
    "text",
    [
        "Near-real-time leak detection for village water pipes.",
        "Hourly tide forecasts for small harbours, with intervals.",
        "Predict the price of second-hand violins in Wales.",
        "Answers questions of members from the statutes of a sailing club.",
    ],
)
def test_an_opening_that_names_what_is_found_of_what_names_the_task(text: str) -> None:
    assert names_task(text)


@pytest.mark.parametrize(
    "text",
    [
        "A library for time series forecasting in Python.",
        "Curated papers on anomaly detection in videos.",
        "My exercises on classification for the course.",
        "Forecasting in Python",
        "Predict the results with the script below.",
        "Code and notes.",
    ],
)
def test_tools_lists_and_steps_do_not(text: str) -> None:
    assert not names_task(text)


def test_only_what_stands_below_the_title_is_an_opening() -> None:
    late = parse_markdown_text("# Pipes\n\n## Set-up\n\nLeak detection for village water pipes.\n")
    early = parse_markdown_text("# Pipes\n\nLeak detection for village water pipes.\n\n## Set-up\n")

    assert not list(opening_topics(late, "README.md"))
    assert {one.kind for one in opening_topics(early, "README.md")} == {TopicKind.PURPOSE, TopicKind.PROBLEM}


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("It rains. The task: when a boat leaves, say when it lands.", True),
        ("Group 3. We forecast the height of the tide at two harbours.", True),
        ("We predict on the test set.", False),
        ("The task of the course was hard.", False),
    ],
)
def test_a_sentence_may_say_the_task_outright(text: str, *, is_told: bool) -> None:
    document = parse_markdown_text(f"# Pipes\n\n{text}\n")

    assert bool(list(opening_topics(document, "README.md"))) is is_told


@pytest.mark.parametrize("text", ["Predicting which pumps fail", "Week 3: predicting if a ferry is late"])
def test_a_title_that_says_what_is_predicted_titles_the_task(text: str) -> None:
    assert titles_task(text)


@pytest.mark.parametrize(
    "text", ["Predicting on the test set", "Predicting the test results now", "Detecting outliers in the data"]
)
def test_a_step_does_not(text: str) -> None:
    assert not titles_task(text)
