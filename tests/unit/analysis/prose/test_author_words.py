import pytest

from portfolio_audit.analysis.prose.words.author import (
    gives_address,
    introduces_author,
    is_on_author,
    speaks_of_author,
    without_author,
)
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document_markdown import parse_markdown_text


@pytest.mark.parametrize(
    "text",
    [
        "I was a surveyor for ten years and moved into data by evening courses and a bootcamp.",
        "I am looking for a junior role in Porto.",
        "Open to work, remote or in Leeds.",
    ],
)
def test_what_the_author_was_or_looks_for_speaks_of_the_author(text: str) -> None:
    assert speaks_of_author(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was curious whether ferries are late when it rains.",
        "This project was my bootcamp's last task, and I worked on it for two months.",
        "The model is looking for a pattern in the tides.",
    ],
)
def test_what_the_work_is_about_does_not(text: str) -> None:
    assert not speaks_of_author(text)


@pytest.mark.parametrize("text", ["Comments to olu.ade@posteo.net, please.", "mira@kiln.example"])
def test_an_address_of_a_person_is_told(text: str) -> None:
    assert gives_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "Log in as admin@localhost.com with the password below.",
        "Rows look like user@example.com, 3, 4.",
        "git@github.com:ada/ferries.git",
        "Request the dataset from curator@museum.org.",
    ],
)
def test_an_address_for_an_example_or_for_data_is_none(text: str) -> None:
    assert not gives_address(text)


@pytest.mark.parametrize(
    "line",
    ["Olu Ade · MSc in hydrology · Lagos", "Mira van Dam, Ghent: mira@kiln.example", "Olu Ade — linkedin"],
)
def test_a_line_with_name_and_profession_introduces_its_author(line: str) -> None:
    assert introduces_author(line)


@pytest.mark.parametrize("line", ["Random Forest, 300 trees", "Mean Error - on the last week", "Data from the port."])
def test_other_lines_with_capitals_do_not(line: str) -> None:
    assert not introduces_author(line)


def test_a_section_called_about_that_opens_with_its_author_is_on_the_author() -> None:
    text = "# Ferries\n\n## About\n\nI was a nurse for nine years. Comments to olu@posteo.net.\n"
    assert is_on_author(parse_markdown_text(text).sections[-1])


def test_a_section_called_about_that_tells_the_project_is_not() -> None:
    text = "# Ferries\n\n## About\n\nThis project forecasts delays. I was a nurse for nine years. It uses tides.\n"
    assert not is_on_author(parse_markdown_text(text).sections[-1])


def test_lines_below_about_me_are_left_out() -> None:
    lines = ["# Ferries", "Delays of ferries.", "## About me", "Nine years in hospitals.", "## Data", "Ports."]
    told = tuple(Located(line, Place("README.md", number)) for number, line in enumerate(lines, 1))

    assert [one.text for one in without_author(told)] == ["# Ferries", "Delays of ferries.", "## Data", "Ports."]
