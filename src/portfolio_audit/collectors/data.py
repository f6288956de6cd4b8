"""Which data the project works on, and how a reader gets it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.data_links import links_to_data
from portfolio_audit.analysis.data_words import (
    ASKING,
    CALLS_A_SHELL,
    DATA_FOLDER,
    DOCUMENTATION,
    FORMATS,
    HOSTED,
    LOADERS,
    LOCAL,
    LOCAL_LINE,
    MODEL_FILE,
    MODEL_FORMATS,
    NO_DATA,
    NO_FETCH,
    ONLY_IN_DATA_FOLDERS,
    POINTER,
    PROCESSED,
    RAW,
    READERS,
    RESULT_FILE,
    RESULT_FOLDER,
    SHELL,
)
from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
from portfolio_audit.parsers.python import Call
from portfolio_audit.paths import file_name, file_stem, file_suffix
from portfolio_audit.snapshot.snapshot import Snapshot


class DataFile(Struct, frozen=True):
    """A data file in the tree."""

    text: str
    """Its format, such as `csv`."""
    size_bytes: int
    at: Place


class DataFacts(Struct, frozen=True):
    """Data files, pointers, and ways to obtain data."""

    files: tuple[DataFile, ...]
    """Data files in the tree; tables of results that lie outside of data folders and are never read are none."""
    total_bytes: int
    large_files: tuple[DataFile, ...]
    """Data files over 10 MB that are no pointers."""
    raw: tuple[Located, ...]
    """Folders for data as it came."""
    processed: tuple[Located, ...]
    """Folders for data that the project made."""
    pointers: tuple[Located, ...]
    """Git LFS pointers and DVC files."""
    downloads: tuple[Located, ...]
    """Code and scripts that fetch data (loaders, Kaggle, requests, wget, URLs read by pandas)."""
    links: tuple[Located, ...]
    """Links in prose to where the data is kept."""
    documentation: tuple[Located, ...]
    """Data dictionaries, data set cards and READMEs in data folders."""
    missing_reads: tuple[Located, ...]
    """Data files that code reads by a relative path and that are not in the tree."""
    found_share: float
    """Share of the different data files that code reads by a relative path which are in the tree; 1 without any."""
    local_paths: tuple[Located, ...]
    """Paths in code that exist on the author's machine only (home folders, drive letters)."""
    hosted_paths: tuple[Located, ...]
    """Paths of a hosted notebook (`/content/drive`, `/kaggle/input`)."""
    is_obtainable: bool
    """True when data is in the tree, fetched by code, kept by a pointer, or linked."""


_PLACES = 200
_LARGE_BYTES = 10_000_000
_LINES_ABOVE = 8
_ASKS = frozenset({"requests.get", "requests.Session", "urllib.request.urlopen"})
_DATA_SETS_ON_DEMAND = "torchvision.datasets."
"""Data sets that are only opened, unless the call asks for a download."""
_SHELL_FILES = (".sh", ".bat", ".ps1", ".mk", "")


def collect(snapshot: Snapshot) -> DataFacts:
    """Look at data files, and at what code and prose say about getting data."""
    units = read_code_units(snapshot)
    pointers = _pointers(snapshot)
    downloads = (*_downloads(units), *_shell_downloads(snapshot, units))
    links = links_to_data(snapshot, units)
    reads = tuple(_relative_reads(units))
    files = _data_files(snapshot, frozenset(_file_name(read.text) for read in reads))
    names = {file_name(entry.path).removesuffix(".dvc") for entry in snapshot.files}
    missing = tuple(read for read in reads if _file_name(read.text) not in names)
    return DataFacts(
        files=files[:_PLACES],
        total_bytes=sum(one.size_bytes for one in files),
        large_files=tuple(one for one in files if one.size_bytes > _LARGE_BYTES)[:_PLACES],
        raw=_folders(snapshot, RAW),
        processed=_folders(snapshot, PROCESSED),
        pointers=pointers,
        downloads=downloads[:_PLACES],
        links=links,
        documentation=tuple(
            Located(entry.path, Place(entry.path)) for entry in snapshot.files if DOCUMENTATION.search(entry.path)
        )[:_PLACES],
        missing_reads=missing[:_PLACES],
        found_share=_found_share(reads, missing),
        local_paths=tuple(_paths(units, LOCAL, LOCAL_LINE))[:_PLACES],
        hosted_paths=tuple(_paths(units, HOSTED, None))[:_PLACES],
        is_obtainable=bool(files or pointers or downloads or links),
    )


