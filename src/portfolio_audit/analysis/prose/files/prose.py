"""Which files of a repository are prose, and which of them is its README."""

import posixpath
import re
from collections.abc import Iterable

from portfolio_audit.analysis.own_code import in_copied_library
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry

_README = lazy_regex(
    r"^read[-_ ]?me(?:[._-][a-z]{2}(?:[-_][a-z]{2})?)?(?:\.(?:md|markdown|mdown|mkd|mdx|"
    r"rst|rest|txt|adoc|asciidoc|org))?$",
    re.IGNORECASE,
)
_FOREIGN = lazy_regex(
    r"(?:^|/)(?:node_modules|site-packages|venv|\.venv|env|vendor|third_party|thirdparty|"
    r"external_libs|__pycache__|\.git|\.tox|"
    r"dist-packages|bower_components|\.ipynb_checkpoints|\.dvc|wandb|mlruns|checkpoints|packages/[^/]+/node_modules)/",
    re.IGNORECASE,
)
SUB_READMES = 60
"""READMEs of sub-folders that are read: far more than a reader opens, since the typical project of many is judged,
and parsing hundreds of long ones would take a third of the time that an audit may take."""
_HOMES = ("", ".github", "docs", "doc")


def is_readme(path: str) -> bool:
    """Tell whether a file name is that of a README, in any case and format."""
    return bool(_README.match(posixpath.basename(path)))


def is_foreign(path: str) -> bool:
    """Tell whether a path stands in a folder of other people's code or of tools."""
    return bool(_FOREIGN.search(path)) or in_copied_library(path)


def root_readme(files: Iterable[Entry]) -> Entry | None:
    """Give the README that a host shows: in the root, .github or docs; `README.md` before others, then by bytes."""
    found = [entry for entry in files if is_readme(entry.path) and posixpath.dirname(entry.path).lower() in _HOMES]
    return min(found, key=_shown_first) if found else None


def _shown_first(entry: Entry) -> tuple[int, bool, bool, bool, bytes]:
    folder, name = posixpath.split(entry.path)
    suffix = posixpath.splitext(name)[1].lower()
    return (
        _HOMES.index(folder.lower()),
        name != "README.md",
        name.lower() != "readme.md",
        suffix == ".txt",
        entry.path.encode(),
    )


def sub_readmes(files: Iterable[Entry], root: Entry | None) -> tuple[Entry, ...]:
    """Give the READMEs of sub-folders, the uppermost 60 by depth and path, foreign code left aside."""
    found = (
        entry
        for entry in files
        if "/" in entry.path and entry is not root and is_readme(entry.path) and not is_foreign(entry.path)
    )
    return tuple(sorted(found, key=lambda entry: (entry.path.count("/"), entry.path))[:SUB_READMES])
