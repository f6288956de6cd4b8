"""The tests of tables in a dbt project: columns of which the YAML asks something, and queries that must find no row."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portfolio_audit.analysis.dbt_projects import dbt_projects
from portfolio_audit.analysis.testing.reading import TestCase, TestFile
from portfolio_audit.analysis.testing.subjects import TestKind
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.dbt import DeclaredTest
from portfolio_audit.parsers.lines import read_text
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_COMMENTS = lazy_regex(r"(?s)\{#.*?#\}|/\*.*?\*/|--[^\n]*")
_ASKS_ROWS = lazy_regex(r"(?is)\bselect\b.{1,20000}?\bfrom\b")
_GENERIC = lazy_regex(r"\{%-?\s{0,4}(?:data_)?test\s")
"""A test with parameters that a project defines: it runs where the YAML asks for it."""
_SWITCHED_OFF = lazy_regex(r"(?i)\{\{\s{0,4}config\([^)]{0,200}\benabled\s{0,2}=\s{0,2}false")


def dbt_tests(snapshot: Snapshot) -> tuple[TestFile, ...]:
    """Give the files that hold such tests, by path."""
    return snapshot.derived(_tests)


def _tests(snapshot: Snapshot) -> tuple[TestFile, ...]:
    found: dict[str, TestFile] = {}
    for project in dbt_projects(snapshot):
        for entry, schema in project.schemas:
            cases = tuple(_declared(entry.path, one) for one in schema.tests)
            if cases:
                found[entry.path] = _file(entry.path, cases)
        for entry, text in snapshot.parsed_all(project.tests, read_text):
            for case in _query(entry.path, text):
                found[entry.path] = _file(entry.path, (case,))
    return tuple(found[path] for path in sorted(found))


def _file(path: str, cases: tuple[TestCase, ...]) -> TestFile:
    return TestFile(path, cases[0].at, "dbt", cases, exercises_project=True, exercised=(), fixtures=0)


def _declared(path: str, test: DeclaredTest) -> TestCase:
    """Give one case for each column or table, however much is asked of it."""
    text = f"{', '.join(dict.fromkeys(test.asks))} of {test.of}" if test.asks else test.of
    return TestCase(
        text[:120],
        Place(path, test.line),
        max(1, len(test.asks)),
        0,
        is_skipped=False,
        is_empty=False,
        looks_at_data=bool(test.asks),
        kind=TestKind.DATA if test.asks else TestKind.UNIT,
    )


def _query(path: str, text: str) -> Iterator[TestCase]:
    """Give the test that a query is: it fails by the rows that it finds."""
    if _GENERIC.search(text):
        return
    code = _COMMENTS.sub(lambda found: "\n" * found[0].count("\n"), text)
    asked = _ASKS_ROWS.search(code)
    if asked is not None:
        place = Place(path, code.count("\n", 0, len(code) - len(code.lstrip())) + 1)
        yield TestCase(
            PurePosixPath(path).stem,
            place,
            1,
            0,
            is_skipped=_SWITCHED_OFF.search(code) is not None,
            is_empty=False,
            looks_at_data=True,
            kind=TestKind.DATA,
        )
