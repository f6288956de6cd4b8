"""Commands that enter a folder after a clone which makes none of that name."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_claims import UnmetClaim
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import CodeBlock, Document
from portfolio_audit.patterns import lazy_regex

_CLONE = lazy_regex(
    r"\bgit clone\s+(?:-\S{1,40}\s+(?:[\w.-]{1,40}\s+)?){0,4}(?P<address>[^\s<>]{1,300}/(?P<name>[\w.-]{1,100}?))"
    r"(?:\.git)?/?(?:\s+(?P<folder>[\w./-]{1,100}))?\s*(?:#.*|&&.*|;.*)?$"
)
_ENTER = lazy_regex(
    r"(?:^|&&\s*|;\s*)cd\s+[\"']?(?:\./)?(?P<folder>[\w.-]{1,100})(?:/[\w./-]{0,200})?[\"']?\s*(?:#.*|&&.*|;.*)?$"
)


def wrong_clone_folders(document: Document, path: str, repository: str, tree: TreeNames) -> Iterator[UnmetClaim]:
    """Yield the first `cd` behind each clone of `repository` (`owner/name`, or empty where it is not known)."""
    made = ""
    for block in document.code_blocks:
        for line, offset in _lines(block):
            clone = _CLONE.search(line)
            if clone:
                made = (clone["folder"] or clone["name"]) if _is_own(clone["name"], repository) else ""
            entered = _ENTER.search(line) if made else None
            if entered is None:
                continue
            folder = entered["folder"]
            if folder.strip(".") and folder.lower() != made.lower() and not tree.mentions(folder):
                yield UnmetClaim("path", f"cd {folder} (the clone makes {made})", Place(path, block.line + offset))
            made = ""


def _lines(block: CodeBlock) -> Iterator[tuple[str, int]]:
    for offset, line in enumerate(block.text.split("\n")):
        yield re.sub(r"^[$>%]\s+", "", line.strip())[:500], offset


def _is_own(name: str, repository: str) -> bool:
    return not repository or name.lower() == repository.rpartition("/")[2].lower()
