"""Notebooks become cells."""

import json

import pytest

from portfolio_audit.parsers.notebook import CellKind, Notebook, OutputKind, parse_notebook


def code(source: object, count: int | None = 1, outputs: list[object] | None = None, **extra: object) -> object:
    return {"cell_type": "code", "metadata": {}, "execution_count": count, "source": source,
            "outputs": outputs or [], **extra}  # fmt: skip  # one line is clearer


def markdown(source: str) -> object:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def notebook(*cells: object, **extra: object) -> bytes:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4, **extra}).encode()


def parse(*cells: object, **extra: object) -> Notebook:
    return parse_notebook(notebook(*cells, **extra))


def shown(data: dict[str, object]) -> OutputKind:
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    return parse(code("f()", outputs=[output])).cells[0].outputs[0].kind


def test_cells_keep_their_number_kind_and_count() -> None:
    cells = parse(markdown("# Churn"), code(["a = 1\n", "b = 2"], 7)).cells

    assert [(cell.number, cell.kind, cell.execution_count) for cell in cells] == [
        (1, CellKind.MARKDOWN, None),
        (2, CellKind.CODE, 7),
    ]
    assert cells[1].source == "a = 1\nb = 2"


def test_names_are_shared_from_cell_to_cell() -> None:
    cells = parse(code("import pandas as pd\ndf = pd.read_csv('a')"), code("df.dropna()")).cells

    assert cells[1].module is not None
    assert cells[1].module.calls[0].name == "pandas.DataFrame.dropna"


@pytest.mark.parametrize(
    ("source", "magic"),
    [
        ("%matplotlib inline\nx = 1", "%matplotlib inline"),
        ("!pip install pandas\nx = 1", "!pip install pandas"),
        ("files = !ls\nx = 1", "files = !ls"),
        ("df.head?", "df.head?"),
        ("ls data", "ls data"),
        ("%%bash\nls -l | wc", "%%bash"),
    ],
)
def test_magic_lines_do_not_break_the_python_around_them(source: str, magic: str) -> None:
    cell = parse(code(source)).cells[0]

    assert cell.magics == (magic,)
    assert cell.module is not None
    assert cell.module.error is None


def test_a_timed_cell_is_still_python() -> None:
    cell = parse(code("%%time\nf(1)")).cells[0]

    assert cell.module is not None
    assert [call.name for call in cell.module.calls] == ["f"]


def test_lines_keep_their_number_after_magics() -> None:
    cell = parse(code("!pip install a \\\n  b\nf(1)")).cells[0]

    assert cell.module is not None
    assert cell.module.calls[0].line == 3


def test_an_indented_cell_is_read_as_ipython_does() -> None:
    cell = parse(code("  x = 1\n  y = 2")).cells[0]

    assert cell.module is not None
    assert cell.module.error is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"image/png": "aGk=", "text/plain": "<Figure>"}, OutputKind.IMAGE),
        ({"text/html": "<div><table><tr></table>"}, OutputKind.TABLE),
        ({"text/html": "<script>Plotly.newPlot()</script>"}, OutputKind.CHART),
        ({"text/html": "<b>hi</b>"}, OutputKind.HTML),
        ({"application/vnd.plotly.v1+json": {}}, OutputKind.CHART),
        ({"application/vnd.bokehjs_load.v0+json": "", "text/html": "Loading Bokeh"}, OutputKind.HTML),
        ({"text/html": "<script>window.PlotlyConfig = {}; Plotly.js</script>"}, OutputKind.HTML),
        ({"application/vnd.jupyter.widget-view+json": {}}, OutputKind.WIDGET),
        ({"text/plain": "3"}, OutputKind.TEXT),
    ],
)
def test_an_output_is_known_by_its_media_type(data: dict[str, object], kind: OutputKind) -> None:
    assert shown(data) is kind


def test_stream_parts_join_and_count_their_lines() -> None:
    parts = [{"output_type": "stream", "name": "stdout", "text": ["a\n", "b\n"]}] * 2

    (output,) = parse(code("f()", outputs=[*parts])).cells[0].outputs

    assert (output.kind, output.text, output.lines) == (OutputKind.STREAM, "a\nb\na\nb\n", 4)


def test_an_error_output_tells_name_and_value() -> None:
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}

    (output,) = parse(code("f()", outputs=[error])).cells[0].outputs

    assert (output.kind, output.text) == (OutputKind.ERROR, "ValueError: no")


def test_other_kernels_are_not_read_as_python() -> None:
    parsed = parse(code("x <- 1"), metadata={"kernelspec": {"name": "ir", "language": "R"}})

    assert parsed.language == "r"
    assert parsed.cells[0].module is None


def test_tags_are_read() -> None:
    assert parse(code("1", metadata={"tags": ["raises-exception"]})).cells[0].tags == ("raises-exception",)


def test_format_3_is_upgraded() -> None:
    cell = {"cell_type": "code", "input": ["1 + 1"], "prompt_number": 2, "language": "python", "outputs": []}
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [cell]}]}

    parsed = parse_notebook(json.dumps(old).encode())

    assert (parsed.error, parsed.format, parsed.cells[0].source) == (None, "3.0", "1 + 1")
    assert parsed.cells[0].execution_count == 2


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"null", "no notebook: the JSON is no object"),
        (b"[]", "no notebook: the JSON is no object"),
        (b"{}", "no notebook: there is no list of cells"),
        (b'{"cells": 3}', "no notebook: there is no list of cells"),
        (b"{" * 100_000, "no valid JSON"),
        (b"[" * 200_000, "too deeply nested"),
        (b'{"cells": [' + b"[" * 200_000, "too deeply nested"),
        (b"\xff\xfe{", "no valid JSON"),
        (b'<<<<<<< HEAD\n{"cells": []}', "merge conflict markers in the file"),
        (b'{"nbformat": 3, "worksheets": 5}', "an old format that cannot be read"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, error: str) -> None:
    parsed = parse_notebook(content)

    assert (parsed.error, parsed.cells) == (error, ())


def test_a_pointer_of_large_file_storage_is_named() -> None:
    error = parse_notebook(b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n").error

    assert error is not None
    assert error.startswith("a Git LFS pointer")


@pytest.mark.parametrize(
    "cell", [3, None, [], {"cell_type": 5}, {"cell_type": "code", "source": {"a": 1}, "outputs": 7}]
)
def test_a_broken_cell_does_not_hide_the_others(cell: object) -> None:
    assert parse(cell, code("f()")).cells[-1].source == "f()"


def test_numbers_that_only_python_writes_are_accepted() -> None:
    content = notebook(code("f()")).replace(b'"nbformat_minor": 4', b'"nbformat_minor": 4, "x": NaN')

    assert parse_notebook(content).cells[0].source == "f()"


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse_notebook(b"\xef\xbb\xbf" + notebook(code("f()"))).error is None


def test_characters_cut_in_half_are_replaced() -> None:
    content = notebook(markdown("caf\ud83d"))

    assert parse_notebook(content).cells[0].source == "caf?"


def test_validity_follows_the_schema() -> None:
    assert parse(code("1"), markdown("# T")).is_valid
    assert not parse({"cell_type": "code", "source": "1"}).is_valid
    assert not parse(code("1"), nbformat_minor=5).is_valid
    assert parse(code("1", id="a"), nbformat_minor=5).is_valid


def test_a_byte_that_is_no_text_leaves_a_notebook_readable_but_not_valid() -> None:
    content = b'{"nbformat": 4, "nbformat_minor": 4, "metadata": {"a\x80": 1}, "cells": []}'

    assert not parse_notebook(content).is_valid
