"""Tables of data that a cell shows by their name alone."""

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.plausible.result_tables import of_results
from portfolio_audit.analysis.steps.plots_of_data import OF_RESULTS
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_OPENED = lazy_regex(
    r"^(?:pandas|polars|geopandas|dask\.dataframe|modin\.pandas)\.(?:read_(?:csv|excel|parquet|table|feather|sql\w{0,6}|file|fwf|stata|sas|spss)"
    r"|scan_\w{3,8})$"
)
_TABLE = r"[A-Za-z_]\w{0,40}"
_BARE = lazy_regex(rf"^(?:(?:display|print)\(\s?({_TABLE})\s?\)|({_TABLE})(?:\[[^=\n]{{1,120}}\])?)$")
_GIVEN = lazy_regex(
    rf"^\s{{0,40}}({_TABLE})\s?=\s?({_TABLE})(?:\.(?:copy|drop|drop_duplicates|dropna|fillna|rename|merge|join|query|filter|sort_\w{{5,6}}"
    r"|(?:re)?set_index|assign|head|tail|sample|astype|replace|explode|select|with_columns|i?loc)\b|\[)",
    re.MULTILINE,
)
"""A table that is made of another by a method that gives a table, or by a choice of rows."""
_MADE_ARRAYS = lazy_regex(r"\.(?:values|to_numpy\(|tolist\(|unique\(|sum\(|mean\(|iloc\[\d)")


def bare_tables(units: Sequence[CodeUnit]) -> Iterator[tuple[Step, ...]]:
    """Give for each unit of a file the look that its last line is."""
    opened = {name for unit in units if unit.in_notebook for name in _opened(unit)}
    known = opened - of_results(units).tables if opened else set()
    for unit in units:
        known |= set(_made_of(unit.source, known)) if known and unit.in_notebook else set()
        yield tuple(_look(unit, known)) if known and unit.in_notebook else ()


def _opened(unit: CodeUnit) -> Iterator[str]:
    calls: tuple[Call, ...] = unit.module.calls if unit.module else ()
    yield from (
        call.target for call in calls if _OPENED.match(call.name) and not OF_RESULTS.search(call.target.lower())
    )


def _made_of(source: str, known: set[str]) -> Iterator[str]:
    for found in _GIVEN.finditer(source):
        line = source[found.start() : source.find("\n", found.end())]
        if found[2] in known and not OF_RESULTS.search(found[1].lower()) and not _MADE_ARRAYS.search(line):
            yield found[1]


def _look(unit: CodeUnit, known: set[str]) -> Iterator[Step]:
    lines = unit.source.rstrip().splitlines()
    found = _BARE.match(lines[-1].partition("#")[0].rstrip()) if lines else None
    name = (found[1] or found[2]) if found else None
    if name in known:
        yield Step(StepKind.INSPECT, name, "overview", unit.place(len(lines)), in_notebook=True)
