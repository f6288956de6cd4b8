import pytest

from portfolio_audit.analysis.prose.passages.front_page import (
    approach_sections,
    approach_sentences,
    one_of_each,
    tell_purpose,
    told_by_form,
)
from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind, MetricClaim
from portfolio_audit.analysis.prose.prose_specifics import introduction
from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.topics import Topic
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document_markdown import parse_markdown_text


def _topics(text: str) -> tuple[Topic, ...]:
    return find_topics(parse_markdown_text(text), "README.md")


def _named(text: str) -> list[str]:
    return [topic.text for topic in one_of_each(_topics(text))]


def _purpose(text: str) -> list[str]:
    document = parse_markdown_text(text)
    told = tell_purpose(document, find_topics(document, "README.md"), introduction(document))
    return [topic.text for topic in told]


def test_the_heading_that_is_the_very_name_of_a_topic_stands_for_it() -> None:
    named = _named("# Bikes\n\n## Deploy to the cloud\n\none\n\n## Deployment\n\ntwo\n")

    assert "deployment: Deployment" in named


def test_headings_stand_before_sentences_and_unsure_ones_are_left_out() -> None:
    named = _named(
        "# Bikes\n\nThis helps managers to plan vans. This project predicts the demand of bikes.\n\n"
        "## The sources of data\n\none\n\n## Results\n\ntwo\n"
    )

    assert [text.partition(":")[0] for text in named] == ["results", "data", "purpose", "problem"]


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Docker containers", "deployment"),
        ("Drift monitoring", "deployment"),
        ("Set up the cloud", "deployment"),
        ("Challenge 2: explanations in production", "deployment"),
        ("How to report what is used", "usage"),
        ("Solution of the competition", "method"),
        ("Business value delivered", "audience"),
        ("Outputs that you use", "usage"),
        ("Data used to build the model", "method"),
        ("What runs today, and what needs data", "data"),
        ("Generate synthetic data", "data"),
    ],
)
def test_a_heading_that_leads_to_something_else_does_not_stand_for_the_topic(heading: str, topic: str) -> None:
    assert topic not in [text.partition(":")[0] for text in _named(f"# Bikes\n\n## {heading}\n\none two\n")]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Every project in this repo holds enough words for a reader.", "purpose"),
        ("It gives explanations for every prediction that is made.", "problem"),
        ("Depth beats breadth in all of these folders.", "interpretation"),
        ("I recommend looking at the other one, as in retrospect this is old.", "lessons"),
        ("The training scripts need 6 GB RAM for the dataset.", "data"),
    ],
)
def test_a_sentence_in_the_words_of_a_topic_that_says_something_else_is_left_out(sentence: str, topic: str) -> None:
    assert topic not in [text.partition(":")[0] for text in _named(f"# Bikes\n\n{sentence}\n")]


def test_what_says_the_purpose_plainly_goes_first_and_leaves_out_what_only_might() -> None:
    told = _purpose(
        "# Bikes\n\nEmpty stations cost the city millions, which is a crucial problem.\n"
        "Which stations will be empty tomorrow?\n"
        "This project received an award. The goal is to keep each station of the city full.\n\n"
        "## Overview\n\none two three four five six seven eight nine ten eleven twelve\n\n"
        "## Target variable\n\none two three four five six seven eight nine ten eleven twelve\n"
    )

    assert told == [
        "The goal is to keep each station of the city full.",
        "Overview",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Code for the article on how to find bikes in pictures.",
        "Data science work by Ada Example: maps and large tables.",
        "Implementations of five networks for handwritten digits.",
    ],
)
def test_an_opening_without_a_verb_tells_what_the_repository_is(opening: str) -> None:
    assert _purpose(f"# Bikes\n\n{opening}\n") == [opening]


def test_sections_that_hold_a_sentence_on_method_go_before_those_of_the_name_and_others() -> None:
    topics = _topics(
        "# Bikes\n\n## Architecture of the services\n\nTwo boxes.\n\n## Method\n\nNothing.\n\n## Tech stack\n\nR\n\n"
        "## The training\n\nA random forest is trained on counts of the last week.\n"
    )

    sections = approach_sections(topics, approach_sentences(topics))

    assert [section.text for section in sections] == [
        "The training",
        "Method",
        "Architecture of the services",
    ]


def test_sentences_on_tools_and_running_tell_no_approach() -> None:
    topics = _topics(
        "# Bikes\n\nPrefect orchestrates the model training of every week.\n"
        "A random forest is trained on counts of the last week.\n"
    )

    assert [one.text for one in approach_sentences(topics)] == [
        "A random forest is trained on counts of the last week."
    ]


def test_a_command_that_installs_and_rows_of_metrics_tell_their_topics() -> None:
    def row(line: int) -> MetricClaim:
        return MetricClaim("auc", 0.8, "forest | 0.8", Place("README.md", line), in_table=True)

    install = Command(CommandKind.INSTALL, "pip install .", Place("README.md", 3), (), names_existing=False)

    assert [topic.text for topic in told_by_form((install,), (row(5), row(6)))] == ["pip install .", "forest | 0.8"]
    assert not tuple(told_by_form((), (row(5),)))
