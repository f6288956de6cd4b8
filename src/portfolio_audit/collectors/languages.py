"""In which languages the author's code is written, and which of it is read in depth."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Place
from portfolio_audit.limits import TEXT_BYTES
from portfolio_audit.parsers.notebook import CellKind, Notebook, parse_notebook
from portfolio_audit.parsers.rmarkdown import parse_rmarkdown
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

SUFFIXES: dict[str, str] = {
    ".py": "python",
    ".pyx": "python",
    ".r": "r",
    ".jl": "julia",
    ".c": "c",
    ".h": "c++",
    ".cc": "c++",
    ".cpp": "c++",
    ".cxx": "c++",
    ".hpp": "c++",
    ".cu": "c++",
    ".java": "java",
    ".kt": "kotlin",
    ".scala": "scala",
    ".js": "javascript",
    ".jsx": "javascript",
    ".ts": "typescript",
    ".tsx": "typescript",
    ".vue": "javascript",
    ".go": "go",
    ".rs": "rust",
    ".swift": "swift",
    ".m": "matlab",
    ".cs": "c#",
    ".php": "php",
    ".rb": "ruby",
    ".lua": "lua",
    ".sql": "sql",
    ".sh": "shell",
    ".sas": "sas",
    ".do": "stata",
    ".f90": "fortran",
    ".dart": "dart",
    ".hs": "haskell",
    ".clj": "clojure",
}
"""The language of a file by its suffix; markup and data are none."""

IN_DEPTH = frozenset({"python"})
"""Languages whose syntax tree is read."""
BY_LINE = frozenset({"r", "julia", "c", "c++", "java", "scala", "javascript", "typescript", "go", "rust", "matlab"})
"""Languages whose comments and functions are counted by lines."""

_NOTEBOOKS = (".ipynb", ".rmd", ".qmd")


class LanguageShare(Struct, frozen=True):
    """One language."""

    text: str
    """Its name in lower case."""
    at: Place
    """Its largest file."""
    files: int
    lines: int
    """Lines that are not blank, those in notebooks included."""
    share: float
    """Of all lines of code."""


class LanguagesFacts(Struct, frozen=True):
    """Languages of the author's code, most lines first; copied libraries and builds are left out."""

    languages: tuple[LanguageShare, ...]
    main: str
    """The language with most lines; empty without code."""
    lines: int
    """Lines of code in all languages."""
    python_share: float
    """Share of lines in Python."""
    read_share: float
    """Share of lines in languages whose comments and functions are counted at all."""
    has_python: bool
    """True when at least a fifth of the lines, or 300 of them, are Python."""


_ENOUGH_LINES = 300
_ENOUGH_SHARE = 0.2


def collect(snapshot: Snapshot) -> LanguagesFacts:
    """Count the lines of every file with code."""
    lines: Counter[str] = Counter()
    files: Counter[str] = Counter()
    largest: dict[str, tuple[int, str]] = {}
    for path, language, count in (*_files(snapshot), *_notebooks(snapshot)):
        lines[language] += count
        files[language] += 1
        largest[language] = max(largest.get(language, (-1, "")), (count, path))
    total = sum(lines.values())
    shares = tuple(
        LanguageShare(name, Place(largest[name][1]), files[name], lines[name], _share(lines[name], total))
        for name in sorted(lines, key=lambda name: (-lines[name], name))
    )
    read = sum(lines[name] for name in IN_DEPTH | BY_LINE)
    python = lines["python"]
    return LanguagesFacts(
        languages=shares,
        main=shares[0].text if shares else "",
        lines=total,
        python_share=_share(python, total),
        read_share=_share(read, total),
        has_python=python >= _ENOUGH_LINES or (python > 0 and python >= _ENOUGH_SHARE * total),
    )


def _files(snapshot: Snapshot) -> Iterator[tuple[str, str, int]]:
    for entry in own_files(snapshot, *SUFFIXES):
        content = snapshot.read(entry)
        if isinstance(content, Absent):
            continue
        filled = sum(1 for line in content[:TEXT_BYTES].split(b"\n") if line.strip())
        yield entry.path, SUFFIXES[PurePosixPath(entry.path).suffix.lower()], filled


def _notebooks(snapshot: Snapshot) -> Iterator[tuple[str, str, int]]:
    for entry in own_files(snapshot, *_NOTEBOOKS):
        notebook = snapshot.parsed(entry, _parser(entry))
        if isinstance(notebook, Absent) or notebook.error is not None:
            continue
        sources = (cell.source for cell in notebook.cells if cell.kind is CellKind.CODE)
        filled = sum(1 for source in sources for line in source.split("\n") if line.strip())
        yield entry.path, notebook.language, filled


def _parser(entry: Entry) -> Callable[[bytes], Notebook]:
    return parse_notebook if entry.path.lower().endswith(".ipynb") else parse_rmarkdown


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


COLLECTOR = Collector("languages", LanguagesFacts, collect)
