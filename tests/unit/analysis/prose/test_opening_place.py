import pytest

from portfolio_audit.analysis.prose.passages.opening import opening
from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.opening import says_what_it_is, speaks_of_somebody
from portfolio_audit.evidence import SURE
from portfolio_audit.parsers.document_markdown import parse_markdown_text


def _said(text: str, path: str = "README.md") -> tuple[Topic, ...]:
    return tuple(one for one in find_topics(parse_markdown_text(text), path) if not one.by_heading)


@pytest.mark.parametrize(
    "text",
    [
        "Telegram bot that reads out the tide tables of my harbour.",
        "Sound of a bee hive in, mood of the hive out: calm, hungry, swarming.",
        "How late is the last ferry when it storms?",
        "We map the hedges of a valley from old aerial photographs.",
        "Here are four small projects.",
    ],
)
def test_a_thing_a_question_and_what_the_authors_do_say_what_it_is(text: str) -> None:
    assert says_what_it_is(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hello and welcome to my page!",
        "Final project of the evening course on statistics.",
        "I am a joiner from Leeds who likes numbers.",
        "I drove a ferry for nine years.",
        "Tools: R and a lot of tea",
        "Run the script with the name of a harbour.",
        "Accuracy of 91 % on the test set",
        "Hives are checked by a keeper every week.",
        "I highly recommend the other repository.",
        "We use the tracker of the host for mistakes.",
        "In English - in Welsh - on paper for the pier",
        "You may ask: what is your harbour?",
    ],
)
def test_greetings_courses_authors_labels_orders_scores_and_background_do_not(text: str) -> None:
    assert not says_what_it_is(text)


@pytest.mark.parametrize(
    "text",
    [
        "When neighbours asked me for a price, I guessed.",
        "Every evening somebody decides how many boats go out.",
        "You stand at the pier and nothing comes.",
        "I get the same mails each spring, so I built this.",
    ],
)
def test_people_who_do_something_are_spoken_of(text: str) -> None:
    assert speaks_of_somebody(text)


@pytest.mark.parametrize("text", ["You can run it with Docker.", "The column holds the number of people affected."])
def test_orders_and_counts_speak_of_nobody(text: str) -> None:
    assert not speaks_of_somebody(text)


def test_the_opening_tells_the_purpose_by_its_place_and_the_task_unsurely() -> None:
    told = {one.kind: one for one in _said("# Hive\n\nSound of a bee hive in, mood of the hive out.\n\n## Run\n")}

    assert told[TopicKind.PURPOSE].chance >= SURE
    assert told[TopicKind.PROBLEM].chance < SURE


def test_what_stands_further_down_or_in_a_folder_does_not() -> None:
    text = "# Hive\n\n## Run\n\nTelegram bot that reads out the tide tables of my harbour.\n"
    kinds = {one.kind for path in ("README.md", "sensors/README.md") for one in _said(text, path)}
    own = {one.kind for one in _said(text.replace("## Run\n\n", ""), "sensors/README.md")}

    assert TopicKind.PURPOSE not in kinds | own


def test_people_in_the_opening_may_be_whom_it_serves_and_why() -> None:
    told = {one.kind: one.chance for one in _said("# Boats\n\nEvery evening somebody decides how many boats go out.\n")}

    assert told[TopicKind.AUDIENCE] < SURE
    assert told[TopicKind.MOTIVATION] < SURE


def test_questions_and_overviews_right_below_the_title_belong_to_the_opening() -> None:
    asked = opening(
        parse_markdown_text("# boats\n\n**How many boats go out?**\n\nI counted them.\n\n## Data\n\nLogs.\n")
    )
    overview = opening(parse_markdown_text("# Boats\n\n## Overview\n\nCounts of boats.\n\n## Data\n\nLogs.\n"))
    author = opening(parse_markdown_text("# About me\n\nA sailor of the old school.\n"))

    assert [one.text for one in asked] == ["How many boats go out?", "I counted them."]
    assert [one.text for one in overview] == ["Counts of boats."]
    assert not author
