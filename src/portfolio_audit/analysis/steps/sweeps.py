"""Files that describe a search for settings: a method, and the values to try."""

from collections.abc import Iterable

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_METHOD = lazy_regex(r"\s{0,8}method:\s{1,4}['\"]?(?:bayes|grid|random)\b")
_PARAMETERS = lazy_regex(r"\s{0,8}(?:parameters|params):\s{0,4}(?:#|$)")
_PLACES = 50


def find_sweeps(snapshot: Snapshot, files: Iterable[Entry]) -> tuple[Located, ...]:
    """Give the line of the method in each file of a sweep (Weights & Biases)."""
    found = []
    settings = (entry for entry in files if entry.path.endswith((".yaml", ".yml")))
    for entry, lines in snapshot.parsed_all(settings, read_lines):
        method = next((number for number, line in enumerate(lines, 1) if _METHOD.match(line)), None)
        if method is not None and any(map(_PARAMETERS.match, lines)):
            found.append(Located("sweep", Place(entry.path, method)))
    return tuple(found)[:_PLACES]
