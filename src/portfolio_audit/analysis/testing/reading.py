"""What one test file tests: its cases, what can fail in them, and whether they touch the project."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.testing.kept_tables import asserts_on_kept_table
from portfolio_audit.analysis.testing.subjects import TestKind, brings_artefact, kind_of_case
from portfolio_audit.analysis.testing.surroundings import surroundings_of
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.python import Function, Module
from portfolio_audit.patterns import lazy_regex

_LINE_CHARACTERS = 300
_LINES = 8_000
_CASES_OF_FILE = 400
_WORDS_OF_A_KIND = 3
_SKIP_MARKS = frozenset({"skip", "xfail", "skipIf", "skipUnless", "expectedFailure", "skipif"})
_ALWAYS_SKIPPED = frozenset({"skip", "xfail", "expectedFailure"})


class TestCase(Struct, frozen=True):
    """One test function, or one named case in another language."""

    __test__ = False

    text: str
    at: Place
    asserts: int
    """Assertions that can fail."""
    constant_asserts: int
    """Assertions that cannot fail."""
    is_skipped: bool
    is_empty: bool
    looks_at_data: bool = False
    """True when its lines look at columns, rows or values of a table."""
    kind: TestKind = TestKind.UNIT
    """What it looks at."""


class TestFile(Struct, frozen=True):
    """One file of tests."""

    __test__ = False

    text: str
    at: Place
    framework: str
    cases: tuple[TestCase, ...]
    exercises_project: bool
    """True when it imports or calls code of the project; always true in languages whose imports are not read."""
    exercised: tuple[str, ...]
    """Modules of the project that it imports."""
    fixtures: int


_Found = TypeVar("_Found", TestCase, TestFile)

_FOREIGN: dict[str, tuple[str, str, str]] = {
    ".r": ("testthat", r"\btest_that\(\s?['\"]([^'\"]{1,120})", r"\bexpect_\w{1,30}\("),
    ".cpp": ("c++", r"\b(?:TEST_CASE|TEST|TEST_F|TEST_P|BOOST_AUTO_TEST_CASE)\(\s?\"?([^,)\"]{1,120})", r"\b(?:REQUIRE|CHECK|EXPECT_|ASSERT_|BOOST_)\w{0,30}\("),
    ".js": ("javascript", r"\b(?:it|test)(?:\.only)?\(\s?['\"`]([^'\"`]{1,120})", r"\bexpect\(|\bassert\b|\bt\.\w{2,20}\("),
    ".jl": ("julia", r"@testset\s+\"?([^\"]{1,120})", r"@test\b"),
    ".java": ("junit", r"@Test\b()", r"\bassert\w{0,30}\("),
    ".go": ("go", r"^func (Test\w{1,80})\(", r"\bt\.(?:Error|Fatal)\w{0,5}\(|assert\.|require\."),
    ".rs": ("rust", r"#\[test\]()", r"\bassert\w{0,10}!\("),
}  # fmt: skip  # as above
_SAME = {".cc": ".cpp", ".cxx": ".cpp", ".jsx": ".js", ".ts": ".js", ".tsx": ".js", ".mjs": ".js"}
FOREIGN = {
    suffix: (name, lazy_regex(case), lazy_regex(assertion)) for suffix, (name, case, assertion) in _FOREIGN.items()
}
"""Suffix to the name of the framework, the pattern of a case and the pattern of an assertion."""

_SERVICE = lazy_regex(
    r"TestClient|test_client|\brequests\.(get|post)|httpx\.|subprocess|AsyncClient|localhost|/predict|docker"
)
_DATA = lazy_regex(r"\b(schema|columns|isnull|isna|dtypes?|pandera|great_expectations|validate|missing|duplicates|clean|preprocess|feature\w*|split|loader|dataset)\b", re.IGNORECASE)  # fmt: skip
_LOOKS_AT_DATA = lazy_regex(r"\.(?:columns|dtypes?|is_unique|is_monotonic\w{0,12})\b|\.(?:isna|isnull|notna|notnull|duplicated|nunique|between|isin|drop_duplicates|dropna|value_counts)\(|\bdate_range\(|assert_(?:frame|series|index)_equal|\bpandera\b|\b\w{0,20}schema\w{0,10}\.validate\(|expect_(?:column|table)_|\blen\((?:\w{0,20}_)?(?:df|data|frame|rows|table)\)|\b(?:df|frame|data)\.shape\b")  # fmt: skip
_ONLY_TELLS = lazy_regex(r"^\s{0,40}(?:print|logg(?:er|ing)\.\w{1,9})\(")
_WEB_TEST = lazy_regex(r"\.(?:[cm]?js|jsx|tsx?)$")
_DATA_PATH = lazy_regex(r"(?:^|[/_])(?:data|data_?prep|prep|preprocess\w*|etl|ingest\w*|features?|schema)(?=[/_.])")
_MODEL = lazy_regex(r"\b(predict\w*|fit|train\w*|model|forward|checkpoint|inference|score)\b", re.IGNORECASE)


def in_turn(found: Iterable[_Found]) -> tuple[_Found, ...]:
    """Give one of each folder of tests in turn, so that the first of them stand for all projects of a collection."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, _Found]] = []
    for one in found:
        folder = one.at.path.rpartition("/")[0]
        turns.append((seen[folder], one))
        seen[folder] += 1
    return tuple(one for _, one in sorted(turns, key=lambda pair: pair[0]))


