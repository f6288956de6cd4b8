"""What a report says about a repository without judging: its kind, the ladder of stages, the facts sheet."""

import logging
from collections.abc import Mapping

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.evidence import Located
from portfolio_audit.report.places import make_evidence
from portfolio_audit.report.report import RepositoryKind, Rung
from portfolio_audit.rulebook.look import Lookup
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
        "Notebooks": "notebooks.notebooks",
        "Python files": "code.python_files",
        "Functions": "code.functions",
        "Tests": "tests.tests",
        "Packages declared": "dependencies.requirements",
        "Packages imported": "dependencies.imported",
        "Data files": "data.files",
        "Licence": "licence.name",
    },
    "Documentation": {
        "README words": "readme.prose_words",
        "README images": "readme.images",
        "README commands": "readme.commands",
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
_log = logging.getLogger("portfolio_audit")

FactValue = str | int | float | bool | None


def make_kind(facts: Facts) -> RepositoryKind:
    """Give the kind that the conclusion `kind` drew; without one it counts as a project."""
    kind = _subject(facts, "kind")
    if kind is None:
        return _PROJECT
    return RepositoryKind(
        str(getattr(kind, "kind", _PROJECT.kind)),
        round(float(getattr(kind, "confidence", 0.0)), 2),
        tuple(getattr(kind, "reasons", ())),
        bool(getattr(kind, "is_portfolio_project", True)),
        str(getattr(kind, "sentence", "")),
    )


def make_ladder(facts: Facts, target: TargetIdentity) -> tuple[Rung, ...]:
    """Give the stages of an end-to-end project with the places that prove each."""
    stages = _subject(facts, "stages")
    if stages is None:
        return ()
    return tuple(_rung(stage, title, getattr(stages, stage, ()), target) for stage, title in STAGES.items())


def make_facts_sheet(lookup: Lookup) -> dict[str, dict[str, FactValue]]:
    """Give the facts sheet: subject, name, value."""
    sheet = {subject: _read_rows(lookup, rows) for subject, rows in SHEET.items()}
    return {subject: rows for subject, rows in sheet.items() if rows}


def _rung(stage: str, title: str, places: tuple[Located, ...], target: TargetIdentity) -> Rung:
    evidence = tuple(make_evidence(f"ladder-{stage}", place, target) for place in places[:_RUNG_PLACES])
    return Rung(stage, title, bool(places), evidence)


def _read_rows(lookup: Lookup, rows: Mapping[str, str]) -> dict[str, FactValue]:
    values = {name: _read(lookup, fact) for name, fact in rows.items()}
    return {name: value for name, value in values.items() if value is not None}


def _read(lookup: Lookup, fact: str) -> FactValue:
    try:
        return _plain(lookup.value(fact))
    except Exception:  # noqa: BLE001  # a broken collector was logged by the rules; the sheet goes on without it
        return None


def _plain(value: object) -> FactValue:
    match value:
        case None | Absent():
            return None
        case tuple():
            return len(value)
        case bool() | int():
            return value
        case float():
            return round(value, 2)
        case str():
            return shorten(value, _TEXT_CHARACTERS) or None
        case Located():
            return shorten(value.text, _TEXT_CHARACTERS)
    return None


def _subject(facts: Facts, name: str) -> object | None:
    try:
        found = facts.named(name)
    except KeyError:
        return None
    except Exception:
        _log.exception("the conclusion %s broke", name)
        return None
    return None if isinstance(found, Absent) else found
