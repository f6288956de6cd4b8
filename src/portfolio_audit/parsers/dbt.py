"""Where a dbt project keeps its models and tests, and what the YAML beside them tests and describes."""

import re

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines, read_text
from portfolio_audit.patterns import lazy_regex

_LINE = lazy_regex(r"^( {0,80})(- {1,8})?[\"']?([A-Za-z_][\w.-]{0,80})[\"']?(?: {0,4}(:)(?:\s+(.{1,1000}))?)?$")
"""A key with its value, or an item of a list that may be one."""
_FLOW = lazy_regex(r"\b(?:data_)?tests[\"']? {0,4}: {0,8}\[([^\]]{0,400})\]")
_NAMED = lazy_regex(r"\bname[\"']? {0,4}: {0,8}[\"']?([\w.-]{1,80})")
_WORD = lazy_regex(r"[A-Za-z_][\w.]{0,80}")
_COMMENT = lazy_regex(r"\s#.*$")
_TESTS = frozenset({"tests", "data_tests"})
_SECTIONS = frozenset({"models", "seeds", "snapshots", "sources", "unit_tests"})
_PATHS = lazy_regex(
    r"^(model|source|snapshot|seed|data|test|macro|analysis)-paths {0,4}:[ \t]{0,8}"
    r"(?:\[([^\]]{0,400})\]|[^\n]{0,80}\n((?:[ \t]{0,20}- [^\n]{1,120}(?:\n|$)){1,10}))",
    re.MULTILINE,
)
_PATH = lazy_regex(r"[\w./-]*\w[\w./-]*")
_DEFAULTS = {
    "model": ("models",),
    "snapshot": ("snapshots",),
    "seed": ("seeds",),
    "test": ("tests",),
    "macro": ("macros",),
    "analysis": ("analyses",),
}
_OLD_NAMES = {"source": "model", "data": "seed"}
"""Names of older releases."""
_CHARACTERS_OF_A_DESCRIPTION = 1_000


class DeclaredTest(Struct, frozen=True):
    """What the YAML asks of one column, of a whole table, or of a model on rows that it gives."""

    of: str
    """The table, with its column where one is concerned; of a test on given rows its own name."""
    asks: tuple[str, ...]
    """Names of the tests (`unique`, `not_null` ...); empty for a test on given rows."""
    line: int


class Schema(Struct, frozen=True):
    """What one file of YAML beside models holds."""

    tests: tuple[DeclaredTest, ...]
    descriptions: dict[str, str]
    """Name of a model to what is said of it."""


@kept
def parse_paths(content: bytes) -> dict[str, tuple[str, ...]]:
    """Read from a `dbt_project.yml` which folders hold models, snapshots, seeds, tests, macros and analyses."""
    found: dict[str, tuple[str, ...]] = dict(_DEFAULTS)
    for kind, flow, block in _PATHS.findall(read_text(content)):
        paths = tuple(path.strip("/") for path in _PATH.findall(re.sub(r"(?m)^\s*- ", " ", f"{flow} {block}")))
        if paths:
            found[_OLD_NAMES.get(kind, kind)] = paths
    return found


@kept
def parse_schema(content: bytes) -> Schema:
    """Read the file line by line: which key stands in which is told by how far in it stands."""
    reader = _Reader()
    for number, line in enumerate(read_lines(content), 1):
        reader.take(line.rstrip(), number)
    tests = tuple(DeclaredTest(of, tuple(asks), line) for of, (asks, line) in reader.tests.items())
    return Schema(tests, {name: " ".join(said)[:_CHARACTERS_OF_A_DESCRIPTION] for name, said in reader.told.items()})


class _Reader:
    """Knows which keys the current line stands in."""

    def __init__(self) -> None:
        self.tests: dict[str, tuple[list[str], int]] = {}
        self.told: dict[str, list[str]] = {}
        self._keys: list[tuple[int, str]] = []
        self._table = self._column = ""
        self._block: tuple[int, str] | None = None

    def take(self, line: str, number: int) -> None:
        """Read one line."""
        depth = len(line) - len(line.lstrip(" "))
        if self._block is not None and (not line.strip() or depth > self._block[0]):
            if self._block[1]:
                self.told[self._block[1]].append(line.strip())
            return
        self._block = None
        found = _LINE.match(_COMMENT.sub("", line))
        if found is None:
            self._take_flow(line, number)
            return
        indent, dash, word, colon, value = len(found[1]), found[2] or "", found[3], found[4], found[5] or ""
        self._leave(indent if dash else indent - 1)
        parents = [key for _, key in self._keys]
        if dash and parents[-1:] and parents[-1] in _TESTS and parents[0] in _SECTIONS:
            self._note((value if word == "name" else word).strip("\"' "), number)
        if colon:
            self._leave(indent + len(dash) - 1)
            self._take_key(parents, word, value.strip(), number)
            self._keys.append((indent + len(dash), word))
            if value[:1] in (">", "|"):
                self._block = (indent + len(dash), self._table if self._is_told(parents, word) else "")

    def _leave(self, indent: int) -> None:
        """Leave what stands further in."""
        while self._keys and self._keys[-1][0] > indent:
            self._keys.pop()

    def _take_key(self, parents: list[str], word: str, value: str, number: int) -> None:
        if word == "name" and parents in (["models"], ["seeds"], ["snapshots"], ["sources"], ["sources", "tables"]):
            self._table, self._column = value.strip("\"' "), ""
        elif word == "name" and parents[-1:] == ["columns"]:
            self._column = value.strip("\"' ")
        elif word == "name" and parents == ["unit_tests"]:
            self.tests.setdefault(value.strip("\"' "), ([], number))
        elif word in _TESTS and value.startswith("["):
            self._note_all(value, number, is_column="columns" in parents)
        elif self._is_told(parents, word):
            self.told[self._table] = [] if value[:1] in (">", "|") else [value.strip("\"' ")]

    def _is_told(self, parents: list[str], word: str) -> bool:
        return word == "description" and parents in (["models"], ["snapshots"]) and bool(self._table)

    def _take_flow(self, line: str, number: int) -> None:
        """Read a column in one line, with its tests in brackets."""
        flow, named = _FLOW.search(line), _NAMED.search(line)
        if flow and named and self._keys and self._keys[0][1] in _SECTIONS:
            self._column = named[1]
            self._note_all(flow[1], number, is_column=True)

    def _note_all(self, listed: str, number: int, *, is_column: bool) -> None:
        if self._keys and self._keys[0][1] in _SECTIONS:
            for name in _WORD.findall(listed):
                self._add(name, number, is_column=is_column)

    def _note(self, name: str, number: int) -> None:
        self._add(name, number, is_column="columns" in (key for _, key in self._keys))

    def _add(self, name: str, number: int, *, is_column: bool) -> None:
        of = f"{self._table}.{self._column}" if is_column and self._column else self._table
        if name and of:
            self.tests.setdefault(of, ([], number))[0].append(name)
