"""How even the classes of a target are, as the outputs of `value_counts` show."""

import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.notebook import Cell, parse_notebook
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_ROW = lazy_regex(r"^\s{0,10}([\w<>=.+ -]{1,40}?)\s{2,60}(\d{1,9}(?:\.\d{1,12})?)\s{0,5}$")
_NAME = lazy_regex(r"^Name: (\w{1,60})", re.MULTILINE)
_TARGET = lazy_regex(
    r"^(?:y|y_\w{1,20}|\w{0,20}(?:target|label|class|churn\w{0,3}|fraud\w{0,6}|default\w{0,3}|surviv\w{1,4}|outcome"
    r"|diagnosis|is_\w{1,20}|sentiment|response|stroke|approved|status))$",
    re.IGNORECASE,
)
_MOST_CLASSES = 10
_FEWEST_ROWS = 50
_ROUNDING = 0.01
_PLACES = 40


class ClassShare(Struct, frozen=True):
    """The most frequent class of a target."""

    text: str
    """`churn, where 86 % of the rows are of one class`."""
    share: float
    """Its share of the rows, 0 to 1: the accuracy of a constant answer."""
    at: Place


def find_class_shares(snapshot: Snapshot) -> tuple[ClassShare, ...]:
    """Read the cells of notebooks that count the values of what seems to be the target."""
    found = [
        share
        for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook)
        for cell in notebook.cells
        if "value_counts" in cell.source
        for share in _of_cell(cell, entry.path)
    ]
    return tuple(found)[:_PLACES]


def _of_cell(cell: Cell, path: str) -> Iterator[ClassShare]:
    for output in cell.outputs:
        rows = [match.groups() for line in output.text.split("\n") if (match := _ROW.match(line))]
        counts = [float(count) for _, count in rows]
        target = _target_name(cell, output.text)
        if target and 1 < len(counts) <= _MOST_CLASSES and _are_counts(counts):
            share = max(counts) / sum(counts)
            text = f"{target}, where {100 * share:.2g} % of the rows are of one class"
            yield ClassShare(text, round(share, 4), Place(path, cell=cell.number, execution_count=cell.execution_count))


def _are_counts(counts: list[float]) -> bool:
    """Tell numbers of rows, or shares that add up to all and are too fine to come from a handful of rows."""
    total = sum(counts)
    if all(count.is_integer() for count in counts):
        return total >= _FEWEST_ROWS
    return abs(total - 1) < _ROUNDING and any(round(count, 2) != count for count in counts)


def _target_name(cell: Cell, output: str) -> str:
    """Give the column that was counted, where its name or the variable's reads like a target."""
    printed = next(iter(_NAME.findall(output)), "")
    if printed in {"count", "proportion"}:
        printed = output.strip().split("\n")[0].strip()
    if printed:
        return printed if _TARGET.match(printed) else ""
    counted = [call for call in (cell.module.calls if cell.module else ()) if call.name.endswith(".value_counts")]
    names = [re.sub(r"^.*\[['\"]|['\"]\]$", "", call.receiver).rpartition(".")[2] for call in counted]
    return next((name for name in names if len(names) == 1 and _TARGET.match(name)), "")
