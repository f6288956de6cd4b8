"""YAML as plain values that know their line and column."""

import re
from collections.abc import Mapping

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portfolio_audit.patterns import lazy_regex

Scalar = str | int | float | bool | None

_TAG = "tag:yaml.org,2002:"
_WHOLE = lazy_regex(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = lazy_regex(r"[-+]?[0-9]+\.[0-9]*(e[-+]?[0-9]+)?", re.IGNORECASE)


class Problem(Struct, frozen=True, order=True):
    """What is wrong with a file, and where."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Say it the way compilers do, so that editors can jump there."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class Mark(Struct, frozen=True):
    """A line and column, both from 1."""

    line: int
    column: int


class Marked(Struct, frozen=True):
    """A value and where it stands; mappings also know where their keys stand."""

    value: "Scalar | tuple[Marked, ...] | Mapping[str, Marked]"
    mark: Mark
    keys: Mapping[str, Mark] = {}


class Trouble:
    """The problems found so far in one file."""

    def __init__(self, file: str) -> None:
        """Name the file as messages shall name it."""
        self.file = file
        self.problems: list[Problem] = []

    def add(self, mark: Mark, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, mark.line, mark.column, message))


Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]


def parse_yaml(text: str, trouble: Trouble, loader: Loader = yaml.CSafeLoader) -> Marked | None:
    """Read one YAML document; what is off goes to `trouble`, and nothing comes back."""
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        trouble.add(Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1), f"not YAML: {error.problem}")
        return None
    except yaml.YAMLError as error:
        trouble.add(Mark(1, 1), f"not YAML: {error}")
        return None
    if root is None:
        trouble.add(Mark(1, 1), "the file is empty")
        return None
    found = len(trouble.problems)
    marked = _construct(root, trouble, set())
    return marked if len(trouble.problems) == found else None


def _construct(node: Node, trouble: Trouble, seen: set[int]) -> Marked:
    mark = Mark(node.start_mark.line + 1, node.start_mark.column + 1)
    if id(node) in seen:
        trouble.add(mark, "aliases (`*name`) are not allowed, write the value out")
        return Marked(None, mark)
    seen.add(id(node))
    match node:
        case MappingNode():
            return _construct_mapping(node, mark, trouble, seen)
        case SequenceNode():
            return Marked(tuple(_construct(item, trouble, seen) for item in node.value), mark)
        case ScalarNode():
            return Marked(_construct_scalar(node, mark, trouble), mark)
    raise TypeError(f"{node} is no YAML node")


def _construct_mapping(node: MappingNode, mark: Mark, trouble: Trouble, seen: set[int]) -> Marked:
    values: dict[str, Marked] = {}
    keys: dict[str, Mark] = {}
    for key, value in node.value:
        key_mark = Mark(key.start_mark.line + 1, key.start_mark.column + 1)
        name = str(key.value) if isinstance(key, ScalarNode) else ""
        if not isinstance(key, ScalarNode) or key.tag == f"{_TAG}merge":
            trouble.add(key_mark, "a key must be plain text")
        elif name in values:
            trouble.add(key_mark, f"`{name}` stands here a second time, first in line {keys[name].line}")
        else:
            keys[name] = key_mark
            values[name] = _construct(value, trouble, seen)
    return Marked(values, mark, keys)


def _construct_scalar(node: ScalarNode, mark: Mark, trouble: Trouble) -> Scalar:
    text: str = node.value
    match node.tag.removeprefix(_TAG):
        case "str" | "timestamp" | "value":
            return text
        case "null":
            return None
        case "bool" if text.lower() in {"true", "false"}:
            return text.lower() == "true"
        case "int" if _WHOLE.fullmatch(text):
            return int(text)
        case "float" if _DECIMAL.fullmatch(text):
            return float(text)
        case "bool" | "int" | "float":
            trouble.add(
                mark, f"YAML would not read `{text}` as written; put it in quotes, or write true, false or a number"
            )
        case other:
            trouble.add(mark, f"the tag `{other}` is not allowed")
    return None
