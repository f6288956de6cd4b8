"""Which data the project works on, and how a reader gets it."""

from msgspec import Struct

from portfolio_audit.evidence import Located, Place


class DataFile(Struct, frozen=True):
    """A data file in the tree."""

    text: str
    """Its format, such as `csv`."""
    size_bytes: int
    at: Place


class DataFacts(Struct, frozen=True):
    """Data files, pointers, and ways to obtain data."""

    files: tuple[DataFile, ...]
    """Data files in the tree."""
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
    local_paths: tuple[Located, ...]
    """Paths in code that exist on the author's machine only (home folders, drive letters)."""
    hosted_paths: tuple[Located, ...]
    """Paths of a hosted notebook (`/content/drive`, `/kaggle/input`)."""
    is_obtainable: bool
    """True when data is in the tree, fetched by code, kept by a pointer, or linked."""
