"""How the repository is laid out, and what does not belong in it."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from msgspec import Struct
from pathspec import GitIgnoreSpec

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.kinds.sub_projects import SOURCE_SUFFIXES, find_sub_projects
from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.analysis.running.secret_files import find_secret_files, session_keys
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.ignore_rules import parse_ignore_rules
from portfolio_audit.parsers.junk import is_archive, junk_of
from portfolio_audit.parsers.serving import DOCKERFILE
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.listing import NOT_IN_CLONE
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot


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
    """Files that usually hold secrets (`.env`, keys, histories, credentials), and settings with a key written in."""
    session_keys: tuple[Located, ...]
    """Lines of Python that write out a `secret_key`, by which Flask and Django sign sessions; tests left out."""
    archives: tuple[Located, ...]
    """Zips and tarballs in the tree."""
    large_files: tuple[Located, ...] | Absent
    """Files over 10 MB; unknown where none is known and the clone lacks files, whose sizes git then does not tell."""
    too_large_files: tuple[Located, ...] | Absent
    """Files over 50 MB, where GitHub warns; unknown in the same way."""
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


_LARGE_BYTES = 10_000_000
_TOO_LARGE_BYTES = 50_000_000
_PLACES = 200
_SOURCE_FOLDERS = frozenset(
    {"src", "source", "lib", "app", "apps", "package", "pkg", "backend", "server", "scripts", "code", "r"}
)
_TEST_FOLDERS = frozenset({"tests", "test", "testing", "spec", "unit_tests"})
_DOCS_FOLDERS = frozenset({"docs", "doc", "documentation", "reports", "report"})
_DATA_FOLDERS = frozenset({"data", "dataset", "datasets", "input", "inputs"})
_NOTEBOOK_FOLDERS = frozenset({"notebooks", "notebook", "nbs", "analysis", "eda", "exploration", "research"})

_ODD_NAME = lazy_regex(
    r"^(?:untitled\d{0,3}|new|temp|tmp|asdf|abc|xyz|test\d{1,3}|copy|code|main\d)$"
    r"|[ _-](?:copy\d?|final[ _-]?(?:v?\d|final)?|old|backup|bak|new)$|^copy[ _]of\b|\(\d\)$|[ _-]v\d[ _-]final$",
    re.IGNORECASE,
)
_ODD_NOTEBOOK = lazy_regex(r"(?:^|/)(?:my_?)?notebook\d{0,3}\.ipynb$", re.IGNORECASE)
_NAME_WORD = lazy_regex(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}|\d{2,}")
_PLAIN_NAMES = frozenset(
    {
        "test",
        "project",
        "repo",
        "code",
        "ml",
        "new",
        "my",
        "final",
        "demo",
        "sample",
        "work",
        "python",
        "untitled",
        "assignment",
        "data",
        "github",
        "main",
        "ds",
        "the",
        "first",
        "machine",
        "learning",
        "science",
        "deep",
    }
)


def collect(snapshot: Snapshot) -> LayoutFacts:
    """Look at paths, sizes and the ignore rules."""
    top = sorted({_top_name(entry.path) for entry in snapshot.files})
    folders = tuple(name[:-1].lower() for name in top if name.endswith("/"))
    junk = _junk(snapshot)
    own = own_files(snapshot, *SOURCE_SUFFIXES)
    named = (*own, *(entry for entry in snapshot.files if DOCKERFILE.search(entry.path) and is_own_code(entry.path)))
    name = snapshot.target.name.rpartition("/")[2]
    return LayoutFacts(
        files=len(snapshot.files),
        top_level=tuple(Located(part, Place(part)) for part in top)[:_PLACES],
        folders=folders,
        has_source_folder=bool(_SOURCE_FOLDERS & set(folders)) or _has_package(snapshot),
        has_tests_folder=bool(_TEST_FOLDERS & set(folders)) or _has_folder(snapshot, _TEST_FOLDERS),
        has_docs_folder=bool(_DOCS_FOLDERS & set(folders)),
        has_data_folder=bool(_DATA_FOLDERS & set(folders)),
        has_notebooks_folder=bool(_NOTEBOOK_FOLDERS & set(folders)),
        gitignore=_ignore_files(snapshot),
        ignored_but_tracked=_ignored_but_tracked(snapshot),
        junk=tuple(Located(f"{path}: {kind} ({count})", Place(path)) for path, (kind, count) in junk.items())[:_PLACES],
        junk_files=sum(count for _, count in junk.values()),
        private_files=tuple(find_secret_files(snapshot))[:_PLACES],
        session_keys=tuple(session_keys(read_code_units(snapshot)))[:_PLACES],
        archives=_places(entry for entry in snapshot.files if is_archive(entry.path)),
        large_files=_over(_LARGE_BYTES, snapshot),
        too_large_files=_over(_TOO_LARGE_BYTES, snapshot),
        duplicates=_duplicates(own),
        odd_names=_places(entry for entry in named if _is_odd(entry.path)),
        repository_name=name,
        has_telling_name=_is_telling(name),
        sub_projects=find_sub_projects(snapshot),
    )


def _is_odd(path: str) -> bool:
    return bool(_ODD_NAME.search(PurePosixPath(path).stem) or _ODD_NOTEBOOK.search(path))


def _places(entries: Iterable[Entry]) -> tuple[Located, ...]:
    return tuple(Located(_with_size(entry), Place(entry.path)) for entry in entries)[:_PLACES]


def _over(size_bytes: int, snapshot: Snapshot) -> tuple[Located, ...] | Absent:
    """Give the files above a size; a clone that lacks files for reasons unknown lacks just those that may be large."""
    found = _places(entry for entry in snapshot.files if entry.size_bytes > size_bytes)
    missing = sum(entry.unread == NOT_IN_CLONE and not entry.is_at_least for entry in snapshot.files)
    if found or not missing:
        return found
    files = "1 file is" if missing == 1 else f"{missing} files are"
    return Absent(f"{files} not in this clone, so git does not tell the size", "Audit a full clone.")


def _with_size(entry: Entry) -> str:
    """Name a file with its size, which a partial clone does not tell."""
    more = " or more" if entry.is_at_least else ""
    return f"{entry.path} ({entry.size_bytes:,} bytes{more})" if entry.size_bytes else entry.path


def _top_name(path: str) -> str:
    first, slash, _ = path.partition("/")
    return first + slash


def _has_folder(snapshot: Snapshot, names: frozenset[str]) -> bool:
    return any(
        names & {part.lower() for part in PurePosixPath(entry.path).parts[:-1]} for entry in own_files(snapshot, ".py")
    )


def _has_package(snapshot: Snapshot) -> bool:
    return any(entry.path.endswith("/__init__.py") and is_own_code(entry.path) for entry in snapshot.files)


def _junk(snapshot: Snapshot) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for entry in snapshot.files:
        junk = junk_of(entry.path)
        if junk:
            kind, path = junk
            found[path] = (kind, found.get(path, (kind, 0))[1] + 1)
    return dict(sorted(found.items()))


def _ignore_entries(snapshot: Snapshot) -> list[Entry]:
    """Give the author's own, not those that an editor or a tool writes into its folder (`.idea/.gitignore`)."""
    found = [entry for entry in snapshot.files if file_name(entry.path) == ".gitignore"]
    return [entry for entry in found if not any(part.startswith(".") for part in entry.path.split("/")[:-1])]


