from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.parsers.document_markdown import parse_markdown
from portfolio_audit.parsers.document_plain import parse_plain
from portfolio_audit.parsers.document_rst import parse_rst

README = b"""BIKE DEMAND

Forecasts bikes for the depot.

Data
====
Counts of the city.

- first item
* second item

    python train.py
    make report
"""


def test_plain_text_has_headings_items_and_code() -> None:
    document = parse_plain(README)

    assert [(s.heading.text, s.heading.level, s.heading.line) for s in document.sections if s.heading] == [
        ("BIKE DEMAND", 2, 1),
        ("Data", 1, 5),
    ]
    assert document.list_items == 2
    assert [(block.text, block.line) for block in document.code_blocks] == [
        ("    python train.py\n    make report", 12)
    ]


def test_asciidoc_and_org_headings_are_seen() -> None:
    document = parse_plain(b"= Title\n\ntext\n\n== Data\n\n** Chapter\n")

    assert [s.heading.text for s in document.sections if s.heading] == ["Title", "Data", "Chapter"]


def test_the_name_decides_the_parser() -> None:
    assert document_parser("README.md") is parse_markdown
    assert document_parser("docs/README.RST") is parse_rst
    assert document_parser("README") is parse_plain
    assert document_parser("report.Rmd") is parse_markdown
