import time

import pytest

from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_markdown import parse_markdown

README = b"""---
title: Space
sdk: streamlit
---
# \xf0\x9f\x9a\xb2 Bike demand

[![build](https://img.shields.io/badge/build-ok-green)](https://ci.example.org) text after the badge

Forecasts bikes.
Second line with `train.py` and [a link](docs/notes.md).

Setup
-----

```sh
pip install .
```

**Results**

- [x] first item
- second item

| model | MAE |
|---|---|
| forest | 1.8 |

<h3 align="center">Pictures</h3>
<p><img src="reports/fit.png" alt="Fit of the forest"> below the fit</p>

Formula $y = x^2$ and a note.[^1]

[^1]: The note.
"""


def headings(document: Document) -> list[tuple[str, int, int]]:
    return [(s.heading.text, s.heading.level, s.heading.line) for s in document.sections if s.heading]


def test_headings_of_every_kind_are_found_with_level_and_line() -> None:
    assert headings(parse_markdown(README)) == [
        ("Bike demand", 1, 5),
        ("Setup", 2, 12),
        ("Results", 3, 19),
        ("Pictures", 3, 28),
    ]


def test_badges_are_told_from_links_and_images() -> None:
    links = parse_markdown(README).links

    assert [(link.target, link.is_image, link.is_badge, link.line) for link in links] == [
        ("https://img.shields.io/badge/build-ok-green", True, True, 7),
        ("https://ci.example.org", False, True, 7),
        ("docs/notes.md", False, False, 10),
        ("reports/fit.png", True, False, 29),
    ]


def test_code_tables_front_matter_and_formulas_are_kept_apart_from_prose() -> None:
    document = parse_markdown(README)

    assert [(block.language, block.text, block.line) for block in document.code_blocks] == [
        ("sh", "pip install .\n", 16)
    ]
    assert [(table.header, table.rows, table.line) for table in document.tables] == [
        (("model", "MAE"), (("forest", "1.8"),), 24)
    ]
    assert document.front_matter.startswith("title: Space")
    assert (document.math_formulas, document.emoji_headings, document.list_items) == (1, 1, 2)
    assert [code.text for code in document.inline_code] == ["train.py"]
    words = "text after the badge Forecasts bikes Second line with and a link first item second item below the fit"
    assert document.prose_words == len(words.split()) + len(["Formula", "y", "x", "and", "a", "note", "The", "note"])


def test_sentences_have_the_line_on_which_they_begin() -> None:
    document = parse_markdown(README)

    assert [(s.text, s.at.line) for s in document.sentences[1:3]] == [
        ("Forecasts bikes.", 9),
        ("Second line with train.py and a link.", 10),
    ]


def test_a_heading_without_a_blank_after_the_hash_is_a_heading() -> None:
    document = parse_markdown(b"#Title\n\n```c\n#include <x>\n```\n##Data\ntext\n")

    assert headings(document) == [("Title", 1, 1), ("Data", 2, 6)]
    assert document.code_blocks[0].text == "#include <x>\n"


def test_a_bold_sentence_is_no_heading() -> None:
    assert headings(parse_markdown(b"**This is important.**\n\n**Note** that it matters\n")) == []


def test_a_table_in_html_is_a_table() -> None:
    document = parse_markdown(b"<table><tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr></table>\n")

    assert [(table.header, table.rows) for table in document.tables] == [(("a", "b"), (("1", "2"),))]


def test_scripts_and_comments_are_not_prose() -> None:
    document = parse_markdown(b"<!-- hidden words here -->\n<script>alert('words')</script>\n\nshown\n")

    assert [sentence.text for sentence in document.sentences] == ["shown"]


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 50_000,
        b"`" * 30_000 + b"a" + b"`" * 29_999,
        b"> " * 20_000,
        b"*a_" * 30_000,
        b"![" * 30_000,
        b"<a " * 40_000,
        b"- " * 20_000 + b"x",
        b"|" * 50_000 + b"\n" + b"-|" * 25_000,
        b"$" * 60_000,
        b"1." * 60_000,
        b"<" * 100_000,
        b"\xff\xfe" + b"\x00\xd8" * 1_000,
    ],
)
def test_hostile_markdown_is_read_in_bounded_time(content: bytes) -> None:
    begun = time.process_time()

    document = parse_markdown(content)

    assert document.format in {"md", "txt"}
    assert time.process_time() - begun < 8


def test_lines_and_rows_know_where_they_stand() -> None:
    document = parse_markdown(b"One<br>\n[two](a.md)\nthree\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")

    assert [(line.text.strip(), line.at.line) for line in document.lines] == [("One", 1), ("two", 2), ("three", 3)]
    assert [link.line for link in document.links] == [2]
    assert document.tables[0].row_lines == (7, 8)


def test_a_picture_in_the_size_of_an_icon_is_a_badge() -> None:
    document = parse_markdown(b"# Bikes <img src='a.png' height=\"50\"/>\n\n<img src='b.png' width='80%'>\n")

    assert [link.is_badge for link in document.links] == [True, False]


def test_a_bold_label_that_opens_a_paragraph_is_noted() -> None:
    document = parse_markdown(
        b"**Question.** Which\npumps fail?\n\n**Why**: nobody knows.\n\n- **Not.** an item\n\n**Bold** words.\n"
    )

    assert [(one.label, one.line) for one in document.run_ins] == [("Question", 1), ("Why", 4)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A\n\n```sh\nmake\n\n## Results\n\nAll is well.\n", 3),
        ("```\nmake\n```\n\n~~~\none\ntwo\n", 5),
        ("```\nmake\nrun\n```\n", None),
        ("~~~~\nmake\nrun\n~~~~~  \n", None),
        ("```sh\nmake\n", None),
        ("- step\n\n  ```sh\n  make\n  run\n\nAll is well.\n", None),
        ("Prose alone.\n", None),
    ],
)
def test_a_fence_that_never_closes_over_some_lines_is_told(text: str, line: int | None) -> None:
    assert parse_markdown(text.encode()).open_fence == line
