"""The text of a configuration file as values that know their line."""

import re
import tomllib
from datetime import date
from typing import Any

import yaml

from portfolio_audit.rulebook.marked import Mark, Marked, Scalar, Trouble, parse_yaml

TABLE = "portfolio-audit"
_START = Mark(1, 1)


def parse_configuration(text: str, trouble: Trouble) -> Marked | None:
    """Read a YAML file that may come from anyone; an empty one is an empty mapping."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return Marked({}, _START)
    try:
        # The loader in Python: the one in C crashes on deep nesting, which a hostile file may hold
        return parse_yaml(text, trouble, yaml.SafeLoader)
    except (RecursionError, ValueError):
        trouble.add(_START, "not YAML that we can read")
        return None


def parse_table(text: str, trouble: Trouble) -> Marked | None:
    """Read `[tool.portfolio-audit]` of a pyproject.toml."""
    try:
        table = tomllib.loads(text)["tool"][TABLE]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        trouble.add(_START, f"not TOML: {str(error) or 'nested too deep'}")
        return None
    except (KeyError, TypeError):
        trouble.add(_START, f"there is no table [tool.{TABLE}]")
        return None
    lines = text.splitlines()
    return _mark(table, lines, _line_of(TABLE, lines, 1))


def _mark(value: Any, lines: list[str], line: int) -> Marked:  # noqa: ANN401  # TOML enters here
    mark = Mark(line, 1)
    match value:
        case dict():
            keys = {key: Mark(_line_of(key, lines, line), 1) for key in value}
            return Marked({key: _mark(inner, lines, keys[key].line) for key, inner in value.items()}, mark, keys)
        case list():
            return Marked(tuple(_mark(inner, lines, line) for inner in value), mark)
    return Marked(_scalar(value), mark)


def _scalar(value: Any) -> Scalar:  # noqa: ANN401  # as above
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _line_of(key: str, lines: list[str], start: int) -> int:
    """Find the line that sets a key; tomllib does not tell."""
    sets = re.compile(rf"[\s\[{{,]*(?:tool\.)?(?:{TABLE}\.)?[\"']?{re.escape(key)}[\"']?\s*[\]=]")
    found = (number for number, line in enumerate(lines, 1) if number >= start and sets.match(line[:500]))
    return next(found, start)
