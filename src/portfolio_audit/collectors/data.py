"""Which data the project works on, and how a reader gets it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.data.downloads import find_downloads
from portfolio_audit.analysis.data.links import links_to_data
from portfolio_audit.analysis.data.made_data import made_data
from portfolio_audit.analysis.data.words import (
    DATA_FOLDER,
    DOCUMENTATION,
    FORMATS,
    HOME_FOLDER,
    HOSTED,
    LOCAL,
    LOCAL_LINE,
    LOCAL_SHELL,
    MODEL_FILE,
    MODEL_FOLDER,
    MODEL_FORMATS,
    NO_DATA,
    ONLY_IN_DATA_FOLDERS,
    POINTER,
    PROCESSED,
    RAW,
    READERS,
    RESULT_FILE,
    RESULT_FOLDER,
)
from portfolio_audit.analysis.own_code import in_copied_library, is_own_code, own_files
from portfolio_audit.analysis.prose.passages.data_names import names_data
from portfolio_audit.analysis.prose.passages.opening_lines import opening_lines
from portfolio_audit.analysis.text_corpora import corpus_paths
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
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
    """Data files in the tree; tables of results outside of data folders are none, unless they are read and no
    data folder holds any; files in folders of models are none. Texts of a folder that code lists are data, too."""
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
    made: tuple[Located, ...]
    """Functions that make the data by chance, and calls that do."""
    links: tuple[Located, ...]
    """Links in prose to where the data is kept."""
    named: tuple[Located, ...]
    """Lines of READMEs and at the top of notebooks that call a data set by its name, or say how much one holds."""
    documentation: tuple[Located, ...]
    """Data dictionaries, data set cards and READMEs in data folders."""
    missing_reads: tuple[Located, ...]
    """Data files that code reads by a relative path and that are not in the tree."""
    found_share: float
    """Share of the different data files that code reads by a relative path which are in the tree; 1 without any."""
    local_paths: tuple[Located, ...]
    """Paths in code that exist on the author's machine only (home folders, drive letters)."""
    script_paths: tuple[Located, ...]
    """The same in scripts of a database or a shell."""
    hosted_paths: tuple[Located, ...]
    """Paths of a hosted notebook (`/content/drive`, `/kaggle/input`)."""
    is_obtainable: bool
    """True when data is in the tree, fetched or made by code, kept by a pointer, or linked."""


_PLACES = 200
_LARGE_BYTES = 10_000_000
_SCRIPTS = (".sql", ".sh", ".bat", ".ps1")


def collect(snapshot: Snapshot) -> DataFacts:
    """Look at data files, and at what code and prose say about getting data."""
    units = read_code_units(snapshot)
    pointers = _pointers(snapshot)
    downloads = find_downloads(snapshot, units)
    links = links_to_data(snapshot, units)
    reads = tuple(_relative_reads(units))
    files = _data_files(snapshot, frozenset(_file_name(read.text) for read in reads), corpus_paths(snapshot))
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
        made=(made := tuple(made_data(units))[:_PLACES]),
        links=links,
        named=tuple(line for line in opening_lines(snapshot) if names_data(line.text))[:_PLACES],
        documentation=tuple(
            Located(entry.path, Place(entry.path)) for entry in snapshot.files if DOCUMENTATION.search(entry.path)
        )[:_PLACES],
        missing_reads=missing[:_PLACES],
        found_share=_found_share(reads, missing),
        local_paths=(*_paths(units, LOCAL, LOCAL_LINE), *_home_paths(units))[:_PLACES],
        script_paths=tuple(_paths_of_scripts(snapshot))[:_PLACES],
        hosted_paths=tuple(_paths(units, HOSTED, None))[:_PLACES],
        is_obtainable=bool(files or pointers or downloads or made or links),
    )


def _data_files(snapshot: Snapshot, read: frozenset[str], texts: frozenset[str]) -> tuple[DataFile, ...]:
    found = []
    corpus = [entry for entry in snapshot.files if entry.path in texts]
    for entry in snapshot.files:
        name, suffix = file_name(entry.path), file_suffix(entry.path)
        form = "ubyte" if name.lower().endswith("ubyte") else suffix.lower().removeprefix(".")
        is_in_data_folder = bool(DATA_FOLDER.search(entry.path))
        if entry.path in texts:
            continue
        is_foreign = not is_own_code(entry.path) or in_copied_library(entry.path)
        if is_foreign or NO_DATA.search(name) or DOCUMENTATION.search(entry.path):
            continue
        signs = (RESULT_FOLDER.search(entry.path), RESULT_FILE.search(file_stem(name)))
        is_result = all(signs) or (name not in read and any(signs))
        if (form in ONLY_IN_DATA_FOLDERS or is_result) and not is_in_data_folder:
            continue
        if form in ONLY_IN_DATA_FOLDERS and f"{entry.path.rpartition('/')[0]}/__init__.py" in snapshot.by_path:
            continue  # a package of code that is called `datasets`
        is_model = form in MODEL_FORMATS and bool(MODEL_FILE.search(name) or MODEL_FOLDER.search(entry.path))
        if (form in FORMATS or form in ONLY_IN_DATA_FOLDERS) and not is_model:
            found.append(DataFile(form, entry.size_bytes, Place(entry.path)))
    of_texts = (DataFile(file_suffix(one.path).lower()[1:], one.size_bytes, Place(one.path)) for one in corpus)
    return tuple(sorted((*_beside_results(found), *of_texts), key=lambda file: -file.size_bytes))


def _beside_results(files: list[DataFile]) -> list[DataFile]:
    """Leave out tables in folders of results, which plots read, too, where a data folder holds the data."""
    if not any(DATA_FOLDER.search(file.at.path) for file in files):
        return files
    return [file for file in files if DATA_FOLDER.search(file.at.path) or not RESULT_FOLDER.search(file.at.path)]


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
        elif line_pattern is not None and unit.language != "sql":
            for number, line in enumerate(unit.source.splitlines()[:5000], 1):
                if line_pattern.search(line[:LINE_CHARACTERS]):
                    yield Located(line.strip()[:200], unit.place(number))


def _home_paths(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Give lines that join a folder of somebody's desk to the home of who runs them."""
    for unit in units:
        if HOME_FOLDER.search(unit.source):
            for number, line in enumerate(unit.source.splitlines()[:5000], 1):
                if not line.lstrip().startswith("#") and HOME_FOLDER.search(line[:LINE_CHARACTERS]):
                    yield Located(line.strip()[:200], unit.place(number))


def _paths_of_scripts(snapshot: Snapshot) -> Iterator[Located]:
    """Give such paths in scripts of a database or a shell."""
    for entry, lines in snapshot.parsed_all(own_files(snapshot, *_SCRIPTS), read_lines):
        for number, line in enumerate(lines[:5000], 1):
            pattern = LOCAL_SHELL if entry.path.endswith(".sh") else LOCAL_LINE
            if pattern.search(line[:LINE_CHARACTERS]):
                yield Located(line.strip()[:200], Place(entry.path, number))


COLLECTOR = Collector("data", DataFacts, collect)
