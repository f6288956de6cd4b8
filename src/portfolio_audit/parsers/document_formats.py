"""Which parser reads a prose file, by its name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_markdown import parse_markdown
from portfolio_audit.parsers.document_plain import parse_plain

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd"})


def document_parser(path: str) -> Callable[[bytes], Document]:
    """Give the parser; docutils is only imported when a .rst file asks for it, because that takes 0.1 s."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in MARKDOWN_SUFFIXES:
        return parse_markdown
    if suffix in {".rst", ".rest"}:
        parse: Callable[[bytes], Document] = import_module("portfolio_audit.parsers.document_rst").parse_rst
        return parse
    return parse_plain
