"""Parts of a system that stand around a model, by names of files, imports and what workflows run."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.analysis.serving.dockerfiles import read_dockerfiles
from portfolio_audit.analysis.testing.dbt_tests import dbt_tests
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.python import Module, parse_module
from portfolio_audit.parsers.serving import DASHBOARDS, SERVICES
from portfolio_audit.parsers.workflow import ci_provider, is_housekeeping
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_ENGINEERING = (
    (
        "service",
        lazy_regex(
            r"(?:^|/)(?:app|serve|server|api|service|streamlit_app|dashboard)\.(?:py|r)$"
            r"|(?:^|/)(?:\w{1,40}_app|app_main)\.(?:cc|cpp|cs|java|kt|swift|py)$",
            re.IGNORECASE,
        ),
    ),
    (
        "container",
        lazy_regex(r"(?:^|/)(?:dockerfile[\w.-]{0,30}|(?:docker-)?compose[\w.-]{0,20}\.ya?ml)$", re.IGNORECASE),
    ),
    (
        "continuous integration",
        lazy_regex(r"^\.github/workflows/[^/]{1,100}\.ya?ml$|^\.gitlab-ci\.yml$|^\.travis\.yml$|^\.circleci/"),
    ),
    (
        "tests",
        lazy_regex(
            r"(?:^|/)(?:test[-_][^/]{1,80}|[^/]{1,80}_tests?)\.(?:py|r|cc|cpp|go|rs)$|(?:^|"
            r"/)[^/]{1,80}Tests?\.(?:java|kt|cs)$"
        ),
    ),
    ("infrastructure", lazy_regex(r"\.tf$|(?:^|/)(?:k8s|kubernetes|helm)/")),
    (
        "pipeline",
        lazy_regex(
            r"(?:^|/)(?:dvc\.yaml|dbt_project\.ya?ml|Snakefile|MLproject|prefect\.yaml)$|(?:^|/)(?:dags|pipelines?"
            r"|flows?)/(?:(?!__init__|predict|infer)[^/]{1,60}\.(?:py|yaml)|[^/]{1,60}/metadata\.yaml)$"
        ),
    ),
    (
        "monitoring",
        lazy_regex(
            r"^(?!.*\.(?:csv|parquet|json|png|jpe?g|html)$).*(?:monitor|drift|grafana|prometheus)", re.IGNORECASE
        ),
    ),
    ("package", lazy_regex(r"(?:^|/)src/[\w-]{1,60}/__init__\.py$|(?:^|/)setup\.py$")),
)
_TESTS = dict(_ENGINEERING)["tests"]
_NAMED_TEST = lazy_regex(r"(?:^|\.)(?:test_|Test)\w")
_RUNNERS = frozenset({"unittest", "pytest", "doctest"})
_CALLED_SERVICE = lazy_regex(
    r"(?:^|/)(?:\w{0,20}app|application|main|server?|service|api|index|views|routes?|streamlit\w{0,10}|dashboard|predict\w{0,4})\.py$",
    re.IGNORECASE,
)
_PREFERRED = {
    "monitoring": lazy_regex(
        r"(?:monitor|drift|grafana|prometheus)[^/]{0,40}\.(?:py|ya?ml|r|jsx?|tsx?)$", re.IGNORECASE
    ),
    "continuous integration": lazy_regex(
        r"/(?!auto)[^/]{0,40}(?:\bci\b|test|build|lint|check|main|python)[^/]{0,40}\.ya?ml$"
    ),
}
"""Paths that show a sort best."""
_FRONT_END = lazy_regex(
    r"(?:^|/)(?:front-?end|client|web|web-?app|ui|templates)/(?:[^/]{1,60}/){0,4}(?![^/]{0,40}config)[^/]{1,80}\.(?:html?|[jt]sx|vue|svelte|js)$"
    r"|(?:^|/)App\.(?:[jt]sx|vue|svelte)$",
    re.IGNORECASE,
)
"""Pages of the author, which count beside a service: elsewhere they lay out reports."""
_DATABASES = frozenset(
    """
    sqlalchemy flask_sqlalchemy sqlmodel pymongo flask_pymongo mongoengine motor beanie psycopg2 psycopg asyncpg peewee
    mysql pymysql mysqlclient MySQLdb sqlite3 aiosqlite redis tortoise databases pyodbc cassandra neo4j firebase_admin
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Imports of databases, which count beside a service too: elsewhere they are where data is read from."""
_CRON = lazy_regex(r"\s{0,20}-\s{0,4}cron:")
_RUNS_CODE = lazy_regex(r"\b(?:python3?|Rscript|papermill|julia|uv run|poetry run|dvc repro|make)\s+[\w./-]")


def find_engineering(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give one place a sort: by the names of files, some sorts also by what files import or say."""
    own = [entry.path for entry in snapshot.files if is_own_code(entry.path) and _holds_something(entry)]
    own.sort(key=_is_aside)
    found = {sort: _best(sort, (path for path in own if pattern.search(path))) for sort, pattern in _ENGINEERING}
    found["service"] = _service(units) or found["service"]
    found["tests"] = next((path for path in own if _TESTS.search(path) and _tests(snapshot, path)), None)
    found["tests"] = found["tests"] or next((file.text for file in dbt_tests(snapshot)), None)
    found["container"] = found["container"] or next((entry.path for entry, _ in read_dockerfiles(snapshot)), None)
    found["scheduled run"] = _scheduled(snapshot)
    if found["service"] is not None:
        shown = frozenset(_shown_pages(units))
        found["front end"] = next(
            (path for path in own if _FRONT_END.search(path) or path.rpartition("/")[2] in shown), None
        )
        found["database"] = next((unit.path for unit in units if not unit.in_notebook and _keeps(unit)), None)
    return tuple(Located(sort, Place(path)) for sort, path in found.items() if path)


