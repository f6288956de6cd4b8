"""Other languages are read line by line."""

from portfolio_audit.analysis.code.line_languages import read_lines_of


def test_r_comments_and_roxygen_are_counted() -> None:
    reading = read_lines_of("#' Cleans.\n#' @param x rows\nclean <- function(x) {\n  x\n}\n", "r")

    assert (reading.lines.code, reading.lines.comment) == (3, 2)
    assert (reading.functions, reading.documented_functions) == (1, 1)


def test_block_comments_of_cpp_are_counted_to_their_end() -> None:
    source = (
        "/* Reads\n   images. */\nvoid read(int n) {\n  if (n) {\n    run();\n  }\n}\n\nint size() {\n  return 1;\n}\n"
    )

    reading = read_lines_of(source, "c++")

    assert (reading.lines.comment, reading.lines.blank) == (2, 1)
    assert (reading.functions, reading.documented_functions) == (2, 1)


def test_control_flow_is_no_function() -> None:
    assert read_lines_of("if (a) {\n  for (;;) {\n  }\n}\n", "javascript").functions == 0


def test_arrow_functions_are_functions() -> None:
    assert read_lines_of("const add = (a, b) => a + b\n", "typescript").functions == 1


def test_long_lines_are_cut() -> None:
    assert read_lines_of("x" * 1_000_000, "c").lines.code == 1


def test_a_function_that_a_header_declares_below_a_comment_is_documented() -> None:
    header = "#pragma once\n/** Reads images. */\nstd::vector<float> read(const char* path);\nint size() const;\n"

    assert read_lines_of(header, "c++").documented_functions == 1
    assert read_lines_of(header.removeprefix("#pragma once\n"), "c++").documented_functions == 0
