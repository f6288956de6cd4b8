"""How the repository is laid out, and what does not belong in it."""

from msgspec import Struct

from portfolio_audit.evidence import Located


class LayoutFacts(Struct, frozen=True):
    """Folders, junk, big files and names."""

    files: int
    """Regular files."""
    top_level: tuple[Located, ...]
    """Files and folders at the root (folders end with `/`)."""
    folders: tuple[str, ...]
    """Names of the folders at the root, lower case."""
    has_source_folder: bool
    """True for `src/`, a package folder or a language's source folder."""
    has_tests_folder: bool
    has_docs_folder: bool
    has_data_folder: bool
    has_notebooks_folder: bool
    gitignore: tuple[Located, ...]
    """Files that tell git what to leave out, with at least one pattern."""
    ignored_but_tracked: tuple[Located, ...]
    """Tracked files that the repository's own ignore rules name (placeholder files apart)."""
    junk: tuple[Located, ...]
    """Generated or personal files in the tree, one place a folder (text says what it is)."""
    junk_files: int
    """Number of such files."""
    private_files: tuple[Located, ...]
    """Files that usually hold secrets: `.env`, keys, shell histories, credentials."""
    archives: tuple[Located, ...]
    """Zips and tarballs in the tree."""
    large_files: tuple[Located, ...]
    """Files over 10 MB."""
    too_large_files: tuple[Located, ...]
    """Files over 50 MB, where GitHub warns."""
    duplicates: tuple[Located, ...]
    """Source files and notebooks that stand in the tree more than once with the same content."""
    odd_names: tuple[Located, ...]
    """Files called Untitled, Copy of, final_v2, new, test1 and the like."""
    repository_name: str
    """Name of the repository without its owner."""
    has_telling_name: bool
    """True when the name says what the project is about (two words, or one that is no placeholder)."""
    sub_projects: tuple[Located, ...]
    """Folders that look like a project of their own (README, manifest or notebooks); empty for a single project."""
