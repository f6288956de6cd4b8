"""What the tests of the repository test."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code_units import is_test_path
from portfolio_audit.analysis.data.sql_checks import sql_checks
from portfolio_audit.analysis.dbt_projects import dbt_projects
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.testing import settings as test_settings
from portfolio_audit.analysis.testing.dbt_tests import dbt_tests
from portfolio_audit.analysis.testing.reading import TestCase, TestFile, in_turn, read_foreign_tests, read_python_tests
from portfolio_audit.analysis.testing.subjects import TestKind
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python import Module, parse_module
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

_FOREIGN_NAME = lazy_regex(
    r"(^|/)(tests?|__tests__|testthat|spec)/|[._-](test|tests|spec)\.\w{1,4}$|(^|/)test[_-][^/]*$|_test\.\w{1,3}$|(^|/)tests?\.\w{1,4}$|Tests?\.java$",
    re.IGNORECASE,
)
_SUPPLIED = lazy_regex(r"(^|/)(problem_unittests|project_tests|unittests?|my_[^/]*_test|[^/]*autograder[^/]*)\.py$")
_SUPPLIED_WORDS = lazy_regex(
    r"provided as a starting|test cases used by the project assistant|do not (edit|modify|change) this|autograder"
    r"|DEPRECATED MODULE",
    re.IGNORECASE,
)
_SUPPLIED_MODULE = lazy_regex(r"^my_")
_LISTED = 300
_NAMES_DATA = lazy_regex(
    r"column|schema|missing|null|nan|duplic|dtype|row|frame|data|feature|clean|prep", re.IGNORECASE
)


class TestFacts(Struct, frozen=True):
    """The author's tests; supplied, copied and generated ones left out."""

    __test__ = False

    files: tuple[TestFile, ...]
    """Files with at least one test."""
    cases: tuple[TestCase, ...]
    """Tests, at most 300; of dbt one for each column or table of which the YAML asks something, and each query."""
    asserting: tuple[TestCase, ...]
    """Tests that are not skipped and hold an assertion that can fail, at most 300."""
    toothless: tuple[TestCase, ...]
    """Tests that cannot fail: empty, without assertion, or only with constant ones."""
    skipped: tuple[TestCase, ...]
    """Tests that never run."""
    exercising: tuple[TestFile, ...]
    """Files that import or call the project, or ask something of tables that it makes."""
    effective: tuple[TestCase, ...]
    """Tests that assert something in files that touch the project, at most 300."""
    effective_count: int
    """Number of them, without limit."""
    asserts_per_test: float
    """Mean number of assertions that can fail; 0 without tests."""
    kinds: tuple[Located, ...]
    """The first effective test of each kind, by what it calls: `unit`, `data`, `model`, `service`."""
    data_cases: tuple[TestCase, ...]
    """Effective tests whose own lines look at columns, rows or values of a table, at most 300."""
    measures: tuple[Located, ...]
    """Metrics that tests compute, the first place of each; `text` is the name of the metric."""
    fixtures: int
    """Functions that prepare something for tests."""
    manual_scripts: tuple[Located, ...]
    """Files named like tests that define none: they print, for a person to look at."""
    supplied: tuple[Located, ...]
    """Tests that a course supplied."""
    configuration: tuple[Located, ...]
    """What says how the tests run: pytest settings, tox, nox, a conftest, a task, or their tool among the packages."""
    coverage: tuple[Located, ...]
    """Signs that coverage is measured."""
    code_files: int
    """Own Python files that define a function or class."""
    tested_share: float | Absent
    """Share of those files that a test imports by module or by package."""
    per_code_file: float
    """Effective tests for each own Python file that defines something and each model of dbt."""


def collect(snapshot: Snapshot) -> TestFacts:
    """Read the files that look like tests, and what configures them."""
    modules = {entry.path: module for entry, module in snapshot.parsed_all(own_files(snapshot, ".py"), parse_module)}
    own_modules = _own_modules(modules)
    files = tuple(
        sorted(
            (*_python_tests(snapshot, modules, own_modules), *_foreign_tests(snapshot), *dbt_tests(snapshot)),
            key=lambda file: file.text,
        )
    )
    return _facts(snapshot, modules, files)


def _facts(snapshot: Snapshot, modules: dict[str, Module], files: tuple[TestFile, ...]) -> TestFacts:
    cases = tuple(case for file in files for case in file.cases)
    supplied = tuple(_supplied(snapshot, modules))
    tested = {*(file.text for file in files), *(item.text for item in supplied)}
    effective = tuple(case for file in files if file.exercises_project for case in file.cases if _asserts(case))
    code = tuple(
        path for path, module in modules.items() if not is_test_path(path) and (module.functions or module.classes)
    )
    models = sum(len(project.models) for project in dbt_projects(snapshot))
    return TestFacts(
        files=in_turn(files),
        cases=cases[:_LISTED],
        asserting=in_turn(case for case in cases if _asserts(case))[:_LISTED],
        toothless=tuple(case for case in cases if case.asserts == 0 and not case.is_skipped)[:_LISTED],
        skipped=tuple(case for case in cases if case.is_skipped)[:_LISTED],
        exercising=in_turn(file for file in files if file.exercises_project),
        effective=in_turn(effective)[:_LISTED],
        effective_count=len(effective),
        asserts_per_test=round(sum(case.asserts for case in cases) / len(cases), 2) if cases else 0.0,
        kinds=tuple(_kinds(effective)),
        data_cases=_data_cases(effective)[:_LISTED],
        measures=_measures(modules, effective),
        fixtures=sum(_fixtures(module) for path, module in modules.items() if is_test_path(path)),
        manual_scripts=(*_manual_scripts(modules, tested), *_queries_to_look_at(snapshot)),
        supplied=supplied,
        configuration=tuple(test_settings.configuration(snapshot)),
        coverage=tuple(test_settings.coverage(snapshot)),
        code_files=len(code),
        tested_share=_tested_share(code, files),
        per_code_file=round(len(effective) / max(1, len(code) + models), 2),
    )


