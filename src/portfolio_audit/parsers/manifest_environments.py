"""Conda environments and the manifests of R, Julia, JavaScript and C++."""

import json
from collections.abc import Iterator

import msgspec

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.manifest_values import Declared, Manifest, declare, declare_pair, line_of, normalise
from portfolio_audit.patterns import lazy_regex

_CONDA_LINE = lazy_regex(r"^\s*-\s+[\"']?([^\"'#]{1,200}?)[\"']?\s*(?:#.*)?$")
_CONDA_PACKAGE = lazy_regex(r"^(?:[\w./-]{1,60}::)?([\w.-]{1,80})\s*(.{0,80})$")
_CONDA_BUILD = lazy_regex(r"^={1,2}([\w.!+*-]{1,40})(?:=[\w.-]{1,60})?$")
_FIELD = lazy_regex(r"^(Depends|Imports|Suggests|LinkingTo):\s*(.*)$")
_R_PACKAGE = lazy_regex(r"^\s*([A-Za-z][\w.]{1,60})\s*(?:\(([^)]{1,40})\))?\s*,?\s*$")
_VERSION = lazy_regex(r"(?<![\d.])(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)")


@kept
def parse_conda(content: bytes) -> Manifest:
    """Read a conda environment line by line, with the pip part inside it."""
    lines = read_lines(content)
    start = next((number for number, line in enumerate(lines) if line.startswith("dependencies:")), None)
    if start is None:
        return Manifest("conda", is_dependency_file=False)
    declared: list[Declared] = []
    pythons: list[tuple[str, int]] = []
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if line and not line.startswith((" ", "-", "#", "\t")):
            break
        match = _CONDA_LINE.match(line)
        found = _conda_package(match.group(1), number) if match else None
        if found is not None and found.name == "python":
            pythons.append((found.constraint or "python", number))
        elif found is not None and found.name != "pip":
            declared.append(found)
    return Manifest("conda", tuple(declared), tuple(pythons))


@kept
def parse_python_env(content: bytes) -> Manifest:
    """Read the environment that MLflow keeps beside a model, which is written like one of conda."""
    return msgspec.structs.replace(parse_conda(content), format="MLflow environment")


def _conda_package(text: str, number: int) -> Declared | None:
    if text.strip().endswith(":") or text.strip().startswith("-"):
        return None
    match = _CONDA_PACKAGE.match(text.strip())
    if match is None:
        return declare(text, number)
    named = f"{match.group(1)}{match.group(2)}"
    build = _CONDA_BUILD.match(match.group(2).replace(" ", ""))
    if build:
        constraint = f"=={build.group(1)}"
        return Declared(text.strip(), normalise(match.group(1)), constraint, "*" not in constraint, number)
    return declare(named, number)


@kept
def parse_description(content: bytes) -> Manifest:
    """Read the DESCRIPTION of an R package or project."""
    lines = read_lines(content)
    declared: list[Declared] = []
    for number, text in _description_parts(lines):
        match = _R_PACKAGE.match(text)
        if match and match.group(1) != "R":
            declared.append(declare_pair(match.group(1), match.group(2) or "", number))
    return Manifest("description", tuple(declared), is_dependency_file=bool(declared))


def _description_parts(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    is_inside = False
    for number, line in enumerate(lines, 1):
        match = _FIELD.match(line)
        if match:
            is_inside = True
        elif line and not line[0].isspace():
            is_inside = False
        if is_inside:
            text = match.group(2) if match else line
            yield from ((number, part) for part in text.split(",") if part.strip())


@kept
def parse_package_json(content: bytes) -> Manifest:
    """Read the dependencies of a JavaScript package."""
    return _parse_json("package.json", content, ("dependencies", "devDependencies"))


@kept
def parse_vcpkg(content: bytes) -> Manifest:
    """Read the dependencies of a vcpkg manifest."""
    return _parse_json("vcpkg", content, ("dependencies",))


def _parse_json(form: str, content: bytes, fields: tuple[str, ...]) -> Manifest:
    lines = read_lines(content)
    try:
        table = json.loads("\n".join(lines))
    except (ValueError, RecursionError):
        return Manifest(form, is_dependency_file=False, error="the JSON does not parse")
    declared: list[Declared] = []
    for field in fields:
        values = table.get(field) if isinstance(table, dict) else None
        if isinstance(values, dict):
            pairs = [(name, value if isinstance(value, str) else "") for name, value in values.items()]
        else:
            pairs = [(value, "") for value in values if isinstance(value, str)] if isinstance(values, list) else []
        declared += [declare_pair(name, value, line_of(lines, f'"{name}"')) for name, value in pairs]
    return Manifest(form, tuple(declared), is_dependency_file=bool(declared))


@kept
def parse_project_toml(content: bytes) -> Manifest:
    """Read the dependencies of a Julia project."""
    lines = read_lines(content)
    declared: list[Declared] = []
    is_inside = False
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            is_inside = line.strip() == "[deps]"
        elif is_inside and "=" in line:
            declared.append(declare_pair(line.split("=")[0].strip(), "", number))
    return Manifest("julia", tuple(declared), is_dependency_file=bool(declared))


def parse_python_version(content: bytes) -> Manifest:
    """Read the version file of pyenv and uv."""
    return _version_file("python-version", content)


def parse_runtime(content: bytes) -> Manifest:
    """Read the runtime file of Heroku and its like."""
    return _version_file("runtime", content)


def _version_file(form: str, content: bytes) -> Manifest:
    for number, line in enumerate(read_lines(content)[:20], 1):
        match = _VERSION.search(line)
        if match:
            return Manifest(form, pythons=((match.group(1), number),), is_dependency_file=False)
    return Manifest(form, is_dependency_file=False)
