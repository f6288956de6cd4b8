"""Any text file to its lines."""

from portfolio_audit import limits

LINE_CHARACTERS = 2_000
"""Longer lines are cut: no fact needs more, and patterns stay fast."""
LINES = 20_000
"""Lines read of one file."""


def read_lines(content: bytes) -> tuple[str, ...]:
    """Give the lines of a text in any common encoding, long ones cut, NULs left out."""
    text = _decode(content[: limits.TEXT_BYTES]).replace("\0", "")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(line[:LINE_CHARACTERS] for line in lines[:LINES])


def read_text(content: bytes) -> str:
    """Give the same as one text with newlines between the lines."""
    return "\n".join(read_lines(content))


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
