"""`pyproject.toml` in all its dialects, and the Pipfile."""

import tomllib
from collections.abc import Iterator

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.manifest_values import Declared, Manifest, declare, declare_pair, line_of

Table = dict[str, object]


@kept
def parse_pyproject(content: bytes) -> Manifest:
    """Read PEP 621, dependency groups, Poetry, PDM and uv."""
    lines = read_lines(content)
    table = _load(lines)
    if table is None:
        return Manifest("pyproject", is_dependency_file=False, error="the TOML does not parse")
    tool = _table(table, "tool")
    declared = [*_standard(table, lines), *_groups(table, tool, lines), *_poetry(_table(tool, "poetry"), lines)]
    return Manifest("pyproject", tuple(declared), tuple(_pythons(table, lines)), is_dependency_file=bool(declared))


@kept
def parse_pipfile(content: bytes) -> Manifest:
    """Read packages, development packages and the Python version of Pipenv."""
    lines = read_lines(content)
    table = _load(lines)
    if table is None:
        return Manifest("pipfile", error="the TOML does not parse")
    declared = [*_pairs(_table(table, "packages"), lines), *_pairs(_table(table, "dev-packages"), lines)]
    requires = _table(table, "requires")
    versions = [str(requires[key]) for key in ("python_version", "python_full_version") if key in requires]
    return Manifest("pipfile", tuple(declared), tuple((version, line_of(lines, version)) for version in versions))


def _load(lines: tuple[str, ...]) -> Table | None:
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _table(table: Table, *names: str) -> Table:
    for name in names:
        inner = table.get(name)
        table = inner if isinstance(inner, dict) else {}
    return table


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _from_texts(value: object, lines: tuple[str, ...]) -> Iterator[Declared]:
    for text in _texts(value):
        found = declare(text, line_of(lines, text))
        if found is not None:
            yield found


def _standard(table: Table, lines: tuple[str, ...]) -> Iterator[Declared]:
    project = _table(table, "project")
    yield from _from_texts(project.get("dependencies"), lines)
    for group in _table(project, "optional-dependencies").values():
        yield from _from_texts(group, lines)


def _groups(table: Table, tool: Table, lines: tuple[str, ...]) -> Iterator[Declared]:
    for group in _table(table, "dependency-groups").values():
        yield from _from_texts(group, lines)
    for group in _table(tool, "pdm", "dev-dependencies").values():
        yield from _from_texts(group, lines)
    yield from _from_texts(_table(tool, "uv").get("dev-dependencies"), lines)
    for names in (("pixi", "dependencies"), ("pixi", "pypi-dependencies")):
        yield from _pairs(_table(tool, *names), lines)


def _poetry(poetry: Table, lines: tuple[str, ...]) -> Iterator[Declared]:
    yield from _pairs(_table(poetry, "dependencies"), lines)
    yield from _pairs(_table(poetry, "dev-dependencies"), lines)
    for group in _table(poetry, "group").values():
        if isinstance(group, dict):
            yield from _pairs(_table(group, "dependencies"), lines)


def _pairs(table: Table, lines: tuple[str, ...]) -> Iterator[Declared]:
    for name, value in table.items():
        if name.lower() == "python":
            continue
        if isinstance(value, dict):
            value = value.get("version", value.get("rev", value.get("path", "")))  # noqa: PLW2901  # the part that fixes a version
        yield declare_pair(name, value if isinstance(value, str) else "", _key_line(lines, name))


def _key_line(lines: tuple[str, ...], name: str) -> int:
    starts = (f"{name} ", f"{name}=", f'"{name}"', f"'{name}'", f"[{name}")
    return next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith(starts)), 1)


def _pythons(table: Table, lines: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    requires = _table(table, "project").get("requires-python")
    if isinstance(requires, str):
        yield requires, line_of(lines, "requires-python")
    python = _table(table, "tool", "poetry", "dependencies").get("python")
    if isinstance(python, str):
        yield python, _key_line(lines, "python")
