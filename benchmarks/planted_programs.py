"""Programs cut from repositories, and copies of them disguised in the ways that copies are."""

import ast
import keyword
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from portfolio_audit.analysis.code.generated_code import is_generated
from portfolio_audit.analysis.code_units import is_test_path
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.parsers.notebook_magics import blank_magics
from portfolio_audit.parsers.notebook_raw import joined, read_raw
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.open import open_repository
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import parse_target

_NAME = re.compile(r"[^\W\d]\w*")
_DEFINITION = re.compile(r"^(?:def|class|async|@)", re.MULTILINE)
_OPENED_AT = datetime(2026, 1, 1, tzinfo=UTC)


class Unit(Struct, frozen=True):
    """One file, or one cell of a notebook."""

    path: str
    cell: int | None
    text: str


class Program(Struct, frozen=True):
    """The code of one repository."""

    name: str
    """Repository and folder that it was cut from."""
    units: tuple[Unit, ...]

    @property
    def lines(self) -> int:
        """Lines that are not blank."""
        return sum(bool(line.strip()) for unit in self.units for line in unit.text.split("\n"))


def cut_repository(repository: Path, name: str, commit: str) -> Iterator[Program]:
    """Cut a repository into programs: the files of a folder, and each notebook."""
    folders: dict[str, list[Unit]] = {}
    for unit in _units(repository, commit):
        folder = unit.path if unit.cell is not None else unit.path.rpartition("/")[0]
        folders.setdefault(folder, []).append(unit)
    for folder, units in folders.items():
        yield Program(f"{name}/{folder}", tuple(units))


def cut_finely(program: Program, lines: int) -> Iterator[Program]:
    """Cut a program into smaller ones of so many lines and more, between top-level statements."""
    units: list[Unit] = []
    for unit in program.units:
        for piece in _pieces(unit.text):
            units.append(Unit(unit.path, unit.cell, piece))
            cut = Program(program.name, tuple(units))
            if cut.lines >= lines:
                yield cut
                units = []


def _units(repository: Path, commit: str) -> Iterator[Unit]:
    target = parse_target(f"{repository}@{commit}")
    with open_repository(target, FetchPolicy(), _OPENED_AT) as opened:
        snapshot = opened.now.snapshot()
        for entry in own_files(snapshot, ".py", ".ipynb"):
            content = snapshot.read(entry)
            if isinstance(content, Absent) or is_test_path(entry.path):
                continue
            if entry.path.endswith(".py"):
                text = content.decode("utf-8", "replace").replace("\r\n", "\n")
                if not is_generated(text):
                    yield Unit(entry.path, None, text)
            else:
                yield from _cells(entry.path, content)


def _cells(path: str, content: bytes) -> Iterator[Unit]:
    raw = read_raw(content)
    for number, cell in enumerate(() if isinstance(raw, str) else raw.all_cells, 1):
        if joined(cell.cell_type) == "code":
            yield Unit(path, number, blank_magics(joined(cell.source))[0])


def renamed(program: Program, chance: random.Random) -> Program:
    """Give every name that the program binds another one, and change its strings' and numbers' looks not at all."""
    trees = [tree for unit in program.units if (tree := _tree(unit.text)) is not None]
    bound = sorted({name for tree in trees for name in _bound(tree)} - {"self", "cls"})
    names = {name: f"{chance.choice('abcdefgh')}{number}_{name[::-1]}" for number, name in enumerate(bound)}
    attributes = {name: names[name] for tree in trees for name in _own_attributes(tree) if name in names}
    return _each(program, lambda text: _with_names(text, names, attributes))


def reordered(program: Program, chance: random.Random) -> Program:
    """Shuffle the cells, and the functions and classes of files."""
    cells = [unit for unit in program.units if unit.cell is not None]
    files = [unit for unit in program.units if unit.cell is None]
    texts = [unit.text for unit in chance.sample(cells, len(cells))]
    moved = [Unit(unit.path, unit.cell, text) for unit, text in zip(cells, texts, strict=True)]
    mixed = [Unit(unit.path, None, "\n\n".join(_mixed(unit.text, chance))) for unit in files]
    return Program(program.name, (*mixed, *moved))


