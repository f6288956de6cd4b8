"""Code and scripts that fetch data."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.data.words import ASKING, CALLS_A_SHELL, LOADERS, NO_FETCH, READERS, SHELL
from portfolio_audit.analysis.kinds.typical import read_steps
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.proofs import stands_aside
from portfolio_audit.analysis.steps.call_arguments import meanings_of_arguments
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.plausible.steps import FETCHING_LIBRARIES
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
from portfolio_audit.parsers.python import Call
from portfolio_audit.snapshot.snapshot import Snapshot

_LINES_ABOVE = 8
_ASKS = frozenset({"requests.get", "requests.Session", "urllib.request.urlopen"})
_SHELL_FILES = (".sh", ".bat", ".ps1", ".mk", "")
_DATA_SETS_ON_DEMAND = "torchvision.datasets."
"""Data sets that are only opened, unless the call asks for a download."""
_SCRIPT_BYTES = 100_000


def find_downloads(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give the calls and commands that fetch data, those beside the learning last."""
    found = (*_downloads(units, _bringing(snapshot)), *_shell_downloads(snapshot, units))
    return tuple(sorted(found, key=lambda one: stands_aside(one.at.path)))


def _bringing(snapshot: Snapshot) -> frozenset[Place]:
    """Give the places of calls that bring data here, and ask no service, page or monitor."""
    everything = read_steps(snapshot).everything
    return frozenset(step.at for _, steps in everything for step in steps if step.kind is StepKind.COLLECT)


def _brings_otherwise(call: Call, place: Place, bringing: frozenset[Place]) -> bool:
    return place not in bringing and any(one.kind is StepKind.COLLECT for one in meanings(call.name))


def _downloads(units: tuple[CodeUnit, ...], bringing: frozenset[Place]) -> Iterator[Located]:
    for unit in units:
        for call in unit.module.calls if unit.module else ():
            is_loader = LOADERS.match(call.name) and not (call.name in _ASKS and ASKING.search(_above(unit, call.line)))
            if is_loader and call.name.startswith(_DATA_SETS_ON_DEMAND):
                is_loader = dict(call.keywords).get("download", "False") != "False"
            is_reader = not is_loader and READERS.search(call.name) and _reads_address(unit, call)
            place = unit.place(call.line)
            is_loader = is_loader or (place in bringing and _is_client(call))
            if is_reader or (is_loader and not _brings_otherwise(call, place, bringing)):
                yield Located(call.name, place)


def _is_client(call: Call) -> bool:
    """Tell a client of a public service, and a query of an address."""
    if call.name.partition(".")[0] in FETCHING_LIBRARIES:
        return False
    said = (*meanings_of_arguments(call), *(one for one in meanings(call.name) if one.detail == "interface"))
    return any(one.kind is StepKind.COLLECT for one in said)


def _above(unit: CodeUnit, line: int) -> str:
    """Give a line of code with those just above it."""
    return "\n".join(unit.source.splitlines()[max(0, line - _LINES_ABOVE) : line])


def _reads_address(unit: CodeUnit, call: Call) -> bool:
    """Tell whether an address is read: written out, or in a variable that is called so just below it."""
    if any("://" in text[:10] for text in call.strings):
        return True
    above = _above(unit, call.line)
    return "://" in above and bool(re.search(r"url|address|link", above.rpartition("\n")[2], re.IGNORECASE))


def _shell_downloads(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    scripts = [entry for entry in own_files(snapshot, *_SHELL_FILES) if entry.size_bytes < _SCRIPT_BYTES]
    prose = [entry for entry in own_files(snapshot, ".md", ".rst") if "readme" in entry.path.lower()]
    for entry, lines in snapshot.parsed_all([*scripts, *prose], read_lines):
        for index in SHELL.in_lines(lines):
            if not NO_FETCH.search(lines[index]):
                yield Located(lines[index].strip()[:200], Place(entry.path, index + 1))
    for unit in units:
        if SHELL.search(unit.source):
            is_script = not (unit.in_notebook or unit.language == "r")
            for number, line in enumerate(unit.source.splitlines()[:5000], 1):
                if _fetches(line[:LINE_CHARACTERS]) and (not is_script or CALLS_A_SHELL.search(line[:LINE_CHARACTERS])):
                    yield Located(line.strip()[:200], unit.place(number))


def _fetches(line: str) -> bool:
    return bool(SHELL.search(line)) and not NO_FETCH.search(line)