def _data_cases(effective: tuple[TestCase, ...]) -> tuple[TestCase, ...]:
    """Give the tests that look at data, those that are named for it first."""
    return tuple(
        sorted((case for case in effective if case.looks_at_data), key=lambda case: not _NAMES_DATA.search(case.text))
    )


def _measures(modules: dict[str, Module], effective: tuple[TestCase, ...]) -> tuple[Located, ...]:
    """Give the first call of each metric in files of tests that touch the project."""
    first: dict[str, Located] = {}
    for path in sorted({case.at.path for case in effective} & modules.keys()):
        for call in modules[path].calls:
            for one in meanings(call.name):
                if one.kind is StepKind.METRIC and "sklearn.metrics" in call.name:
                    first.setdefault(one.detail, Located(one.detail, Place(path, call.line)))
    return tuple(first.values())


def _fixtures(module: Module) -> int:
    """Count what prepares something for tests, also in a conftest, which holds no test itself."""
    return sum(any(mark.endswith("fixture") for mark in function.decorators) for function in module.functions)


def _asserts(case: TestCase) -> bool:
    return case.asserts > 0 and not case.is_skipped


def _own_modules(modules: dict[str, Module]) -> frozenset[str]:
    names: set[str] = set()
    for path in modules:
        if not is_test_path(path):
            pure = PurePosixPath(path)
            names |= {pure.stem, *pure.parts[:-1]}
    return frozenset(names - {"__init__", "tests", "test", ""})


def _python_tests(snapshot: Snapshot, modules: dict[str, Module], own_modules: frozenset[str]) -> Iterator[TestFile]:
    for path, module in modules.items():
        source = test_settings.text_of(snapshot, snapshot.by_path[path]) if is_test_path(path) else ""
        if source and not _is_supplied(path, module, source):
            found = read_python_tests(path, module, source, own_modules)
            if found is not None:
                yield found


def _is_supplied(path: str, module: Module, source: str) -> bool:
    """Tell the tests that a course hands out: by name, by their words, or by the exercises (`my_...`) they import."""
    if _SUPPLIED.search(path) or _SUPPLIED_WORDS.search(source[:3_000]):
        return True
    return any(_SUPPLIED_MODULE.match(item.module) for item in module.imports)


def _supplied(snapshot: Snapshot, modules: dict[str, Module]) -> Iterator[Located]:
    for path, module in modules.items():
        if is_test_path(path) and _is_supplied(path, module, test_settings.text_of(snapshot, snapshot.by_path[path])):
            yield Located(path, Place(path, 1))


def _foreign_tests(snapshot: Snapshot) -> Iterator[TestFile]:
    suffixes = (".r", ".cpp", ".cc", ".cxx", ".js", ".jsx", ".ts", ".tsx", ".mjs", ".jl", ".java", ".go", ".rs")
    for entry in own_files(snapshot, *suffixes):
        if _FOREIGN_NAME.search(entry.path):
            found = read_foreign_tests(entry.path, test_settings.text_of(snapshot, entry))
            if found is not None:
                yield found


def _kinds(effective: tuple[TestCase, ...]) -> Iterator[Located]:
    """Give the first test of each kind; of those that look at data, first one whose own lines do."""
    for kind in TestKind:
        cases = [case for case in effective if case.kind is kind]
        telling = [case for case in cases if case.looks_at_data] if kind is TestKind.DATA else []
        yield from (Located(kind.value, case.at) for case in (telling or cases)[:1])


def _manual_scripts(modules: dict[str, Module], tested: set[str]) -> Iterator[Located]:
    for path, module in modules.items():
        name = PurePosixPath(path).name
        if "test" in name.lower() and is_test_path(path) and path not in tested and module.calls:
            yield Located(name, Place(path, 1))


def _queries_to_look_at(snapshot: Snapshot) -> Iterator[Located]:
    """Give the files of SQL among the tests that look for wrong rows, for a person to read."""
    found = (step.at.path for step in sql_checks(snapshot) if step.detail == "query" and is_test_path(step.at.path))
    yield from (Located(PurePosixPath(path).name, Place(path, 1)) for path in dict.fromkeys(found))


def _tested_share(code: tuple[str, ...], files: tuple[TestFile, ...]) -> float | Absent:
    if not code:
        return Absent("there is no Python module with a function to test")
    exercised = {name for file in files for name in file.exercised}
    tested = [path for path in code if PurePosixPath(path).stem in exercised]
    return round(len(tested) / len(code), 2)


COLLECTOR = Collector("tests", TestFacts, collect)