def read_python_tests(path: str, module: Module, source: str, own_modules: frozenset[str]) -> TestFile | None:
    """Give the tests of a Python file; `None` when it defines none."""
    cases = tuple(_python_cases(path, module, source.splitlines()[:_LINES], own_modules))[:_CASES_OF_FILE]
    if not cases:
        return None
    exercised = tuple(sorted(_own_imports(module, own_modules)))
    fixtures = sum(any(mark.endswith("fixture") for mark in function.decorators) for function in module.functions)
    framework = "unittest" if any("TestCase" in base for kind in module.classes for base in kind.bases) else "pytest"
    reaches = bool(exercised) or any(case.kind is TestKind.SERVICE for case in cases) or brings_artefact(module)
    return TestFile(path, Place(path, cases[0].at.line), framework, cases, reaches, exercised, fixtures)


def _python_cases(path: str, module: Module, lines: list[str], own_modules: frozenset[str]) -> Iterator[TestCase]:
    skipped_classes = {
        kind.name for kind in module.classes if any(base.endswith(tuple(_ALWAYS_SKIPPED)) for base in kind.bases)
    }
    test_classes = {kind.name for kind in module.classes if _is_test_class(kind.name, kind.bases)}
    around = surroundings_of(module, own_modules)
    for function in module.functions:
        owner = function.qualified_name.rpartition(".")[0]
        if function.name.startswith("test") and (not owner or owner in test_classes):
            case = _python_case(path, function, is_skipped=owner in skipped_classes)
            looks = _LOOKS_AT_DATA.search(_body(function, lines)) is not None
            looks = looks or asserts_on_kept_table(function, lines, around)
            kind = kind_of_case(function, lines, around, looks_at_data=looks)
            yield replace(case, looks_at_data=looks, kind=kind)


def _body(function: Function, lines: list[str]) -> str:
    """Give the lines of a function without those that only print."""
    cut = (line[:_LINE_CHARACTERS] for line in lines[function.line : function.end_line])
    return "\n".join(line for line in cut if not _ONLY_TELLS.match(line))


def _is_test_class(name: str, bases: tuple[str, ...]) -> bool:
    return (
        name.startswith("Test") or name.endswith(("Test", "Tests", "TestCase")) or any("Test" in base for base in bases)
    )


def _python_case(path: str, function: Function, *, is_skipped: bool) -> TestCase:
    marks = {mark.rpartition(".")[2] for mark in function.decorators}
    return TestCase(
        function.qualified_name,
        Place(path, function.line, function.end_line),
        function.asserts,
        function.constant_asserts,
        is_skipped or bool(marks & _ALWAYS_SKIPPED),
        function.is_stub or function.statements == 0,
    )


def _own_imports(module: Module, own_modules: frozenset[str]) -> Iterator[str]:
    for item in module.imports:
        parts = [*item.module.lstrip(".").split("."), item.name or ""]
        own = [part for part in parts if part and part in own_modules]
        if own and (parts[0] in own_modules or item.module.startswith(".")):
            yield own[-1]
    for call in module.calls:
        if call.name.endswith(("import_module", "spec_from_file_location", "run_path", "__import__")):
            yield from (
                stem for text in call.strings if (stem := PurePosixPath(text.replace(".", "/")).name) in own_modules
            )


def read_foreign_tests(path: str, source: str) -> TestFile | None:
    """Give the tests of a file in another language, line by line; `None` when it holds none."""
    suffix = PurePosixPath(path).suffix.lower()
    language = FOREIGN.get(_SAME.get(suffix, suffix))
    if language is None or "renders learn react link" in source:
        return None
    framework, case, assertion = language
    found: list[tuple[str, int, int]] = []
    for number, line in enumerate(source.splitlines()[:_LINES], start=1):
        cut = line[:_LINE_CHARACTERS]
        matched = case.search(cut)
        if matched:
            found.append((matched.group(1) or "test", number, 0))
        if found and assertion.search(cut):
            text, first, asserts = found[-1]
            found[-1] = (text, first, asserts + 1)
    kind = _foreign_kind(path, source)
    cases = tuple(
        TestCase(text, Place(path, line), asserts, 0, is_skipped=False, is_empty=asserts == 0, kind=kind)
        for text, line, asserts in found[:_CASES_OF_FILE]
    )
    if not cases:
        return None
    return TestFile(path, cases[0].at, framework, cases, exercises_project=True, exercised=(), fixtures=0)


def _foreign_kind(path: str, source: str) -> TestKind:
    """Tell what a test in another language looks at; pages and forms of a web app are no data."""
    kind = kind_of(path, source)
    return TestKind.UNIT if kind is TestKind.DATA and _WEB_TEST.search(path) else kind


def kind_of(path: str, source: str) -> TestKind:
    """Tell what a test file that is read line by line looks at, by its path first and then by its words."""
    if _DATA_PATH.search(path.lower()) and not re.search(r"model|train|predict|api|service", path.lower()):
        return TestKind.DATA
    for text in (path.lower().replace("_", " "), source[:60_000]):
        if _SERVICE.search(text) or re.search(r"\b(api|integration|e2e|endpoint|app|service|server)\b", text[:300]):
            return TestKind.SERVICE
        if re.search(r"\b(model|train\w*|predict\w*|inference)\b", text[:300]):
            return TestKind.MODEL
        if _DATA.search(text[:300]):
            return TestKind.DATA
    models, data = len(_MODEL.findall(source[:60_000])), len(_DATA.findall(source[:60_000]))
    if max(models, data) < _WORDS_OF_A_KIND:
        return TestKind.UNIT
    return TestKind.MODEL if models >= data else TestKind.DATA
