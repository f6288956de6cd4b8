import pytest

from portfolio_audit.parsers.lines import LINE_CHARACTERS, LINES, read_lines, read_text


@pytest.mark.parametrize(
    "content",
    ["a\nä".encode(), "a\nä".encode("utf-16"), "a\nä".encode("utf-8-sig"), "a\nä".encode("cp1252"), b"a\r\n\xe4"],
)
def test_common_encodings_and_line_ends_are_read(content: bytes) -> None:
    assert read_lines(content) == ("a", "ä")


def test_long_lines_and_files_are_cut() -> None:
    lines = read_lines(b"x" * 100_000 + b"\n" + b"y\n" * 100_000)

    assert len(lines) == LINES
    assert len(lines[0]) == LINE_CHARACTERS


def test_nul_bytes_are_left_out() -> None:
    assert read_text(b"a\0b\nc") == "ab\nc"
