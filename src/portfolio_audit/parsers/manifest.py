"""Manifests and locks of every packaging tool, chosen by the name of the file."""

import re
from collections.abc import Callable

from portfolio_audit.parsers.manifest_environments import (
    parse_conda,
    parse_description,
    parse_package_json,
    parse_project_toml,
    parse_python_env,
    parse_python_version,
    parse_runtime,
    parse_vcpkg,
)
from portfolio_audit.parsers.manifest_locks import parse_lock
from portfolio_audit.parsers.manifest_python import parse_setup_cfg, parse_setup_script
from portfolio_audit.parsers.manifest_requirements import parse_locked_requirements, parse_requirements
from portfolio_audit.parsers.manifest_toml import parse_pipfile, parse_pyproject
from portfolio_audit.parsers.manifest_values import Manifest
from portfolio_audit.paths import file_name, file_suffix
from portfolio_audit.patterns import lazy_regex

Parser = Callable[[bytes], Manifest]

_REQUIREMENTS = lazy_regex(r"^(?:[\w.-]{0,40}requirements?[\w.-]{0,40}|constraints)\.(?:txt|in|pip)$", re.IGNORECASE)
_LOCKED = lazy_regex(
    r"^(?:[\w.-]{0,40}requirements?[\w.-]{0,40}\.lock|[\w.-]{0,40}requirements?[._-](?:lock|locked|frozen|pinned)\.txt)$",
    re.IGNORECASE,
)
"""What pip-compile, rye or `pip freeze` wrote, called a lock."""
_CONDA = lazy_regex(r"^[\w.-]{0,40}(?:environment|conda|env)[\w.-]{0,40}\.ya?ml$", re.IGNORECASE)
_BY_NAME: dict[str, Parser] = {
    "pyproject.toml": parse_pyproject,
    "setup.cfg": parse_setup_cfg,
    "setup.py": parse_setup_script,
    "pipfile": parse_pipfile,
    "description": parse_description,
    "package.json": parse_package_json,
    "project.toml": parse_project_toml,
    "vcpkg.json": parse_vcpkg,
    ".python-version": parse_python_version,
    "runtime.txt": parse_runtime,
    **dict.fromkeys(
        (
            "poetry.lock",
            "uv.lock",
            "pdm.lock",
            "pylock.toml",
            "pipfile.lock",
            "conda-lock.yml",
            "pixi.lock",
            "renv.lock",
            "manifest.toml",
            "package-lock.json",
            "yarn.lock",
            "pnpm-lock.yaml",
            "cargo.lock",
        ),
        parse_lock,
    ),
}


def manifest_parser(path: str) -> Parser | None:
    """Give the parser for a file of this name, `None` where it is no manifest."""
    name = file_name(path).lower()
    if name in _BY_NAME:
        return _BY_NAME[name]
    if _LOCKED.match(name):
        return parse_locked_requirements
    folder = file_name(path.rpartition("/")[0]).lower()
    if _REQUIREMENTS.match(name) or (folder == "requirements" and file_suffix(path) in {".txt", ".in"}):
        return parse_requirements
    if _CONDA.match(name) and not name.startswith("."):
        return parse_python_env if name.startswith("python_env") else parse_conda
    return None
