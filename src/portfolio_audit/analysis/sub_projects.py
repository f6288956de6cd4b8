"""Folders of a repository that hold a work of their own."""

import re
from pathlib import PurePosixPath

from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
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
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_FEWEST_PROJECTS = 3


def find_sub_projects(snapshot: Snapshot) -> tuple[Located, ...]:
    """Find sibling folders that each hold a work of their own."""
    siblings: dict[str, list[str]] = {}
    for folder in _working_folders(snapshot):
        siblings.setdefault(str(PurePosixPath(folder).parent), []).append(folder)
    groups = [folders for folders in siblings.values() if len(folders) >= _FEWEST_PROJECTS]
    largest = max(groups, key=len, default=[])
    return tuple(Located(folder, Place(f"{folder}/")) for folder in sorted(largest))[:_PROJECTS]


def _working_folders(snapshot: Snapshot) -> list[str]:
    signs: dict[str, set[str]] = {}
    for entry in snapshot.files:
        pure = PurePosixPath(entry.path)
        depth = len(pure.parts) - 1
        if not is_own_code(entry.path) or depth == 0:
            continue
        sign = _sign(pure)
        for length in range(1, min(depth, 2) + 1):
            if sign and (length == depth or sign == "code"):
                signs.setdefault("/".join(pure.parts[:length]), set()).add(sign)
    return [
        folder
        for folder, found in signs.items()
        if "code" in found
        and ("readme" in found or "manifest" in found or "notebook" in found)
        and not _is_part(PurePosixPath(folder).name.lower())
    ]


def _is_part(name: str) -> bool:
    """Tell whether a folder holds a stage or layer of one project (`src`, `2_model_training`, `data_phase`)."""
    words = [word for word in re.split(r"[\W_\d]+", name) if word]
    return not words or words[0] in _PARTS_OF_A_PROJECT


def _sign(pure: PurePosixPath) -> str:
    name = pure.name.lower()
    if name.startswith("readme"):
        return "readme"
    if name in _MANIFESTS:
        return "manifest"
    return "code" if pure.suffix.lower() in SOURCE_SUFFIXES else ""
