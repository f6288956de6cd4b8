"""Folder trees that authors draw in blocks of text, or write as lists in lists."""

import posixpath
from collections.abc import Iterator, Sequence

from msgspec import Struct

from portfolio_audit.parsers.document import CodeBlock
from portfolio_audit.patterns import lazy_regex

_TREE_LINES = 300
_MARK = lazy_regex(r"[├└│]──|[|+`]--\s|[├└]─|[+\\]---\w|\|__")
_NAME = lazy_regex(r"^([\s│|├└─+`\\-]*)([\w.@-][\w.@/-]{0,100})")
_BARRED = lazy_regex(r"^\s*[│|][\s│|]*[\w.@/-]{1,100}(?:\.\w{1,8}|/)\s*(?:#|$)")
"""A file below its folder in what Windows draws: bars, no branch, and nothing but the name and a remark."""
_BARE_FOLDER = lazy_regex(r"[a-z][a-z0-9_-]{1,40}")
"""A name without a dot or a capital, which files of that kind (Makefile, LICENSE) have."""
_LISTED_LINES = 3_000
_LINE_CHARACTERS = 500
_ITEM = lazy_regex(r"^(\s{0,40})(?:[-*+]|\\-)\s{1,3}[*_`]{0,3}([\w.@-][\w.@/-]{0,100})[*_`]{0,3}(?=$|[\s:,(#–—-])(.*)$")
"""An item of a list that begins with one word, marked or not."""

_Entry = tuple[int, str, str, int]
"""Column, name, remark and offset of a line."""


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
    """True where it ends in a slash."""
    may_be_folder: bool
    """True where others are drawn below it, or its name in a drawn tree has no dot and no capital."""

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
    return _nested(tuple(_marked(block)), has_marks=True)


def listed_entries(lines: Sequence[str]) -> Iterator[tuple[Drawn, ...]]:
    """Yield the items of each list that begin with a name, in order; offsets are lines of the file from 0 on."""
    found: list[_Entry] = []
    for number, line in enumerate(lines[:_LISTED_LINES]):
        item = _ITEM.match(line[:_LINE_CHARACTERS])
        if item:
            found.append((len(item[1].expandtabs()), item[2].rstrip("."), item[3].strip(), number))
        elif line.strip() and not line.startswith((" ", "\t")) and found:
            yield _nested(tuple(found), has_marks=False)
            found = []
    if found:
        yield _nested(tuple(found), has_marks=False)


def _nested(found: tuple[_Entry, ...], *, has_marks: bool) -> tuple[Drawn, ...]:
    """Put each entry below those before it that stand further left."""
    entries: list[Drawn] = []
    above: list[tuple[int, str]] = []
    for number, (column, name, remark, offset) in enumerate(found):
        while above and above[-1][0] >= column:
            above.pop()
        is_parent = number + 1 < len(found) and found[number + 1][0] > column
        is_bare = has_marks and _BARE_FOLDER.fullmatch(name) is not None and not remark[:1].isalnum()
        folders = tuple(folder for _, folder in above)
        above.append((column, name.rstrip("/")))
        if ".." not in name:
            entries.append(Drawn(name, folders, remark, offset, name.endswith("/"), is_parent or is_bare))
    return tuple(entries)


def _marked(block: CodeBlock) -> Iterator[_Entry]:
    """Yield the lines with the marks of a tree."""
    for offset, raw in enumerate(block.text.split("\n")[:_TREE_LINES]):
        line = raw.replace("|__", "|--")
        found = _NAME.match(line) if _MARK.search(line) or _BARRED.match(line) else None
        if found:
            yield len(found.group(1)), found.group(2).rstrip("."), line[found.end() :].strip(), offset
