"""Lines that install packages, or name a host where they are installed already."""

import re
from collections.abc import Iterable

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.prose.files.prose import is_foreign
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
from portfolio_audit.parsers.notebook import CellKind, parse_notebook
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 300
_INSTALL = lazy_regex(
    r"(?:^|[!%\s`])(?:(?:pip3?|conda|mamba|micromamba|uv pip|uv|poetry|pipenv)(?: -{1,2}[\w-]{1,20}){0,3}"
    r" (?:install|add|sync)"
    r"|(?:conda|mamba|micromamba) (?:env )?create)\b|\brenv::restore\(|\binstall\.packages\(",
    re.IGNORECASE,
)
_INSTALL_OF_R = lazy_regex(
    r"^[^#\n]{0,80}\b(?:install\.packages|pacman::p_load|p_load|BiocManager::install)\(", re.MULTILINE
)
_HOSTED = lazy_regex(
    r"colab\.research\.google\.com|/content/drive|/kaggle/(?:input|working)|google\.colab|mybinder\.org"
)


def find_install_lines(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give lines of notebooks and of prose that install something."""
    found = [_match(unit.path, unit.cell, unit.source.splitlines(), _INSTALL) for unit in units if unit.in_notebook]
    found += [_match(entry.path, None, lines, _INSTALL) for entry, lines in _prose(snapshot)]
    for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook):
        texts = [cell for cell in notebook.cells if cell.kind is CellKind.MARKDOWN]
        found += [_match(entry.path, cell.number, cell.source.splitlines(), _INSTALL) for cell in texts]
    return tuple(place for places in found for place in places)[:_PLACES]


def find_installing_scripts(units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give the first line of each script of R that installs packages."""
    scripts = (unit for unit in units if unit.path.lower().endswith(".r") and _INSTALL_OF_R.search(unit.source))
    found = (_match(unit.path, None, unit.source.splitlines(), _INSTALL_OF_R)[:1] for unit in scripts)
    return tuple(place for places in found for place in places)[:_PLACES]


def find_hosted_hints(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give lines of code and READMEs that name a host where notebooks run."""
    found = [
        _match(unit.path, unit.cell, unit.source.splitlines(), _HOSTED) for unit in units if _HOSTED.search(unit.source)
    ]
    found += [_match(entry.path, None, lines, _HOSTED) for entry, lines in _prose(snapshot)]
    return tuple(place for places in found for place in places)[:_PLACES]


def _prose(snapshot: Snapshot) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    readmes = [entry for entry in own_files(snapshot, ".md", ".rst", ".txt", "") if "readme" in entry.path.lower()]
    return snapshot.parsed_all((entry for entry in readmes if not is_foreign(entry.path)), read_lines)


def _match(path: str, cell: int | None, lines: Iterable[str], pattern: re.Pattern[str]) -> list[Located]:
    cut = ((number, line[:LINE_CHARACTERS]) for number, line in enumerate(lines, 1))
    return [
        Located(line.strip()[:200], Place(path, number, cell=cell)) for number, line in cut if pattern.search(line)
    ][:5]