def _holds_something(entry: Entry) -> bool:
    """Tell a file that is not empty; that which makes a folder a package may be."""
    return entry.size_bytes > 0 or entry.path.endswith("__init__.py")


def _best(sort: str, paths: Iterable[str]) -> str | None:
    """Give the path whose own name, and not only its folder, says the sort, or the first."""
    preferred = _PREFERRED.get(sort)
    found = list(paths)
    return next((path for path in found if preferred and preferred.search(path)), found[0] if found else None)


def _service(units: tuple[CodeUnit, ...]) -> str | None:
    """Give the module that answers requests or shows a page, one that is called so before others."""
    serving = [unit.path for unit in units if not unit.in_notebook and _serves(unit)]
    return next((path for path in serving if _CALLED_SERVICE.search(path)), serving[0] if serving else None)


def _shown_pages(units: tuple[CodeUnit, ...]) -> Iterator[str]:
    """Give the names of the pages that a service fills and sends."""
    for unit in units:
        for call in unit.module.calls if unit.module and not unit.in_notebook else ():
            if call.name.rpartition(".")[2] in ("render_template", "TemplateResponse"):
                yield from (text.rpartition("/")[2] for text in call.strings if text.endswith(".html"))


def _tests(snapshot: Snapshot, path: str) -> bool:
    """Tell a file of tests from a script that tries a model out; other languages by their names alone."""
    module = snapshot.parsed(snapshot.by_path[path], parse_module) if path.endswith(".py") else None
    if not isinstance(module, Module):
        return True
    named = (*(one.qualified_name for one in module.functions), *(one.name for one in module.classes))
    return any(map(_NAMED_TEST.search, named)) or bool(_RUNNERS & module.roots)


def _scheduled(snapshot: Snapshot) -> str | None:
    """Give the first workflow that runs code by the clock."""
    named = (entry for entry in snapshot.files if ci_provider(entry.path) and not is_housekeeping(entry.path))
    return next(
        (
            entry.path
            for entry, lines in snapshot.parsed_all(named, read_lines)
            if any(map(_CRON.match, lines)) and any(map(_RUNS_CODE.search, lines))
        ),
        None,
    )


def _keeps(unit: CodeUnit) -> bool:
    return bool(_DATABASES & unit.roots)


def _is_aside(path: str) -> tuple[bool, bool]:
    """Put hidden folders of tools, and tests outside of a folder of tests, behind others."""
    is_loose_test = "test" in path.rpartition("/")[2] and not re.search(r"(?:^|/)tests?/", path)
    return path.startswith(".") and not path.startswith(".github/workflows/"), is_loose_test


def _serves(unit: CodeUnit) -> bool:
    return any(root in SERVICES or root in DASHBOARDS for root in unit.roots)
