"""Badges that state a licence which nothing else in the repository gives."""

import re

from portfolio_audit.analysis.prose.prose_claims import UnmetClaim
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_BADGE = lazy_regex(r"img\.shields\.io/badge/licen[cs]e(?:-|%20|_)([\w.%+]{2,30})", re.IGNORECASE)
_FILE = lazy_regex(r"(?:^|/)(?:(?:un)?licen[cs]es?|copying|notice)(?:[._/-][^/]*)?(?:$|/)", re.IGNORECASE)
_MANIFEST = lazy_regex(
    r"^(?:pyproject\.toml|setup\.(?:py|cfg)|description|package\.json|citation\.cff)$", re.IGNORECASE
)
_WORD = lazy_regex(r"\blicen[cs]e", re.IGNORECASE)


def find_licence_badge(snapshot: Snapshot, document: Document, path: str, tree: TreeNames) -> tuple[UnmetClaim, ...]:
    """Give the first badge with the name of a licence, where no file, manifest, heading or sentence tells of one."""
    badges = ((link, _BADGE.search(link.target)) for link in document.links if link.is_image)
    first = next(((link, found.group(1)) for link, found in badges if found), None)
    if first is None or any(map(_FILE.search, tree.files)) or _is_told(snapshot, document):
        return ()
    link, name = first
    if any(one.line == link.line and not one.target.startswith(("http", "#")) for one in document.links):
        return ()
    return (UnmetClaim("licence", f"a badge states the licence {name}, and no file gives it", Place(path, link.line)),)


def _is_told(snapshot: Snapshot, document: Document) -> bool:
    """Tell whether a heading, a sentence or a manifest at the top speaks of a licence."""
    headings = (section.heading.text for section in document.sections if section.heading is not None)
    if any(map(_WORD.search, headings)) or any(_WORD.search(one.text) for one in document.sentences):
        return True
    manifests = [entry for entry in snapshot.files if _MANIFEST.match(entry.path)]
    return any(any(map(_WORD.search, lines)) for _, lines in snapshot.parsed_all(manifests, read_lines))
