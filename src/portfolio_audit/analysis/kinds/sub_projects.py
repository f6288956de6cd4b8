"""Folders of a repository that hold a work of their own."""

import re
from collections.abc import Sequence

from msgspec import Struct

from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.paths import file_name, file_suffix
from portfolio_audit.snapshot.snapshot import Snapshot

SOURCE_SUFFIXES = (".py", ".ipynb", ".r", ".rmd", ".qmd", ".jl", ".cpp", ".java", ".js", ".ts")
"""Files that count as code of a project."""
_PROJECTS = 200
_MANIFESTS = frozenset(
    {
        "requirements.txt",
        "pyproject.toml",
        "setup.py",
        "environment.yml",
        "pipfile",
        "package.json",
        "dockerfile",
        "conda.yml",
    }
)
_PARTS_OF_A_PROJECT = frozenset(
    """
    src source lib app apps api backend frontend client server scripts tests test docs doc data dataset datasets models
    model notebooks notebook nbs eda config configs conf deploy deployment docker infra infrastructure terraform
    monitoring
    pipelines pipeline mlflow airflow dags services service web webapp static templates utils images assets
    reports report
    results output outputs .github .devcontainer training train inference serving dashboard ui streamlit flask package
    analysis analyses exploration exploratory experiments experiment research cleaning preprocessing processing
    features feature modeling modelling evaluation prediction predictions visualization visualisation
    visualizations archive old draft drafts sandbox playground notes examples example demo demos benchmark benchmarks
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_FEWEST_PROJECTS = 3
_FEWEST_INSIDE = 2
"""Works side by side in a folder of a collection, which need no third to be told apart."""
_DEPTH = 6
"""Folders deeper than this hold no work of their own."""


class _Folder(Struct):
    """What stands in a folder itself and below it."""

    has_front: bool = False
    """A README or manifest directly in it."""
    has_code: bool = False
    """Code directly in it."""
    code_below: bool = False
    notebooks_below: bool = False
    children: dict[str, None] = {}
    """Paths of its sub-folders, in the order of their names."""


def find_sub_projects(snapshot: Snapshot) -> tuple[Located, ...]:
    """Find folders that each hold a work of their own, at whatever depth they stand side by side."""
    return snapshot.derived(_find)


def _find(snapshot: Snapshot) -> tuple[Located, ...]:
    folders = _read_folders(snapshot)
    found = sorted(_works_below("", folders, _FEWEST_PROJECTS)) if "" in folders else []
    return tuple(Located(folder, Place(f"{folder}/")) for folder in found)[:_PROJECTS]


def _read_folders(snapshot: Snapshot) -> dict[str, _Folder]:
    folders: dict[str, _Folder] = {}
    for entry in snapshot.files:
        if not is_own_code(entry.path):
            continue
        above, sign = entry.path.split("/")[:-1], _sign(entry.path)
        if "" in above:  # A tree may hold a name such as `/etc/passwd`, which is no folder of folders
            continue
        for depth in range(min(len(above), _DEPTH) + 1):
            path = "/".join(above[:depth])
            folder = folders.setdefault(path, _Folder())
            if depth < min(len(above), _DEPTH):
                folder.children["/".join(above[: depth + 1])] = None
            _note(folder, sign, is_direct=depth == len(above))
    return folders


def _note(folder: _Folder, sign: str, *, is_direct: bool) -> None:
    folder.has_front |= is_direct and sign == "front"
    folder.has_code |= is_direct and sign in {"code", "notebook"}
    folder.code_below |= sign in {"code", "notebook"}
    folder.notebooks_below |= sign == "notebook"


def _works_below(path: str, folders: dict[str, _Folder], fewest: int) -> list[str]:
    """Give the works below a folder; empty where fewer stand side by side than make a collection."""
    works = [child for child in folders[path].children if _is_work(child, folders[child])]
    single = [child for child in folders[path].children if child not in works and not folders[child].has_code]
    if len(works) < fewest:
        return [inner for child in (*works, *single) for inner in _works_below(child, folders, fewest)]
    return [inner for work in works for inner in _inside(work, folders) or [work]]


def _inside(path: str, folders: dict[str, _Folder]) -> list[str]:
    """Look into a folder of a collection: without a front or code of its own it may hold works side by side."""
    folder = folders[path]
    return [] if folder.has_front or folder.has_code else _works_below(path, folders, _FEWEST_INSIDE)


def _is_work(path: str, folder: _Folder) -> bool:
    holds_work = folder.notebooks_below or (folder.has_front and folder.code_below)
    return holds_work and not _is_part(file_name(path).lower())


def _is_part(name: str) -> bool:
    """Tell whether a folder holds a stage or layer of one project (`src`, `2_model_training`, `data_phase`)."""
    words = [word for word in re.split(r"[\W_\d]+", name) if word]
    return not words or words[0] in _PARTS_OF_A_PROJECT


def _sign(path: str) -> str:
    name, suffix = file_name(path).lower(), file_suffix(path).lower()
    if name.startswith("readme") or name in _MANIFESTS:
        return "front"
    if suffix == ".ipynb":
        return "notebook"
    return "code" if suffix in SOURCE_SUFFIXES else ""


def stand_together(projects: list[str], uses: Sequence[Located], models: Sequence[Located]) -> bool:
    """Tell uses that stand in the project of a model, above it, or beside one that stands in no project."""
    return bool(uses) and (not models or any(_serves(projects, use, model) for use in uses for model in models))


def _serves(projects: list[str], use: Located, model: Located) -> bool:
    home, folder = _home(projects, use.at.path), use.at.path.rpartition("/")[0]
    if home:
        return _home(projects, model.at.path) in (home, "")
    return not folder or not _home(projects, model.at.path) or model.at.path.startswith(f"{folder}/")


def _home(projects: list[str], path: str) -> str:
    return next((project for project in projects if path.startswith(f"{project}/")), "")
