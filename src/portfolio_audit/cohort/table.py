"""Rosters as rows: CSV as spreadsheets write it, or YAML."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

import yaml
from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.cohort.columns import Columns, Row, find_columns, make_row, recognised
from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.marked import Mark, Marked, Trouble, parse_yaml

MOST_BYTES = 64 * limits.MEBIBYTE
MOST_YAML_BYTES = 4 * limits.MEBIBYTE
"""YAML is read by the slow loader that no nesting can crash."""
_DELIMITERS = ",;\t|"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_START = Mark(1, 1)
_LONGEST_FIELD = 64 * 1024
Fit = Callable[[Sequence[str]], int]
"""Counts the headers that are known."""


class Table(Struct, frozen=True):
    """The rows of a roster, and what stands beside them."""

    rows: tuple[Row, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


def read_rows(content: bytes, name: str, trouble: Trouble) -> Table:
    """Read the rows; what is off goes to `trouble`."""
    if len(content) > MOST_BYTES:
        raise UsageError(f"{name} is larger than 64 MiB.", "A roster has a line for each student.")
    text, notes = decode_text(content)
    if _is_yaml(text, name):
        return _read_yaml(text, trouble)
    table = _read_csv(text, trouble)
    return Table(table.rows, table.title, (*notes, *table.notes))


def decode_text(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Read bytes as the text that a spreadsheet meant, with a note where that is a guess."""
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), ("Not saved as UTF-8; read as Windows-1252. Check names.",)


def _is_yaml(text: str, name: str) -> bool:
    """Tell by the suffix, else by the first line that says something."""
    lowered = name.lower()
    if lowered.endswith((".csv", ".tsv", ".txt")):
        return False
    if lowered.endswith((".yaml", ".yml")):
        return True
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return first.startswith(("- ", "---", "students:", "title:"))


def _read_csv(text: str, trouble: Trouble) -> Table:
    columns: Columns | None = None
    rows: list[Row] = []
    for cells, mark in read_cells(text, recognised, trouble):
        if columns is None:
            columns = find_columns(cells, mark, trouble)
        elif (row := make_row(columns, cells, mark, trouble)) is not None:
            rows.append(row)
    if columns is None and not trouble.problems:
        trouble.add(_START, "the file is empty")
    return Table(tuple(rows), notes=columns.notes if columns else ())


def read_cells(text: str, fit: Fit, trouble: Trouble) -> Iterator[tuple[Sequence[str], Mark]]:
    """Give the rows of a CSV file that hold anything, the headers first, each with the line on which it starts."""
    lines, skipped, delimiter = text.lstrip("\ufeff"), 0, ""
    if "\0" in lines:
        line = lines[: lines.index("\0")].count("\n") + 1
        trouble.add(Mark(line, 1), "the file holds bytes that are no text; save it as CSV")
        return
    if lines[:4].lower() == "sep=":
        first, _end, lines = lines.partition("\n")
        delimiter, skipped = first.strip()[4:5], 1
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter or _delimiter(lines, fit), strict=True)
    start, width = 1, 0
    try:
        for cells in reader:
            mark, start = Mark(start + skipped, 1), reader.line_num + 1
            filled = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
            width = width or len(cells) * bool(filled)
            if filled > width:
                trouble.add(mark, f"{filled} cells under {width} headers; put a text that holds a delimiter in quotes")
            elif filled:
                yield cells, mark
    except csv.Error as error:
        trouble.add(Mark(start + skipped, 1), f"not CSV from here on: {error}; look for a quote that is not closed")


def _delimiter(text: str, fit: Fit) -> str:
    """Choose the delimiter by which the first line has the most known headers."""
    first = next((line for line in text.splitlines() if line.strip()), "")[:_LONGEST_FIELD]

    def known(delimiter: str) -> tuple[int, int]:
        headers = next(csv.reader([first], delimiter=delimiter), [])
        return fit(headers), len(headers)

    return max(_DELIMITERS, key=known)


def _read_yaml(text: str, trouble: Trouble) -> Table:
    if len(text) > MOST_YAML_BYTES:
        trouble.add(_START, "a YAML roster may have 4 MiB; use CSV for a larger one")
        return Table(())
    try:
        root = parse_yaml(text, trouble, yaml.SafeLoader)
    except (RecursionError, ValueError):
        trouble.add(_START, "not YAML that we can read")
        return Table(())
    if root is None:
        return Table(())
    title, items = _parts(root, trouble)
    found = [read for item in items if (read := _read_item(item, trouble)) is not None]
    notes = dict.fromkeys(note for _row, own in found for note in own)
    return Table(tuple(row for row, _own in found), title, tuple(notes))


def _parts(root: Marked, trouble: Trouble) -> tuple[str, Sequence[Marked]]:
    """Take title and students apart: a list of students, or a mapping of both."""
    title = ""
    students: Marked | None = root
    if isinstance(root.value, Mapping):
        students = root.value.get("students")
        title = _text(root.value["title"]) if "title" in root.value else ""
        for key, mark in root.keys.items():
            if key not in {"students", "title"}:
                trouble.add(mark, f"there is no key `{key}`; write `title` and `students`")
    if students is None or not isinstance(students.value, tuple):
        trouble.add(students.mark if students else root.mark, "a roster is a list of students, each with `repository`")
        return title, ()
    return title, students.value


def _read_item(item: Marked, trouble: Trouble) -> tuple[Row, tuple[str, ...]] | None:
    if isinstance(item.value, str):
        return Row(line=item.mark.line, repository=item.value.strip()), ()
    if not isinstance(item.value, Mapping):
        trouble.add(item.mark, "a student is a mapping with `repository`, or just the repository")
        return None
    for key, value in item.value.items():
        if isinstance(value.value, tuple | Mapping):
            trouble.add(value.mark, f"`{key}` must be a text")
            return None
    columns = find_columns(list(item.value), item.mark, trouble)
    row = make_row(columns, [_text(value) for value in item.value.values()], item.mark, trouble)
    return (row, columns.notes) if row is not None else None


def _text(value: Marked) -> str:
    return "" if value.value is None else str(value.value)
