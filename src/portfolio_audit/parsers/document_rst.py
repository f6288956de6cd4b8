"""reStructuredText to a document, with file insertion and raw content switched off."""

from collections.abc import Iterator

from docutils import nodes
from docutils.core import publish_doctree

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_builder import DocumentBuilder
from portfolio_audit.parsers.document_plain import parse_plain_text
from portfolio_audit.parsers.document_text import count_words, decode

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 5,
    "warning_stream": "",
    "doctitle_xform": False,
    "smart_quotes": False,
    "line_length_limit": 10_000,
}
_CHARACTERS = 200_000


@kept
def parse_rst(content: bytes) -> Document:
    """Read reStructuredText; never raises on bad content."""
    text, error = decode(content)
    try:
        tree = publish_doctree(text[:_CHARACTERS], settings_overrides=_SETTINGS)
    except Exception:  # noqa: BLE001  # docutils raises whatever its directives raise on bad content
        return parse_plain_text(text, "the reStructuredText could not be read and was taken as plain text")
    builder = DocumentBuilder("rst", error)
    for node, level in _walk(tree):
        _take(builder, node, level)
    return builder.build(text.count("\n") + 1)


def _walk(tree: nodes.document) -> Iterator[tuple[nodes.Element, int]]:
    """Yield elements in reading order with the depth of their section, without recursion."""
    stack: list[tuple[nodes.Element, int]] = [(tree, 0)]
    while stack:
        node, level = stack.pop()
        yield node, level
        if isinstance(node, (nodes.literal_block, nodes.table, nodes.comment, nodes.system_message)):
            continue
        deeper = level + isinstance(node, nodes.section)
        stack += [(child, deeper) for child in reversed(node.children) if isinstance(child, nodes.Element)]


def _take(builder: DocumentBuilder, node: nodes.Element, level: int) -> None:
    line = _line_of(node)
    match node:
        case nodes.title():
            builder.add_heading(node.astext(), line, max(1, min(level, 6)))
        case nodes.paragraph():
            is_item = isinstance(node.parent, nodes.list_item)
            builder.add_prose(node.astext(), line, is_item=is_item, code_words=_code_words(node))
        case nodes.literal_block() | nodes.doctest_block():
            classes = [str(name) for name in list(node["classes"]) if name != "code"]
            builder.add_code(classes[0] if classes else "", node.astext(), line)
        case nodes.literal():
            builder.add_inline_code(node.astext(), line)
        case nodes.image():
            builder.add_link(str(node.get("uri", "")), str(node.get("alt", "")), line, is_image=True)
        case nodes.reference() if node.get("refuri"):
            has_image = any(isinstance(child, nodes.image) for child in node.children)
            if node.astext() != node["refuri"]:
                builder.add_link(str(node["refuri"]), node.astext(), line, is_badge=has_image)
        case nodes.table():
            _take_table(builder, node, line)
        case nodes.math() | nodes.math_block():
            builder.add_code("math", node.astext(), line)
        case _:
            pass


def _line_of(node: nodes.Element) -> int:
    """Give the nearest known line; docutils counts some nodes from their end."""
    current: nodes.Element | None = node
    while current is not None:
        if current.line:
            breaks = current.rawsource.count("\n") if isinstance(current, nodes.literal_block) else 0
            return max(1, int(current.line) - breaks)
        current = current.parent
    return 1


def _code_words(node: nodes.Element) -> int:
    return sum(count_words(child.astext()) for child in node.children if isinstance(child, nodes.literal))


def _take_table(builder: DocumentBuilder, node: nodes.Element, line: int) -> None:
    rows = [
        [entry.astext() for entry in row.children if isinstance(entry, nodes.entry)] for row in node.findall(nodes.row)
    ]
    if rows:
        builder.add_table(rows[0], rows[1:], line)
