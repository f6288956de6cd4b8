import pytest

from portfolio_audit.analysis.prose.prose_quality import (
    find_generator_text,
    find_placeholders,
    find_praise,
    find_repeated,
)
from portfolio_audit.parsers.document_markdown import parse_markdown_text


@pytest.mark.parametrize(
    "text",
    [
        "Clone `x`:\n\n```sh\ngit clone https://github.com/your-username/bikes.git\n```\n",
        "```sh\ngit clone <repository-url>\n```\n",
        "TODO: describe the data\n",
        "# Project Title\n\ntext\n",
        "[insert screenshot of the app]\n",
        "Lorem ipsum dolor\n",
        "![b](https://github.com/USERNAME/repo/actions/badge.svg)\n",
    ],
)
def test_placeholders_are_found(text: str) -> None:
    assert len(find_placeholders(parse_markdown_text(text), "README.md")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "No es del todo comparable, y sobre todo es lento: todo el código está en un archivo.\n",
        "## To do\n\n- TODO write tests\n",
        "[your city](cities.md)\n",
        "The method todos() lists tasks.\n",
        "Fill in the form of the depot? No.\n",
    ],
)
def test_plans_and_links_are_no_placeholders(text: str) -> None:
    found = [item.text for item in find_placeholders(parse_markdown_text(text), "README.md")]

    assert found == (["Fill in the form of the depot?"] if "Fill" in text else [])


def test_text_of_generators_is_recognised() -> None:
    document = parse_markdown_text("This project was bootstrapped with [Create React App](https://x.org).\n")

    assert [item.at.line for item in find_generator_text(document, "README.md")] == [1]


def test_praise_is_counted() -> None:
    document = parse_markdown_text("A robust, cutting-edge platform.\n\nIt counts bikes.\n")

    places, words = find_praise(document, "README.md")

    assert ([place.at.line for place in places], words) == ([1], 2)


def test_a_statistic_that_bears_outliers_is_not_praised() -> None:
    assert find_praise(parse_markdown_text("The median is robust to outliers.\n"), "README.md")[1] == 0


def test_a_long_sentence_that_comes_twice_is_found_at_its_second_place() -> None:
    sentence = "The counts of all the stations are taken from the depot log of the city."
    document = parse_markdown_text(f"{sentence}\n\n## Data\n\n{sentence}\n")

    assert [place.at.line for place in find_repeated(document, "README.md")] == [5]


def test_a_request_to_add_pictures_is_a_placeholder() -> None:
    document = parse_markdown_text(
        "# Bikes\n\nAdd screenshots for:\n\n- Swagger UI\n\nAdd noise to images for robustness.\n"
    )

    assert [item.at.line for item in find_placeholders(document, "README.md")] == [3]
