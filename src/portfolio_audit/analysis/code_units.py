"""The author's code in the order in which it is read: files, and the cells of notebooks."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.dbt_projects import dbt_projects, described_models
from portfolio_audit.analysis.ml_signs import LEARNING_LIBRARIES
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.sql_files import prepares_data
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.notebook import Cell, CellKind, Notebook, OutputKind, parse_notebook
from portfolio_audit.parsers.python import Module, parse_module
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

LANGUAGES = {
    ".r": "r",
    ".rmd": "r",
    ".qmd": "r",
    ".jl": "julia",
    ".cpp": "c++",
    ".cc": "c++",
    ".c": "c",
    ".hpp": "c++",
    ".h": "c++",
    ".java": "java",
    ".scala": "scala",
    ".m": "matlab",
    ".rs": "rust",
    ".go": "go",
    ".js": "javascript",
    ".ts": "typescript",
}
"""Languages other than Python that are read line by line."""

_SOURCE_CHARACTERS = 400_000
_TEST_PATH = lazy_regex(
    r"(^|/)(tests?|testing|unit[_-]tests?|integration[_-]?tests?|e2e)/|(^|/)(test_[^/]*|[^/]*_test|tests|conftest)\.py$"
)

_TEST_NAME = lazy_regex(r"(^|/)(test_[^/]*|[^/]*_test)\.py$")
_TEST_FOLDER = lazy_regex(r"(^|/)(tests?|testing|unit[_-]tests?|integration[_-]?tests?|e2e)/")
_OF_TESTS = frozenset({"pytest", "unittest", "nose", "requests", "httpx"})
_OF_A_TEST = lazy_regex(r"(?:^|\.)(?:test|Test)")


class CodeUnit(Struct, frozen=True):
    """One file, or one cell of a notebook."""

    path: str
    cell: int | None
    language: str
    source: str
    module: Module | None
    """The parsed Python; `None` in other languages and where it does not parse."""
    prose: str = ""
    """Markdown in the cell before and the cell after; of a model of dbt what its project says of it."""
    execution_count: int | None = None
    stopped_by: str = ""
    """Name and value of the error that is saved below a cell; empty where none is."""

    @property
    def in_notebook(self) -> bool:
        """True for a cell."""
        return self.cell is not None

    @property
    def roots(self) -> frozenset[str]:
        """The top-level names that it imports from; none where it does not parse."""
        return self.module.roots if self.module else frozenset()

    def place(self, line: int) -> Place:
        """Give the place of a line."""
        return Place(self.path, line, cell=self.cell, execution_count=self.execution_count)


def is_test_path(path: str) -> bool:
    """Tell whether a path is that of a test, so that what it calls is no step of the project."""
    return _TEST_PATH.search(path) is not None


def read_code_units(snapshot: Snapshot) -> tuple[CodeUnit, ...]:
    """Read all own code but tests: files by path, then notebooks by path with their cells in order."""
    return snapshot.derived(_all_units)


def units_by_file(snapshot: Snapshot) -> tuple[tuple[Entry, tuple[CodeUnit, ...]], ...]:
    """Give the same, file by file."""
    return snapshot.derived(_by_file)


def _by_file(snapshot: Snapshot) -> tuple[tuple[Entry, tuple[CodeUnit, ...]], ...]:
    found = groupby(read_code_units(snapshot), key=lambda unit: unit.path)
    return tuple((snapshot.by_path[path], tuple(units)) for path, units in found)


def _all_units(snapshot: Snapshot) -> tuple[CodeUnit, ...]:
    return (*_python_units(snapshot), *_other_units(snapshot), *_sql_units(snapshot), *_notebook_units(snapshot))


def _python_units(snapshot: Snapshot) -> Iterator[CodeUnit]:
    for entry in own_files(snapshot, ".py"):
        module = snapshot.parsed(entry, parse_module)
        if is_test_path(entry.path) and not _is_named_so_only(entry.path, module):
            continue
        content = snapshot.read(entry)
        if not isinstance(module, Absent) and not isinstance(content, Absent):
            parsed = module if module.error is None else None
            yield CodeUnit(entry.path, None, "python", _decode(content), parsed)


def _is_named_so_only(path: str, module: Module | Absent) -> bool:
    """Tell a script such as `test_model.py` that works with a library that learns, and holds no test of code."""
    if isinstance(module, Absent) or not _TEST_NAME.search(path) or _TEST_FOLDER.search(path):
        return False
    names = (*(one.qualified_name for one in module.functions), *(one.name for one in module.classes))
    return (
        bool(module.roots & LEARNING_LIBRARIES)
        and not module.roots & _OF_TESTS
        and not any(map(_OF_A_TEST.search, names))
    )


def _other_units(snapshot: Snapshot) -> Iterator[CodeUnit]:
    for entry in own_files(snapshot, *LANGUAGES):
        content = snapshot.read(entry)
        if not is_test_path(entry.path) and not isinstance(content, Absent):
            language = LANGUAGES[PurePosixPath(entry.path).suffix.lower()]
            yield CodeUnit(entry.path, None, language, _decode(content), None)


def _sql_units(snapshot: Snapshot) -> Iterator[CodeUnit]:
    """Give models, macros and analyses of dbt, and scripts that prepare data, without queries of an application."""
    projects = dbt_projects(snapshot)
    of_dbt = {entry.path for project in projects for entry in (*project.models, *project.helpers)}
    tests = {entry.path for project in projects for entry in project.tests}
    told = described_models(snapshot)
    for entry in own_files(snapshot, ".sql"):
        content = snapshot.read(entry)
        if entry.path in tests or is_test_path(entry.path) or isinstance(content, Absent):
            continue
        source = _decode(content)
        if entry.path in of_dbt or prepares_data(entry.path, source):
            yield CodeUnit(entry.path, None, "sql", source, None, told.get(entry.path, ""))


def _notebook_units(snapshot: Snapshot) -> Iterator[CodeUnit]:
    for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook):
        yield from units_of_notebook(entry.path, notebook)


def units_of_notebook(path: str, notebook: Notebook) -> Iterator[CodeUnit]:
    """Yield the code cells of a notebook in their order."""
    for position, cell in enumerate(notebook.cells):
        if cell.kind is CellKind.CODE:
            neighbours = notebook.cells[max(0, position - 1) : position + 2]
            prose = " ".join(near.source[:2_000] for near in neighbours if near.kind is CellKind.MARKDOWN)
            yield CodeUnit(
                path,
                cell.number,
                notebook.language,
                cell.source,
                _module(cell),
                prose,
                cell.execution_count,
                next((one.text for one in cell.outputs if one.kind is OutputKind.ERROR), ""),
            )


def _module(cell: Cell) -> Module | None:
    return cell.module if cell.module is not None and cell.module.error is None else None


def _decode(content: bytes) -> str:
    return content[:_SOURCE_CHARACTERS].decode("utf-8", "replace")
