"""The dbt projects of a repository: where their models and tests stand, and what is said of them."""

from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.parsers.dbt import Schema, parse_paths, parse_schema
from portfolio_audit.paths import file_name
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_PROJECT_FILES = frozenset({"dbt_project.yml", "dbt_project.yaml"})


class DbtProject(Struct, frozen=True):
    """One folder with a `dbt_project.yml`."""

    settings: str
    """Path of that file."""
    models: tuple[Entry, ...]
    """SQL of models and snapshots."""
    helpers: tuple[Entry, ...]
    """SQL of macros and analyses."""
    tests: tuple[Entry, ...]
    """SQL in folders of tests."""
    schemas: tuple[tuple[Entry, Schema], ...]
    """YAML beside models, seeds, snapshots and tests."""


def dbt_projects(snapshot: Snapshot) -> tuple[DbtProject, ...]:
    """Give the projects by path."""
    return snapshot.derived(_projects)


def _projects(snapshot: Snapshot) -> tuple[DbtProject, ...]:
    named = [entry for entry in own_files(snapshot, ".yml", ".yaml") if file_name(entry.path) in _PROJECT_FILES]
    return tuple(_project(snapshot, entry, paths) for entry, paths in snapshot.parsed_all(named, parse_paths))


def _project(snapshot: Snapshot, settings: Entry, paths: dict[str, tuple[str, ...]]) -> DbtProject:
    root = settings.path.rpartition("/")[0]
    folders = {kind: tuple(f"{root}/{path}/".lstrip("/") for path in found) for kind, found in paths.items()}

    def inside(*kinds: str, suffixes: tuple[str, ...] = (".sql",)) -> tuple[Entry, ...]:
        starts = tuple(folder for kind in kinds for folder in folders[kind])
        return tuple(entry for entry in own_files(snapshot, *suffixes) if entry.path.startswith(starts))

    described = inside("model", "snapshot", "seed", "test", suffixes=(".yml", ".yaml"))
    return DbtProject(
        settings=settings.path,
        models=inside("model", "snapshot"),
        helpers=inside("macro", "analysis"),
        tests=inside("test"),
        schemas=tuple(snapshot.parsed_all(described, parse_schema)),
    )


def described_models(snapshot: Snapshot) -> dict[str, str]:
    """Give the path of each model to what the YAML says of it, where it says something."""
    return {
        entry.path: said
        for project in dbt_projects(snapshot)
        for entry in project.models
        for _, schema in project.schemas
        if (said := schema.descriptions.get(PurePosixPath(entry.path).stem))
    }
