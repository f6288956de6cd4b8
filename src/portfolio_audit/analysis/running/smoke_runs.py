"""Programs of the repository that continuous integration runs to see whether they run."""

import re
from collections.abc import Iterable, Iterator, Sequence

from portfolio_audit.analysis.code_units import is_test_path
from portfolio_audit.analysis.running.started_files import started_files
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_LINES = 2_000
_CHARACTERS = 500
_JOB = lazy_regex(r"^(?: {2})?([A-Za-z][\w-]{0,60}):\s{0,4}$")
_TITLE = lazy_regex(r"^\s{4,60}(?:-\s{1,4})?name:\s{0,4}(.{1,200})$")
_STEP = lazy_regex(r"^\s{2,60}-\s{1,4}\w")
_ONLY_TELLS = lazy_regex(r"^\s*#|\b(?:echo|printf|chmod)\b|^\s*(?:- )?(?:if|name|key|path|paths|files?):")
_TRIES = lazy_regex(r"\b(?:smoke|tests?|testing|integration|examples?|sanity|dry[- ]?run)\b|smoke", re.IGNORECASE)
"""Words in the title of a step that runs something in order to try it."""
_TRYING_JOB = lazy_regex(
    r"(?:(?:smoke|integration|unit|e2e)[-_]?)?tests?|smoke|integration|examples?|sanity", re.IGNORECASE
)
_TRYING_OPTION = lazy_regex(r"\s--?(?:smoke|dry[-_]run|fast[-_]dev[-_]run|test[-_]run|sanity)\b|smoke")


def find_smoke_runs(snapshot: Snapshot, workflows: Iterable[Entry]) -> Iterator[Located]:
    """Give lines of workflows that start a program of the tree where step, job, option or program are named for it.

    Files of tests are left out: who runs them runs tests.
    """
    tree = TreeNames(snapshot.entries)
    for entry, lines in snapshot.parsed_all(workflows, read_lines):
        for number, line in _tried(lines[:_LINES]):
            if any(not is_test_path(path) and "test" not in _name(path) for path in started_files(line, tree)):
                yield Located(line.strip().removeprefix("- ").removeprefix("run: "), Place(entry.path, number))


def _tried(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    title, job = "", ""
    for number, raw in enumerate(lines, 1):
        line = raw[:_CHARACTERS].split(" #", 1)[0]
        if named := _JOB.match(line):
            title, job = "", named[1]
        elif named := _TITLE.match(line):
            title = named[1]
        elif _STEP.match(line):
            title = ""
        if _ONLY_TELLS.search(line):
            continue
        if _TRIES.search(title) or _TRYING_JOB.fullmatch(job) or _TRYING_OPTION.search(line):
            yield number, line


def _name(path: str) -> str:
    """Give the name of a program: of a package that is started, the folder's."""
    return file_name(path.removesuffix("/__main__.py")).lower()
