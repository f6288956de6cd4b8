"""Shell scripts that start no program, and only make folders or write settings."""

import re
from collections.abc import Iterable, Sequence

from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_SHELLS = (".sh", ".bash", ".bat", ".cmd", ".ps1")
_WRITTEN = lazy_regex(
    r"\becho\s{1,4}(?:-\w\s{1,4})?(?:\"(?:[^\"$`]|\$(?!\()){0,5000}\"|'[^']{0,5000}')"
    r"|<<-?\s?['\"]?(\w{1,20})['\"]?.{0,5000}?^\s{0,20}\1\s{0,4}$",
    re.DOTALL | re.MULTILINE,
)
"""Texts that are written somewhere, over several lines."""
_PREPARES = lazy_regex(
    r"[\s@()]*(?:#|$|::|(?:rem|echo|printf|mkdir|md|cd|touch|cp|copy|mv|rm|ln|chmod|chown|export|set|cat|umask|exit|pwd|then|fi|else)\b"
    r"|if \[|\[ |test -|\w{1,60}=[^\s`(]*\s*$)",
    re.IGNORECASE,
)
"""Lines that start nothing of the project."""
_NEXT = lazy_regex(r"&&|\|\||;|\n")


def idle_scripts(snapshot: Snapshot, entries: Iterable[Entry]) -> frozenset[str]:
    """Give the paths of scripts in which each command only makes folders, moves files, sets values or prints."""
    shells = [entry for entry in entries if entry.path.lower().endswith(_SHELLS)]
    return frozenset(entry.path for entry, lines in snapshot.parsed_all(shells, read_lines) if _is_idle(lines))


def _is_idle(lines: Sequence[str]) -> bool:
    source = _WRITTEN.sub("echo", "\n".join(line[:500] for line in lines[:500]))
    return all(_PREPARES.match(command) for command in _NEXT.split(source))