def _data_files(snapshot: Snapshot, read: frozenset[str]) -> tuple[DataFile, ...]:
    found = []
    for entry in snapshot.files:
        name, suffix = file_name(entry.path), file_suffix(entry.path)
        form = "ubyte" if name.lower().endswith("ubyte") else suffix.lower().removeprefix(".")
        is_in_data_folder = bool(DATA_FOLDER.search(entry.path))
        if not is_own_code(entry.path) or NO_DATA.search(name) or DOCUMENTATION.search(entry.path):
            continue
        is_result = name not in read and bool(RESULT_FOLDER.search(entry.path) or RESULT_FILE.search(file_stem(name)))
        if (form in ONLY_IN_DATA_FOLDERS or is_result) and not is_in_data_folder:
            continue
        if (form in FORMATS or form in ONLY_IN_DATA_FOLDERS) and not (
            MODEL_FILE.search(name) and form in MODEL_FORMATS
        ):
            found.append(DataFile(form, entry.size_bytes, Place(entry.path)))
    return tuple(sorted(found, key=lambda file: -file.size_bytes))


def _pointers(snapshot: Snapshot) -> tuple[Located, ...]:
    found = [
        Located("DVC", Place(entry.path))
        for entry in snapshot.files
        if entry.path.endswith(".dvc") or entry.path == ".dvc/config"
    ]
    for entry in snapshot.files:
        content = snapshot.read(entry) if entry.size_bytes < 400 else b""  # noqa: PLR2004  # a pointer has about 130 bytes
        if isinstance(content, bytes) and content.startswith(POINTER):
            found.append(Located("Git LFS", Place(entry.path)))
    return tuple(found)[:_PLACES]


def _folders(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Located, ...]:
    matches = (
        pattern.match(entry.path)
        for entry in snapshot.files
        if DATA_FOLDER.search(entry.path) and is_own_code(entry.path)
    )
    found = sorted({match.group(0) for match in matches if match})
    return tuple(Located(folder, Place(folder)) for folder in found)[:_PLACES]


def _downloads(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    for unit in units:
        for call in unit.module.calls if unit.module else ():
            is_loader = LOADERS.match(call.name) and not (call.name in _ASKS and ASKING.search(_above(unit, call.line)))
            if is_loader and call.name.startswith(_DATA_SETS_ON_DEMAND):
                is_loader = dict(call.keywords).get("download", "False") != "False"
            if is_loader or (READERS.search(call.name) and _reads_address(unit, call)):
                yield Located(call.name, unit.place(call.line))


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
    scripts = [entry for entry in own_files(snapshot, *_SHELL_FILES) if entry.size_bytes < _LARGE_BYTES // 100]
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


def _relative_reads(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    for unit in units:
        for call in unit.module.calls if unit.module else ():
            target = call.strings[0] if call.strings and READERS.search(call.name) else ""
            name = _file_name(target)
            if "://" not in target and "." in name and "{" not in name:
                yield Located(target, unit.place(call.line))


def _file_name(target: str) -> str:
    return PurePosixPath(target.replace("\\", "/")).name if target else ""


def _found_share(reads: tuple[Located, ...], missing: tuple[Located, ...]) -> float:
    asked, lacking = ({_file_name(read.text) for read in some} for some in (reads, missing))
    return round(1 - len(lacking) / len(asked), 3) if asked else 1.0


def _paths(
    units: tuple[CodeUnit, ...], pattern: re.Pattern[str], line_pattern: re.Pattern[str] | None
) -> Iterator[Located]:
    for unit in units:
        if unit.module is not None:
            yield from (
                Located(text.value[:200], unit.place(text.line))
                for text in unit.module.texts
                if pattern.match(text.value)
            )
        elif line_pattern is not None:
            for number, line in enumerate(unit.source.splitlines()[:5000], 1):
                if line_pattern.search(line[:LINE_CHARACTERS]):
                    yield Located(line.strip()[:200], unit.place(number))


COLLECTOR = Collector("data", DataFacts, collect)
