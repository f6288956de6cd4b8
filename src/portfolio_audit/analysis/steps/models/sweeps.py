"""Files that describe a search for settings: a method and the values to try, or a loop of a shell over values."""

from collections.abc import Iterable

from portfolio_audit.analysis.steps.shapes.grids import SETTINGS
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_METHOD = lazy_regex(r"\s{0,8}method:\s{1,4}['\"]?(?:bayes|grid|random)\b")
_PARAMETERS = lazy_regex(r"\s{0,8}(?:parameters|params):\s{0,4}(?:#|$)")
_PLACES = 50
_LOOP = lazy_regex(rf"\s{{0,40}}for {SETTINGS} in \S{{1,20}}\s{{1,4}}[^\s;]")
_RUNS = lazy_regex(r"\bpython3?\b|\buv run\b|\bpoetry run\b|\btorchrun\b|\baccelerate\b|\bsbatch\b")
_LINES_OF_A_LOOP = 12


def find_sweeps(snapshot: Snapshot, files: Iterable[Entry]) -> tuple[Located, ...]:
    """Give the line of the method in each file of a sweep (Weights & Biases), and of the loop in each script."""
    found = []
    settings = (entry for entry in files if entry.path.endswith((".yaml", ".yml", ".sh")))
    for entry, lines in snapshot.parsed_all(settings, read_lines):
        line = _loop(lines) if entry.path.endswith(".sh") else _method(lines)
        if line is not None:
            found.append(Located("sweep", Place(entry.path, line)))
    return tuple(found)[:_PLACES]


def _method(lines: tuple[str, ...]) -> int | None:
    method = next((number for number, line in enumerate(lines, 1) if _METHOD.match(line)), None)
    return method if any(map(_PARAMETERS.match, lines)) else None


def _loop(lines: tuple[str, ...]) -> int | None:
    """Give the line that goes through values of a setting to run a program with each."""
    for number, line in enumerate(lines, 1):
        if _LOOP.match(line) and _runs_with(line.split()[1], lines[number - 1 : number + _LINES_OF_A_LOOP]):
            return number
    return None


def _runs_with(name: str, lines: tuple[str, ...]) -> bool:
    """Tell whether a loop starts a program and reads its value."""
    return any(map(_RUNS.search, lines)) and any(f"${name}" in line or f"${{{name}" in line for line in lines)
