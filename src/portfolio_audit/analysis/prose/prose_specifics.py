"""What makes a text be about this repository: its files, its numbers, its beginning, and the exercises it names."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.prose.drawn_trees import drawn_entries, is_drawn_tree
from portfolio_audit.analysis.prose.sections.reading import heading_kinds
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import CodeBlock, Document, Table
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_INTRO_WORDS = 100
_SENTENCE_WORDS = 5
"""Below that a line is the item of a list."""
_ADDRESSED = lazy_regex(r"/(?:blob|tree|raw)/[^/\s]{1,100}/([^\s#?]{1,300})")
"""The path inside a repository, in an address of a host."""
_SET_UP = frozenset({TopicKind.INSTALL, TopicKind.USAGE})
_BESIDE_SET_UP = frozenset({TopicKind.DEPLOYMENT, TopicKind.TESTING})
_PICTURE = lazy_regex(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_NAMES = 300
_BLOCK_CHARACTERS = 5_000
_TABLE_ROWS = 3
_MOST_WORDS_BELOW = 200
_READ_BELOW = 4
_PATH = lazy_regex(r"(?<![\w/:.@-])((?:\.{0,2}/)?[A-Za-z0-9_][\w./-]{0,120})")
_NUMBER = lazy_regex(
    r"(?<![\w.])\d{1,3}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+(?![\w.]|[ ,]\d))"
    r"|(?<![\w.])\d+\.\d+|(?<![\w.])\d{2,9}(?![\w.])|(?<![\w.])\d{1,9}\s?%"
)
_ADDRESS = lazy_regex(
    r"(?:https?://|www\.|localhost)\S{0,500}|\bpython\s*\d[\d.]*|\b\d+\.\d+\.\d+\b|\bv\d[\d.]*|\b[a-z]{2,6}[-_]\d{3}\b"
)
_FILES = lazy_regex(r"\S*/\S*/\S*|\S+\.(?:py|ipynb|csv|md|png|pdf|json|txt)\b")
"""Paths and files, which may be called by an exercise without that the text names it."""
_EXERCISE = lazy_regex(
    r"\b(?:titanic|iris|mnist|fashion[- ]mnist|cifar-?10|boston hous\w+|california housing|"
    r"wine quality|breast cancer|penguins?|"
    r"pima|ames|house[- ]?prices?|digits|cats? (?:and|vs\.?) dogs?|imdb|movielens|spam|heart disease|diabetes|"
    r"telco|loan prediction|stroke prediction|mall customers|car prices?|20 newsgroups|handwritten digits?)\b"
)


def introduction(document: Document) -> tuple[Located, ...]:
    """Give the sentences within the first 100 words of prose; what follows a heading on set-up is no introduction."""
    found: list[Located] = []
    words = 0
    end = _first_set_up(document)
    for sentence in document.sentences:
        if words >= _INTRO_WORDS or (end is not None and (sentence.at.line or 0) > end):
            break
        length = count_words(sentence.text)
        words += length
        found += [sentence] if length >= _SENTENCE_WORDS else []
    return tuple(found)


def _first_set_up(document: Document) -> int | None:
    """Give the line of the first heading below the title that leads to set-up, and to nothing else."""
    headings = [section.heading for section in document.sections if section.heading is not None]
    named = ((one.line, {*heading_kinds(one.text)}) for one in headings[1:])
    return next((line for line, kinds in named if kinds & _SET_UP and not kinds - _SET_UP - _BESIDE_SET_UP), None)


def content_words(document: Document) -> int:
    """Count words of prose and of table cells, and half of the words in code blocks."""
    cells = sum(count_words(cell) for table in document.tables for row in table.rows for cell in row)
    return document.prose_words + cells + sum(count_words(block.text) for block in document.code_blocks) // 2


def words_below(words: Iterable[int]) -> int:
    """Count what a reader finds one click further down, which explains a part of the work only."""
    return min(_MOST_WORDS_BELOW, sum(words) // _READ_BELOW)


def find_numbers(document: Document, path: str) -> tuple[Located, ...]:
    """Give the first mention of each number in prose and tables; addresses, versions and single digits left aside."""
    numbers: dict[str, Located] = {}
    texts = [(line.text, line.at.line or 1) for line in document.lines]
    texts += [(cell, line) for table in document.tables for row, line in rows_of(table) for cell in row]
    for text, line in texts:
        for number in _NUMBER.findall(_ADDRESS.sub(" ", text.lower())):
            numbers.setdefault(number, Located(number, Place(path, line)))
    return tuple(sorted(numbers.values(), key=_as_named))


def rows_of(table: Table) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the rows of a table with their lines, or with that of the table where the format does not tell."""
    known = len(table.row_lines) == len(table.rows)
    yield from zip(table.rows, table.row_lines if known else (table.line,) * len(table.rows), strict=True)