def reformatted(program: Program, _chance: random.Random) -> Program:
    """Print the syntax trees anew without comments, in short lines."""
    return _each(program, _formatted)


def split(program: Program, chance: random.Random) -> Program:
    """Spread the cells, and the top-level statements of files, over several new files."""
    files: list[list[str]] = [[] for _ in range(4)]
    for unit in program.units:
        for piece in _pieces(unit.text) if unit.cell is None else [unit.text]:
            files[chance.randrange(4)].append(piece)
    return Program(
        program.name,
        tuple(Unit(f"src/part_{number}.py", None, "\n\n".join(texts)) for number, texts in enumerate(files)),
    )


def all_together(program: Program, chance: random.Random) -> Program:
    """Rename, reorder and reformat."""
    return reformatted(reordered(renamed(program, chance), chance), chance)


def half_of(program: Program, host: Program, chance: random.Random) -> Program:
    """Put half of the lines of a program, in a row, into another one."""
    pieces = [piece for unit in program.units for piece in _pieces(unit.text)]
    weights = [len(piece.split("\n")) for piece in pieces]
    starts = [start for start in range(len(pieces)) if sum(weights[start:]) * 2 >= sum(weights)]
    start = chance.choice(starts)
    ends = (end for end in range(start, len(pieces) + 1) if sum(weights[start:end]) * 2 >= sum(weights))
    copied = Unit("extra/helpers.py", None, "\n\n".join(pieces[start : next(ends)]))
    return Program(f"{host.name} + {program.name}", (*host.units, copied))


DISGUISES: Mapping[str, Callable[[Program, random.Random], Program]] = MappingProxyType(
    {
        "renamed": renamed,
        "reordered": reordered,
        "reformatted": reformatted,
        "split": split,
        "all-together": all_together,
    }
)


def _each(program: Program, change: Callable[[str], str]) -> Program:
    return Program(program.name, tuple(Unit(unit.path, unit.cell, change(unit.text)) for unit in program.units))


def _tree(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def _bound(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(ctx=ast.Store(), id=name) | ast.arg(arg=name) | ast.alias(asname=str(name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) if not name.startswith("__"):
                yield name


def _own_attributes(tree: ast.Module) -> set[str]:
    """Give the methods that are defined here and called on something."""
    methods = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    known = {"fit", "predict", "transform", "forward", "train", "eval"}
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & methods - known


def _with_names(text: str, names: Mapping[str, str], attributes: Mapping[str, str]) -> str:
    def replace(found: re.Match[str]) -> str:
        name = found.group()
        is_attribute = text[: found.start()].rstrip(" \t").endswith(".")
        return (attributes if is_attribute else names).get(name, name) if not keyword.iskeyword(name) else name

    return _NAME.sub(replace, text)


def _pieces(text: str) -> list[str]:
    """Give the top-level statements as they are written; text that does not parse is one piece."""
    tree = _tree(text)
    if tree is None or not tree.body:
        return [text] if text.strip() else []
    lines = text.split("\n")
    ends = [node.end_lineno or node.lineno for node in tree.body]
    return ["\n".join(lines[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _mixed(text: str, chance: random.Random) -> list[str]:
    pieces = _pieces(text)
    defined = [number for number, piece in enumerate(pieces) if _DEFINITION.search(piece)]
    mixed = dict(zip(defined, chance.sample(defined, len(defined)), strict=True))
    return [pieces[mixed.get(number, number)] for number in range(len(pieces))]


def _formatted(text: str) -> str:
    tree = _tree(text)
    if tree is None:
        return text
    command = [sys.executable, "-m", "ruff", "format", "--line-length", "60", "--isolated", "-"]
    done = subprocess.run(command, input=ast.unparse(tree), capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    return done.stdout or ast.unparse(tree)
