import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit.parsers.ignore_comments import (
    MOST,
    parse_markdown_ignores,
    parse_notebook_ignores,
    parse_python_ignores,
)


def test_a_comment_behind_code_speaks_of_its_line() -> None:
    source = b"import os\nimport sys  # portfolio-audit: ignore[code-imports-used] accepted: for doctests\n"

    found = parse_python_ignores(source)[0]

    assert (found.rules, found.text, found.line, found.written_line) == (
        ("code-imports-used",),
        "accepted: for doctests",
        2,
        2,
    )


def test_a_comment_on_a_line_of_its_own_speaks_of_the_next_code() -> None:
    source = b"import os\n\n# portfolio-audit: ignore[a-b, c-d] planned\n# more words\n\ndef f():\n    pass\n"

    found = parse_python_ignores(source)[0]

    assert (found.rules, found.line, found.written_line) == (("a-b", "c-d"), 6, 3)


def test_a_comment_above_all_code_speaks_of_the_file() -> None:
    source = b"#!/usr/bin/env python\n# portfolio-audit: ignore[a-b] elsewhere\n\nx = 1\n"

    assert parse_python_ignores(source)[0].line is None


def test_a_text_that_shows_the_comment_is_none() -> None:
    source = b'"""Write `# portfolio-audit: ignore[a-b] planned` to set it aside."""\n'

    assert parse_python_ignores(source) == ()


@pytest.mark.parametrize(
    "text", [b"x = (\n# portfolio-audit: ignore[a-b] planned\n", b"\x00\xff portfolio-audit: ignore[a-b]", b""]
)
def test_broken_python_gives_what_was_read_before(text: bytes) -> None:
    assert isinstance(parse_python_ignores(text), tuple)


def test_the_number_of_comments_is_bounded() -> None:
    source = b"x = 1  # portfolio-audit: ignore[a-b] planned\n" * (MOST + 50)

    assert len(parse_python_ignores(source)) == MOST


def test_an_html_comment_speaks_of_the_whole_document() -> None:
    source = b"# Churn\n\n<!-- portfolio-audit: ignore[readme-quickstart] elsewhere: see the wiki -->\n"

    found = parse_markdown_ignores(source)[0]

    assert (found.rules, found.text, found.line, found.written_line) == (
        ("readme-quickstart",),
        "elsewhere: see the wiki",
        None,
        3,
    )


def test_a_code_block_that_shows_the_comment_is_none() -> None:
    source = b"```html\n<!-- portfolio-audit: ignore[a-b] planned -->\n```\n"

    assert parse_markdown_ignores(source) == ()


def notebook(*cells: dict[str, object]) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}).encode()


def test_a_tag_a_comment_and_an_html_comment_speak_of_their_cell() -> None:
    source = notebook(
        {"cell_type": "markdown", "metadata": {}, "source": "<!-- portfolio-audit: ignore[a-a] planned -->"},
        {
            "cell_type": "code",
            "metadata": {"tags": ["portfolio-audit: ignore[b-b] accepted"]},
            "source": ["x = 1\n", "y = 2  # portfolio-audit: ignore[c-c] planned"],
            "outputs": [],
            "execution_count": 1,
        },
    )

    found = parse_notebook_ignores(source)

    assert [(one.rules, one.cell, one.line) for one in found] == [
        (("a-a",), 1, None),
        (("c-c",), 2, None),
        (("b-b",), 2, None),
    ]


@pytest.mark.parametrize("content", [b"portfolio-audit: {", b'{"cells": "portfolio-audit:"}', b"[portfolio-audit:]"])
def test_a_broken_notebook_asks_for_nothing(content: bytes) -> None:
    assert parse_notebook_ignores(content) == ()


@given(st.text())
def test_no_text_stops_the_parsers(text: str) -> None:
    content = b"portfolio-audit: " + text.encode("utf-8", "surrogatepass")

    for parse in (parse_python_ignores, parse_markdown_ignores, parse_notebook_ignores):
        assert isinstance(parse(content), tuple)
