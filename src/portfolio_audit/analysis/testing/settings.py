"""What says how the tests run, and whether coverage is measured."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.dbt_projects import dbt_projects
from portfolio_audit.evidence import Located, Place
from portfolio_audit.paths import file_name, file_suffix
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_FILES = frozenset(
    {"pytest.ini", "tox.ini", "noxfile.py", "conftest.py", "jest.config.js", "vitest.config.ts", "testthat.R"}
)
_SETTINGS = (
    "pyproject.toml",
    "setup.cfg",
    "Makefile",
    "makefile",
    "justfile",
    "package.json",
    "Taskfile.yml",
    "CMakeLists.txt",
)
_RUNS_TESTS = lazy_regex(
    r"tool\.pytest|tool:pytest|\bpytest\b|unittest discover|\bnose(?:tests|2)?\b|devtools::test"
    r"|\"test\"\s?:(?!.{0,60}no test specified)|enable_testing|add_test\(|\bctest\b"
)
_PACKAGES = lazy_regex(
    r"(?:^|/)(?:Pipfile|setup\.py|(?:[\w-]{1,30}[-_.])?requirements?[\w.-]{0,30}\.(?:txt|in)"
    r"|requirements/[\w.-]{1,40}\.(?:txt|in|ya?ml)|[\w.-]{0,40}env(?:ironment)?[\w.-]{0,30}\.ya?ml)$"
)
"""Files that declare packages, where a line names one."""
_DECLARES = lazy_regex(
    r"^\s{0,20}(?:-\s{1,4})?['\"]?(?:pytest|nose2?|tox|nox)\b(?!=[\w.]{1,20}=\w)|tests_require|['\"](?:pytest|nose2?)\b"
)
"""A line of a conda export (`pytest=3.0.7=py36_0`) lists what came along, and declares nothing."""
_ONLY_TELLS = lazy_regex(r"\s{0,40}@?(?:echo|printf)\b[^&;|>]{0,400}$|\s{0,40}#")
"""Lines of a Makefile that print a message, and comments."""
_COVERAGE = lazy_regex(r"tool\.coverage|--cov\b|pytest-cov|coverage (run|report|xml)|codecov|coveralls|covr::")
_COVERAGE_FILES = (".coveragerc", "codecov.yml", ".codecov.yml", "coverage.xml", "codecov.yaml")
_BYTES = 200_000


def configuration(snapshot: Snapshot) -> Iterator[Located]:
    """Give the settings of tests, the tasks that run them, and where their tool is declared."""
    for project in dbt_projects(snapshot):
        if project.tests or any(schema.tests for _, schema in project.schemas):
            yield Located(file_name(project.settings), Place(project.settings))
    for entry in snapshot.files:
        name = file_name(entry.path)
        if name in _FILES:
            yield Located(name, Place(entry.path))
        elif name in _SETTINGS:
            yield from _first_line(snapshot, entry, _RUNS_TESTS)
        elif _PACKAGES.search(entry.path):
            yield from _first_line(snapshot, entry, _DECLARES)


def coverage(snapshot: Snapshot) -> Iterator[Located]:
    """Give the signs that coverage is measured."""
    for entry in snapshot.files:
        name = file_name(entry.path)
        if name in _COVERAGE_FILES:
            yield Located(name, Place(entry.path))
        elif name in _SETTINGS or name in _FILES or (file_suffix(name) in {".yml", ".yaml"} and ".git" in entry.path):
            yield from _first_line(snapshot, entry, _COVERAGE)


def text_of(snapshot: Snapshot, entry: Entry) -> str:
    """Give the beginning of a file as text, nothing where it is not read."""
    content = snapshot.read(entry)
    return "" if isinstance(content, Absent) else content[:_BYTES].decode("utf-8", "replace")


def _first_line(snapshot: Snapshot, entry: Entry, pattern: re.Pattern[str]) -> Iterator[Located]:
    for number, line in enumerate(text_of(snapshot, entry).splitlines(), start=1):
        if pattern.search(line[:400]) and not _ONLY_TELLS.match(line):
            yield Located(line.strip()[:120], Place(entry.path, number))
            return
