"""What tells the sort of a repository: names, README, imports, people and folders."""

import re
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.kinds.signs import COMMUNITY_FILES, LINK_ITEM
from portfolio_audit.analysis.kinds.sub_projects import find_sub_projects
from portfolio_audit.analysis.ml_signs import (
    ANALYSIS_LIBRARIES,
    LEARNING_ELSEWHERE,
    LEARNING_IN_R,
    LEARNING_LIBRARIES,
)
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.lines import read_text
from portfolio_audit.paths import file_name, file_suffix
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_LANGUAGES = {
    ".py": "python", ".ipynb": "python", ".r": "r", ".rmd": "r", ".qmd": "r", ".jl": "julia",
    ".cpp": "c++", ".cc": "c++",
    ".c": "c", ".java": "java", ".scala": "scala", ".js": "javascript", ".jsx": "javascript", ".ts": "typescript",
    ".tsx": "typescript", ".go": "go", ".rs": "rust", ".sh": "shell", ".html": "html", ".css": "css", ".rb": "ruby",
    ".php": "php", ".cs": "c#", ".m": "matlab", ".mjs": "javascript", ".vue": "javascript",
    ".sql": "sql", ".swift": "swift",
    ".kt": "kotlin", ".dart": "dart",
}  # fmt: skip  # a table


class View(Struct, frozen=True):
    """What the tests of a kind look at."""

    owner: str
    name: str
    files: tuple[str, ...]
    readme: str
    title: str
    code: Mapping[str, int]
    """Own code files by language."""
    learning: tuple[Located, ...]
    learning_files: int
    analysing_files: int
    python_files: int
    notebooks: int
    authors: int
    community_files: int
    link_items: int
    projects: tuple[Located, ...]


def look(snapshot: Snapshot) -> View:
    """Read names, README, imports and history once."""
    units = read_code_units(snapshot)
    readme = _readme(snapshot)
    learning = _learning(units)
    analysing = {unit.path for unit in units if unit.roots & (ANALYSIS_LIBRARIES | LEARNING_LIBRARIES)}
    own = [entry.path for entry in snapshot.files if is_own_code(entry.path)]
    code = Counter(_LANGUAGES[file_suffix(path).lower()] for path in own if file_suffix(path).lower() in _LANGUAGES)
    owner, _, name = snapshot.target.name.rpartition("/")
    lines = readme.split("\n")
    return View(
        owner=owner,
        name=name,
        files=tuple(own),
        readme=readme,
        title=next(
            (line.strip("#= *<>") for line in lines if line.strip().startswith(("# ", "<h1"))),
            lines[0] if lines else "",
        )[:200],
        code=code,
        learning=learning,
        learning_files=len({one.at.path for one in learning}),
        analysing_files=len(analysing),
        python_files=len({unit.path for unit in units if unit.language == "python"}),
        notebooks=sum(path.lower().endswith(".ipynb") for path in own),
        authors=_authors(snapshot),
        community_files=sum(file_name(path).lower() in COMMUNITY_FILES for path in own if path.count("/") <= 1),
        link_items=sum(bool(LINK_ITEM.match(line)) for line in lines),
        projects=find_sub_projects(snapshot),
    )


def _readme(snapshot: Snapshot) -> str:
    named = [
        entry
        for entry in snapshot.files
        if re.fullmatch(r"(?:\.github/|docs/)?readme(?:\.\w{1,8})?", entry.path, re.IGNORECASE)
    ]
    texts = [text for _, text in snapshot.parsed_all(sorted(named, key=_readme_order), read_text)]
    return texts[0][:100_000] if texts else ""


def _readme_order(entry: Entry) -> tuple[int, bool]:
    """Put the front before folders, and what GitHub shows before what it is made from."""
    return entry.path.count("/"), not entry.path.lower().endswith(".md")


def _authors(snapshot: Snapshot) -> int:
    return (
        0
        if isinstance(snapshot.history, Absent)
        else len({commit.email.lower() for commit in snapshot.history.commits})
    )


def _learning(units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give the first sign of learning in each file."""
    first: dict[str, Located] = {}
    for unit in units:
        if unit.path in first:
            continue
        if unit.module is not None:
            found = next(
                (one for one in unit.module.imports if one.module.split(".", 1)[0] in LEARNING_LIBRARIES), None
            )
            if found:
                first[unit.path] = Located(found.module, unit.place(found.line))
        elif unit.language != "sql":
            pattern = LEARNING_IN_R if unit.language == "r" else LEARNING_ELSEWHERE
            sign = pattern.search(unit.source[:100_000])
            if sign:
                first[unit.path] = Located(
                    sign.group(0)[:100], unit.place(unit.source.count("\n", 0, sign.start()) + 1)
                )
    return tuple(first[path] for path in sorted(first))