def _ignore_files(snapshot: Snapshot) -> tuple[Located, ...]:
    pairs = snapshot.parsed_all(_ignore_entries(snapshot), parse_ignore_rules)
    return tuple(Located(entry.path, Place(entry.path)) for entry, rules in pairs if len(rules.patterns))


def _ignored_but_tracked(snapshot: Snapshot) -> tuple[Located, ...]:
    root = snapshot.by_path.get(".gitignore")
    rules = snapshot.parsed(root, parse_ignore_rules) if root else None
    if rules is None or isinstance(rules, Absent):
        return ()
    kept = (entry for entry in snapshot.files if not file_name(entry.path).startswith(".git"))
    named = [entry for entry in kept if rules.match_file(entry.path)]
    nested = snapshot.parsed_all(_ignore_entries(snapshot), parse_ignore_rules) if named else ()
    return _places(entry for entry in named if not any(_is_wanted(entry.path, *pair) for pair in nested))


def _is_wanted(path: str, ignore: Entry, rules: GitIgnoreSpec) -> bool:
    """Tell what a nested .gitignore takes back by an exclamation mark."""
    folder = ignore.path.removesuffix(".gitignore")
    return bool(folder) and path.startswith(folder) and rules.check_file(path.removeprefix(folder)).include is False


def _duplicates(own: tuple[Entry, ...]) -> tuple[Located, ...]:
    """Give the second and later places of a source file of some size."""
    first: dict[str, str] = {}
    found = []
    for entry in own:
        if entry.size_bytes < 500 or not entry.blob_id:  # noqa: PLR2004  # shorter files are alike by chance
            continue
        original = first.setdefault(entry.blob_id, entry.path)
        if original != entry.path:
            found.append(Located(f"{entry.path} is the same as {original}", Place(entry.path)))
    return tuple(found)[:_PLACES]


def _is_telling(name: str) -> bool:
    words = {word.lower() for word in _NAME_WORD.findall(name)} - _PLAIN_NAMES
    return any(not word.isdigit() for word in words)


COLLECTOR = Collector("layout", LayoutFacts, collect)
