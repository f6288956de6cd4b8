"""Parts of a system that stand around a model, by the names of files."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.serving import DASHBOARDS, SERVICES
from portfolio_audit.patterns import lazy_regex
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
            r"(?:^|/)(?:dvc\.yaml|Snakefile|MLproject|prefect\.yaml)$|(?:^|/)(?:dags|pipelines?"
            r"|flows?)/[^/]{1,60}\.(?:py|yaml)$"
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


def find_engineering(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give one place a sort: by the names of files, a service also by what its code imports."""
    own = [entry.path for entry in snapshot.files if is_own_code(entry.path)]
    own.sort(key=_is_aside)
    found = {sort: next((path for path in own if pattern.search(path)), None) for sort, pattern in _ENGINEERING}
    if found["service"] is None:
        found["service"] = next((unit.path for unit in units if not unit.in_notebook and _serves(unit)), None)
    return tuple(Located(sort, Place(path)) for sort, path in found.items() if path)


def _is_aside(path: str) -> tuple[bool, bool]:
    """Put hidden folders of tools, and tests outside of a folder of tests, behind others."""
    is_loose_test = "test" in path.rpartition("/")[2] and not re.search(r"(?:^|/)tests?/", path)
    return path.startswith(".") and not path.startswith(".github/workflows/"), is_loose_test


def _serves(unit: CodeUnit) -> bool:
    return any(root in SERVICES or root in DASHBOARDS for root in roots(unit))


def roots(unit: CodeUnit) -> Iterator[str]:
    """Give the top-level names that a unit imports from."""
    return (found.module.split(".", 1)[0] for found in (unit.module.imports if unit.module else ()))
