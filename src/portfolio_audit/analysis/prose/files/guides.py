"""Documents beside the README that tell how to install or run the project."""

import posixpath
import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.prose.files.prose import is_foreign, is_readme, root_readme
from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind
from portfolio_audit.analysis.prose.prose_commands import find_commands
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import CodeBlock, Document
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_SUFFIXES = (".md", ".markdown", ".mdx", ".rst", ".txt")
_NAMED = lazy_regex(
    r"(?:(?:docs?|documentation|guides?|instructions?)/(?:[\w -]{1,40}/)?)?(?:[\w -]{1,40}[-_ ])?"
    r"(?:install\w{0,6}|set[-_ ]?up"
    r"|run(?:ning)?|usage|getting[-_ ]?started|quick[-_ ]?start|start[-_ ]?here|instructions?|run[-_ ]?book"
    r"|how[-_ ]?to\w{0,20}|guide|reproduc\w{1,10}|execution|deploy\w{0,6}|commands)(?:[-_ ][\w -]{1,40})?\.\w{2,8}",
    re.IGNORECASE,
)
"""Names of documents at the top or in docs that lead from a clone to a result."""
_ON_WORKING = lazy_regex(r"contribut|change|conduct|security|licen[cs]e|requirements|claude|agents|todo", re.IGNORECASE)
"""Names of documents for those who work on the project, and of lists of packages."""
_ASKS = lazy_regex(r"\s(?:--?version|-V|--help|version|-h)\s*$")
"""Commands that only ask whether a tool is there."""
_NUMBERED = lazy_regex(r"^\s{0,8}(?:\d{1,2}[.)]|[-*])\s{1,4}")
_BLOCK_CHARACTERS = 10_000
_GUIDES = 12


class Guide(Struct, frozen=True):
    """A document other than the README at the front that gives commands to install or run."""

    text: str
    """The file."""
    at: Place
    """Its first such command."""
    commands: int
    installs: int
    runs: int
    is_linked: bool
    """True when the README links to it."""
    is_of_folder: bool
    """True for the README of a sub-folder."""


def find_guides(snapshot: Snapshot, linked: frozenset[str], tree: TreeNames) -> tuple[Guide, ...]:
    """Give the guides that the README links to, then those named so, others at the top, and READMEs of sub-folders.

    At most 12 documents are read; those that are not named so guide where they tell both to install and to run.
    """
    root = root_readme(snapshot.files)
    readable = (entry for entry in own_files(snapshot, *_SUFFIXES) if entry != root and not is_foreign(entry.path))
    candidates = [entry for entry in readable if _may_guide(entry, linked)]
    candidates.sort(key=lambda entry: _rank(entry.path, linked))
    return tuple(_read(snapshot, candidates[:_GUIDES], linked, tree))


def _may_guide(entry: Entry, linked: frozenset[str]) -> bool:
    if _ON_WORKING.search(posixpath.basename(entry.path)):
        return False
    is_at_top = "/" not in entry.path
    return entry.path in linked or is_at_top or is_readme(entry.path) or bool(_NAMED.fullmatch(entry.path))


def _rank(path: str, linked: frozenset[str]) -> int:
    """Put what the README links to first, READMEs of sub-folders last."""
    if path in linked:
        return 0
    return 3 if is_readme(path) else 1 + (_NAMED.fullmatch(path) is None)


def _read(snapshot: Snapshot, entries: list[Entry], linked: frozenset[str], tree: TreeNames) -> Iterator[Guide]:
    for entry in entries:
        for _, document in snapshot.parsed_all((entry,), document_parser(entry.path)):
            is_plain = entry.path.lower().endswith(".txt")
            text = _as_block(document, snapshot.parsed(entry, read_lines)) if is_plain else document
            guide = _guide(find_commands(text, entry.path, tree), is_linked=entry.path in linked)
            is_named = not is_plain and _NAMED.fullmatch(entry.path)
            if guide and (is_named or (guide.installs and guide.runs)):
                yield guide


def _as_block(document: Document, lines: tuple[str, ...] | Absent) -> Document:
    """Take the lines of a plain text, which marks no code, for commands where they are such."""
    if isinstance(lines, Absent):
        return document
    text = "\n".join(_NUMBERED.sub("", line) for line in lines)[:_BLOCK_CHARACTERS]
    return replace(document, code_blocks=(CodeBlock("", text, 1),), lines=())


def _guide(commands: tuple[Command, ...], *, is_linked: bool) -> Guide | None:
    commands = tuple(command for command in commands if not _ASKS.search(command.text))
    installs = [command for command in commands if command.kind is CommandKind.INSTALL]
    runs = [command for command in commands if command.kind is CommandKind.RUN]
    first = min((*installs, *runs), key=lambda command: command.at.line or 0, default=None)
    if first is None:
        return None
    path = first.at.path
    return Guide(path, first.at, len(commands), len(installs), len(runs), is_linked, is_of_folder=is_readme(path))
