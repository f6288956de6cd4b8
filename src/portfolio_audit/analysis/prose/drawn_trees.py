"""Folder trees that authors draw in blocks of text."""

import posixpath
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.parsers.document import CodeBlock
from portfolio_audit.patterns import lazy_regex

_TREE_LINES = 300
_MARK = lazy_regex(r"[├└│]──|[|+`]--\s|[├└]─")
_NAME = lazy_regex(r"^([\s│|├└─+`\\-]*)([\w.@-][\w.@/-]{0,100})")
_BARRED = lazy_regex(r"^\s*│[\s│]*[\w.@/-]{1,100}(?:\.\w{1,8}|/)\s*(?:#|$)")
"""A file below its folder in what Windows draws: bars, no branch, and nothing but the name and a remark."""


class Drawn(Struct, frozen=True):
    """One entry of a drawn tree."""

    name: str
    """As written, which may hold a path; without a full stop at its end."""
    folders: tuple[str, ...]
    """The entries that it is drawn below, from the outermost; a root without marks is none."""
    remark: str
    """What stands behind the name in its line."""
    offset: int
    """Lines from the first of the block."""
    is_folder: bool
    """True where it ends in a slash or others are drawn below it."""

    @property
    def last(self) -> str:
        """The last part of the name."""
        return posixpath.basename(self.name.rstrip("/"))

    @property
    def path(self) -> str:
        """Folders and name in one."""
        return posixpath.join(*self.folders, self.name.rstrip("/"))


def is_drawn_tree(block: CodeBlock) -> bool:
    """Tell whether a code block draws a folder tree."""
    return len(_MARK.findall(block.text)) > 1


def drawn_root(block: CodeBlock) -> str:
    """Give the line above the first branch, which names the folder that is drawn; empty where there is none."""
    first = block.text.lstrip("\n").split("\n", 1)[0]
    return "" if _MARK.search(first) else first.split("#")[0].strip()


def drawn_entries(block: CodeBlock) -> tuple[Drawn, ...]:
    """Give the entries of a drawn tree in order; those whose names are cut ("src/...") are left out."""
    found = tuple(_marked(block))
    entries: list[Drawn] = []
    above: list[tuple[int, str]] = []
    for number, (column, name, remark, offset) in enumerate(found):
        while above and above[-1][0] >= column:
            above.pop()
        is_parent = number + 1 < len(found) and found[number + 1][0] > column
        folders = tuple(folder for _, folder in above)
        above.append((column, name.rstrip("/")))
        if ".." not in name:
            entries.append(Drawn(name, folders, remark, offset, is_folder=name.endswith("/") or is_parent))
    return tuple(entries)


def _marked(block: CodeBlock) -> Iterator[tuple[int, str, str, int]]:
    """Yield column, name, remark and offset of each line with the marks of a tree."""
    for offset, line in enumerate(block.text.split("\n")[:_TREE_LINES]):
        found = _NAME.match(line) if _MARK.search(line) or _BARRED.match(line) else None
        if found:
            yield len(found.group(1)), found.group(2).rstrip("."), line[found.end() :].strip(), offset
