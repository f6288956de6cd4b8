"""What a report says about a repository without judging: its kind, the ladder of stages, the facts sheet."""

from collections.abc import Mapping

import msgspec

from portfolio_audit.evidence import Located
from portfolio_audit.report.places import make_evidence
from portfolio_audit.report.report import RepositoryKind, Rung
from portfolio_audit.rulebook.evaluate import look_up
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.vocabulary import text_of
from portfolio_audit.rulebook.wording import shorten
from portfolio_audit.snapshot.records import Absent, TargetIdentity

STAGES: Mapping[str, str] = {
    "frame": "Frame the problem",
    "data": "Get the data",
    "prepare": "Prepare it",
    "split": "Hold data out",
    "model": "Model",
    "evaluate": "Evaluate",
    "present": "Present",
    "serve": "Serve",
}
SHEET: Mapping[str, Mapping[str, str]] = {
    "Repository": {
        "Kind": "kind.kind",
        "Main language": "kind.main_language",
        "Files": "layout.files",
        "Lines of own code": "originality.own_code_lines",
    },
    "Work": {
        "Notebooks": "notebooks.count",
        "Python files with functions": "tests.code_files",
        "Models": "learning.models",
        "Metrics": "learning.metrics",
        "Figures shown": "visuals.shown",
        "Tests that can fail": "tests.asserting",
        "Data files": "data.files",
        "Packages declared": "dependencies.requirements",
        "Packages imported": "dependencies.imported",
        "Licence": "licence.spdx",
    },
    "Documentation": {
        "README words": "readme.prose_words",
        "README images": "readme.images",
        "README commands": "readme.commands",
    },
    "On GitHub": {
        "Description": "host.description",
        "Topics": "host.topics",
        "Homepage": "host.homepage",
        "Releases": "host.releases",
        "Stars, not scored": "host.stars",
        "Forked from": "host.fork_parent",
        "Workflows that failed": "host.failed_runs",
    },
    "History": {
        "Commits": "history.commits",
        "Authors": "history.authors",
        "Active days": "history.active_days",
        "First commit": "history.first_day",
        "Last commit": "history.last_day",
    },
}
"""Facts of the sheet by subject and name; one that is not to be had is left out."""

_RUNG_PLACES = 3
_TEXT_CHARACTERS = 100
_PROJECT = RepositoryKind("ml-project", 0.0, (), is_portfolio_project=True, sentence="")

FactValue = str | int | float | bool | None


def make_kind(lookup: Lookup) -> RepositoryKind:
    """Give the kind that the conclusion `kind` drew."""
    values = {name: look_up(lookup, f"kind.{name}") for name in RepositoryKind.__struct_fields__}
    if any(isinstance(value, Absent) for value in values.values()):
        return _PROJECT
    return msgspec.convert(values, RepositoryKind)


def make_ladder(lookup: Lookup, target: TargetIdentity) -> tuple[Rung, ...]:
    """Give the stages of an end-to-end project with the places that prove each."""
    return tuple(_rung(stage, title, lookup, target) for stage, title in STAGES.items())


def make_facts_sheet(lookup: Lookup) -> dict[str, dict[str, FactValue]]:
    """Give the facts sheet: subject, name, value."""
    sheet = {subject: _read_rows(lookup, rows) for subject, rows in SHEET.items()}
    return {subject: rows for subject, rows in sheet.items() if rows}


def _rung(stage: str, title: str, lookup: Lookup, target: TargetIdentity) -> Rung:
    places = look_up(lookup, f"stages.{stage}")
    found = tuple(place for place in places if isinstance(place, Located)) if isinstance(places, tuple) else ()
    evidence = tuple(make_evidence(f"ladder-{stage}", place, target) for place in found[:_RUNG_PLACES])
    return Rung(stage, title, bool(found), evidence)


def _read_rows(lookup: Lookup, rows: Mapping[str, str]) -> dict[str, FactValue]:
    values = {name: _plain(look_up(lookup, fact)) for name, fact in rows.items()}
    return {name: value for name, value in values.items() if value is not None}


def _plain(value: object) -> FactValue:
    match value:
        case tuple():
            return len(value)
        case bool() | int():
            return value
        case float():
            return round(value, 2)
        case str() | Located():
            return shorten(text_of(value), _TEXT_CHARACTERS) or None
    return None