def find_tables(document: Document, path: str) -> tuple[Located, ...]:
    """Give the tables of three rows and more, by their first row."""
    tables = (table for table in document.tables if len(table.rows) >= _TABLE_ROWS)
    return tuple(Located(" | ".join(table.rows[0]), Place(path, table.line)) for table in tables)


def find_named_paths(document: Document, path: str, tree: TreeNames) -> tuple[Located, ...]:
    """Give the first mention of each file or folder of the tree, in prose, code marks, commands and drawn trees.

    Pictures stand last, since a page that shows one hardly names it.
    """
    found: dict[str, Located] = {}
    for name, line in _written_names(document, tree):
        plain = name.strip("./").rstrip("/")
        if plain and plain not in found and _is_in_tree(plain, tree):
            found[plain] = Located(plain, Place(path, line))
    return tuple(sorted(found.values(), key=_as_named)[:_NAMES])


def _as_named(item: Located) -> tuple[bool, int, str]:
    return (bool(_PICTURE.search(item.text)), item.at.line or 0, item.text)


def _is_in_tree(name: str, tree: TreeNames) -> bool:
    """A bare word such as "data" counts only where it is written like a path."""
    return tree.has(name) or (("." in name or "/" in name) and tree.names(name))


def _written_names(document: Document, tree: TreeNames) -> Iterator[tuple[str, int]]:
    for code in document.inline_code:
        yield code.text, code.at.line or 1
    for link in document.links:
        if "://" not in link.target:
            yield link.target, link.line
        else:
            yield from ((own, link.line) for own in _ADDRESSED.findall(link.target[:500]) if tree.has(own.rstrip("/")))
    for said in document.lines:
        for name in _PATH.findall(said.text):
            if "/" in name or "." in name[1:-1]:
                yield name, said.at.line or 1
    for block in document.code_blocks:
        yield from _block_names(block)
    for table in document.tables:
        for row, line in rows_of(table):
            yield from ((cell, line) for cell in row)


def _block_names(block: CodeBlock) -> Iterator[tuple[str, int]]:
    """Yield names in a block, each with the line that it stands on."""
    if is_drawn_tree(block):
        yield from ((drawn.name, block.line + drawn.offset) for drawn in drawn_entries(block))
        return
    text = block.text[:_BLOCK_CHARACTERS]
    for found in _PATH.finditer(text):
        name = found.group()
        if "." in name or "/" in name:
            yield name, block.line + text.count("\n", 0, found.start())


def find_exercises(document: Document, intro: tuple[Located, ...], path: str) -> tuple[Located, ...]:
    """Give mentions of well-known exercises in headings and introduction."""
    headings = [
        Located(section.heading.text, Place(line=section.heading.line))
        for section in document.sections[:3]
        if section.heading
    ]
    return tuple(
        Located(text.text, Place(path, text.at.line))
        for text in (*headings, *intro)
        if _EXERCISE.search(re.sub(r"[-_]", " ", _FILES.sub(" ", text.text.lower())))
    )
