"""Tables and drawn trees of a document that list files or parts of data, or say what columns mean."""

from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences
from portfolio_audit.analysis.prose.tables.columns import column_tables
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_FEWEST_ROWS = 2
_COUNTED = 0.5
"""Share of the cells that must be whole numbers."""
_MOST = 0.6
"""Share of the first cells that must be the name of a file."""
_DATA_FILE = lazy_regex(r"\W{0,3}[\w/.*{}-]{0,80}\.(?:csv|tsv|parquet|feather|xlsx?|jsonl|sqlite|arff)(?:\.gz)?\W{0,3}")
_EXPLAINED_FILE = lazy_regex(
    r"[\s│|├└─+`\\-]{0,60}[\w/.*{}-]{1,80}\.(?:csv|tsv|parquet|feather|xlsx?|jsonl|sqlite|arff)(?:\.gz)?"
    r"\s{1,60}(?:[#<─–—-]{1,3}\s{0,4})?[A-Za-z][\w,/+&-]*(?:\s+\S+){2}"
)
"""A line of a drawn tree that says in three words or more what a file of data holds."""
_ENTRY = lazy_regex(
    r"\W{0,4}[\w/.*{}-]{0,80}\.(?:csv|tsv|parquet|feather|xlsx?|jsonl|sqlite|arff)(?:\.gz)?"
    r"[\W_]{0,3}\s{0,3}(?::|–|—|-|→)\s"
)
_OF_DATA = lazy_regex(r"(?i)\bdata(?:[ -]?sets?)?\b|\b(?:raw|inputs?)/")
_MADE = lazy_regex(
    r"(?i)\b(?:predict\w{0,5}|submissions?|results?|scores?|metrics|outputs?|answers?|saved|written|logs?)\b"
)
"""Files that the program writes."""
_FEWEST_WORDS = 3
_PART = lazy_regex(
    r"(?i)\W{0,3}(?:train(?:ing)?|val(?:id|idation)?|test(?:ing)?|dev|hold-?out)(?: (?:set|split|part))?\W{0,3}"
)
_COUNT = lazy_regex(r"\W{0,3}[1-9]\d{0,2}(?:[ ,\u00a0\u202f']?\d{3}){0,3}\W{0,3}")
_CELL_CHARACTERS = 200
_LINES = 300
_TEXT_CHARACTERS = 300


def data_tables(document: Document, path: str) -> tuple[Topic, ...]:
    """Give the tables of columns, files and parts by their names, and lists of files in blocks by their first line."""
    return (
        *column_tables(document.tables, path),
        *_listed(document, path),
        *_counted(document, path),
        *_drawn(document, path),
        *_entered(document, path),
    )


def _counted(document: Document, path: str) -> Iterator[Topic]:
    """Give the tables that say how much there is to train on and to test with; scores of parts have decimals."""
    for table in document.tables:
        firsts = [row[0][:_CELL_CHARACTERS] for row in table.rows if row]
        if max(_parts_in(firsts), _parts_in(table.header)) < _FEWEST_ROWS:
            continue
        cells = [cell[:_CELL_CHARACTERS] for row in table.rows for cell in row[1:]]
        if sum(bool(_COUNT.fullmatch(cell)) for cell in cells) >= _COUNTED * len(cells) > 0:
            text = " | ".join((*table.header, *table.rows[0]))
            yield Topic(TopicKind.DATA, text[:_TEXT_CHARACTERS], Place(path, table.line), 0, 1, by_heading=False)


def _parts_in(cells: Iterable[str]) -> int:
    return sum(bool(_PART.fullmatch(cell[:_CELL_CHARACTERS])) for cell in cells)


def _listed(document: Document, path: str) -> Iterator[Topic]:
    for table in document.tables:
        firsts = [row[0][:_CELL_CHARACTERS] for row in table.rows if row]
        if len(firsts) >= _FEWEST_ROWS and sum(map(_is_data_file, firsts)) >= _MOST * len(firsts):
            text = " | ".join(table.header if any(table.header) else table.rows[0])
            words = sum(len(cell.split()) for row in table.rows for cell in row)
            yield Topic(TopicKind.DATA, text[:_TEXT_CHARACTERS], Place(path, table.line), words, 1, by_heading=False)


def _drawn(document: Document, path: str) -> Iterator[Topic]:
    for block in document.code_blocks:
        lines = [line[:_CELL_CHARACTERS] for line in block.text.split("\n")[:_LINES]]
        listed = [(offset, line) for offset, line in enumerate(lines) if _EXPLAINED_FILE.match(line)]
        if len(listed) >= _FEWEST_ROWS:
            offset, line = listed[0]
            words = sum(len(line.split()) for _, line in listed)
            yield Topic(TopicKind.DATA, line.strip(), Place(path, block.line + offset), words, 1, by_heading=False)


def _entered(document: Document, path: str) -> Iterator[Topic]:
    """Give the items of a list of files that say in three words and more what a file of data holds."""
    for one, heading in headed_sentences(document, document.sentences):
        entry = _ENTRY.match(one.text[:_CELL_CHARACTERS])
        if not entry or not (_OF_DATA.search(heading) or _OF_DATA.search(entry.group())):
            continue
        if count_words(one.text[entry.end() :]) >= _FEWEST_WORDS and not _MADE.search(one.text):
            text, at = one.text[:_TEXT_CHARACTERS], Place(path, one.at.line)
            yield Topic(TopicKind.DATA, text, at, count_words(one.text), 0, by_heading=False)


def _is_data_file(cell: str) -> bool:
    return bool(_DATA_FILE.fullmatch(cell))
