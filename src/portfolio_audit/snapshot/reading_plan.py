"""Which files are read, up to which size, and in which order."""

from collections.abc import Iterable
from enum import IntEnum
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.snapshot.records import Entry, SnapshotWarning

PATHS_SHOWN = 20
UNKNOWN_BYTES = 64 * 1024
"""A file of unknown kind: enough for scripts without a suffix, little enough to be harmless."""


class Reading(IntEnum):
    """Why a file is read; the order is the order of reading, so that a full spool still holds what matters most."""

    PROSE = 0
    CONFIGURATION = 1
    PYTHON = 2
    CODE = 3
    NOTEBOOK = 4
    DATA = 5
    UNKNOWN = 6


CAP_BYTES = {
    Reading.PROSE: limits.PROSE_BYTES,
    Reading.CONFIGURATION: limits.TEXT_BYTES,
    Reading.PYTHON: limits.PYTHON_BYTES,
    Reading.CODE: limits.TEXT_BYTES,
    Reading.NOTEBOOK: limits.NOTEBOOK_BYTES,
    Reading.DATA: limits.DATA_BYTES,
    Reading.UNKNOWN: UNKNOWN_BYTES,
}

_SUFFIXES = {
    Reading.PROSE: "md markdown mdown mkd mdx rst txt adoc asciidoc org tex bib cff",
    Reading.CONFIGURATION: (
        "toml cfg ini yml yaml conf properties lock env example sample template editorconfig gitignore gitattributes "
        "gitmodules dockerignore gitkeep dvc tf hcl nix dockerfile containerfile cmake gradle xml service"
    ),
    Reading.PYTHON: "py pyi pyw pyx",
    Reading.CODE: (
        "r rmd qmd jl scala java kt c h cc cpp hpp cu cs go rs rb php pl lua m swift sh bash zsh fish bat ps1 cmd sql "
        "js jsx ts tsx mjs cjs vue svelte html htm css scss sass less jinja j2 stan proto graphql ipy mk do sas lean"
    ),
    Reading.NOTEBOOK: "ipynb",
    Reading.DATA: "csv tsv json jsonl ndjson geojson dat data log libsvm arff vtt srt",
}
_BINARY = (
    "png jpg jpeg gif bmp tif tiff webp ico svgz psd ai eps pdf doc docx xls xlsx xlsm ppt pptx odt ods odp rtf "
    "zip gz bz2 xz zst 7z rar tar tgz whl egg jar war class pyc pyo pyd so dll dylib exe bin o a lib wasm "
    "pkl pickle joblib dill npy npz mat h5 hdf5 hdf keras pt pth ckpt safetensors onnx pb tflite gguf ggml mlmodel "
    "model bst parquet feather arrow avro orc sqlite sqlite3 db db3 duckdb dta sav sas7bdat rds rdata rda fst lmdb mdb "
    "mp3 wav flac ogg m4a mp4 avi mov mkv webm woff woff2 ttf otf eot nii dcm fits las laz shp shx dbf sbn sbx "
    "swp ds_store idx pack tfrecord tfrecords npmignored map svg"
)
_READING_BY_SUFFIX = {"." + suffix: reading for reading, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_BINARY_SUFFIXES = frozenset("." + suffix for suffix in _BINARY.split())
_PROSE_NAMES = ("readme", "license", "licence", "copying", "notice", "contributing", "changelog", "authors", "citation")
_CONFIGURATION_NAMES = (
    "dockerfile",
    "containerfile",
    "makefile",
    "gnumakefile",
    "justfile",
    "procfile",
    "pipfile",
    "snakefile",
    "jenkinsfile",
    "vagrantfile",
    "requirements",
    "environment",
    "codeowners",
)


class Plan(Struct, frozen=True):
    """What is read of a listing, and what the totals leave out."""

    wanted: tuple[Entry, ...]
    """In the order of reading."""
    left_out: frozenset[str]
    """Paths that the totals leave out."""
    warnings: tuple[SnapshotWarning, ...]


def reading_of(path: str) -> Reading | None:
    """Tell why a file would be read; `None` for binaries."""
    name = PurePosixPath(path).name.lower()
    suffix = PurePosixPath(name).suffix or (name if name.startswith(".") else "")
    if suffix in _READING_BY_SUFFIX:
        return _READING_BY_SUFFIX[suffix]
    if suffix in _BINARY_SUFFIXES:
        return None
    stem = name.split(".")[0]
    if stem in _PROSE_NAMES:
        return Reading.PROSE
    return Reading.CONFIGURATION if stem in _CONFIGURATION_NAMES else Reading.UNKNOWN


def refusal(path: str, size_bytes: int) -> str | None:
    """Tell why a regular file is not read, by its name and size alone."""
    reading = reading_of(path)
    if reading is None:
        return "binary"
    return "too large" if size_bytes > CAP_BYTES[reading] else None


def plan_reading(entries: Iterable[Entry]) -> Plan:
    """Put the readable entries in order and stop where the totals are reached."""
    entries = tuple(entries)
    readable = [entry for entry in entries if entry.unread is None]
    readable.sort(key=lambda entry: (reading_of(entry.path) or 0, entry.path))
    wanted: list[Entry] = []
    left_out: list[str] = []
    used = {True: 0, False: 0}
    caps = {True: limits.TOTAL_NOTEBOOK_BYTES, False: limits.TOTAL_BYTES}
    for entry in readable:
        is_notebook = reading_of(entry.path) is Reading.NOTEBOOK
        if used[is_notebook] + entry.size_bytes > caps[is_notebook]:
            left_out.append(entry.path)
        else:
            used[is_notebook] += entry.size_bytes
            wanted.append(entry)
    return Plan(tuple(wanted), frozenset(left_out), (*_too_large(entries), *_over_total(left_out)))


def _too_large(entries: Iterable[Entry]) -> tuple[SnapshotWarning, ...]:
    """Say which files of a kind that is judged are above their cap; large data is expected and not worth a word."""
    silent = {None, Reading.DATA, Reading.UNKNOWN}
    paths = [entry.path for entry in entries if entry.unread == "too large" and reading_of(entry.path) not in silent]
    if not paths:
        return ()
    text = f"{len(paths)} {'file is' if len(paths) == 1 else 'files are'} too large to be read"
    return (SnapshotWarning("too-large", text, tuple(paths[:PATHS_SHOWN])),)


def _over_total(paths: list[str]) -> tuple[SnapshotWarning, ...]:
    if not paths:
        return ()
    total = limits.TOTAL_BYTES // limits.MEBIBYTE
    notebooks = limits.TOTAL_NOTEBOOK_BYTES // limits.MEBIBYTE
    text = f"{len(paths)} files are left out: together more than {total} MiB of text or {notebooks} MiB of notebooks"
    return (SnapshotWarning("limit-bytes", text, tuple(sorted(paths)[:PATHS_SHOWN])),)
