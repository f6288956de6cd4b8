"""Commands that enter a folder after a clone which makes none of that name."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_claims import UnmetClaim
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_CLONE = lazy_regex(
    r"\bgit clone\s+(?:-\S{1,40}\s+(?:[\w.-]{1,40}\s+)?){0,4}[^\s<>]{1,300}/(?P<name>[\w.-]{1,100}?)"
    r"(?:\.git)?/?(?:\s+(?P<folder>[\w./-]{1,100}))?\s*(?:#.*|&&.*|;.*)?$"
)
_ENTER = lazy_regex(
    r"(?:^|&&\s*|;\s*)cd\s+[\"']?(?:\./)?(?P<folder>[\w.-]{1,100})(?:/[\w./-]{0,200})?[\"']?\s*(?:#.*|&&.*|;.*)?$"
)


def wrong_clone_folders(document: Document, path: str, repository: str, tree: TreeNames) -> Iterator[UnmetClaim]:
    """Yield the first `cd` behind each clone of `repository` (`owner/name`, or empty where it is not known)."""
    made = ""
    for number, line in _commands(document):
        clone = _CLONE.search(line)
        if clone:
            made = (clone["folder"] or clone["name"]) if _is_own(clone["name"], repository) else ""
        entered = _ENTER.search(line) if made else None
        if entered is None:
            continue
        folder = entered["folder"]
        if folder.strip(".") and folder.lower() != made.lower() and not tree.mentions(folder):
            yield UnmetClaim("path", f"cd {folder} (the clone makes {made})", Place(path, number))
        made = ""


def _commands(document: Document) -> list[tuple[int, str]]:
    """Give the lines of blocks and the texts in code marks by line, without a prompt."""
    blocks = ((block.line + n, line) for block in document.code_blocks for n, line in enumerate(block.text.split("\n")))
    marked = ((code.at.line or 1, code.text) for code in document.inline_code)
    return [(number, re.sub(r"^[$>%]\s+", "", line.strip())[:500]) for number, line in sorted((*blocks, *marked))]


def _is_own(name: str, repository: str) -> bool:
    return not repository or name.lower() == repository.rpartition("/")[2].lower()
