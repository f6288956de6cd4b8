"""Tables that sum a project up: one row a topic, its name in the first cell and what is so in the second."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.topic_words import EXACT_HEADINGS
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Table
from portfolio_audit.parsers.document_text import count_words

_TOLD = (TopicKind.PROBLEM, TopicKind.DATA, TopicKind.METHOD, TopicKind.RESULTS, TopicKind.LIMITS)
_FEWEST = 3
"""Different topics, one of them the task: a table of folders, tools or fields has no row for it."""
_WORDS = 4
_CELLS = 2
_TABLES = 20
_SHOWN = 300


def told_by_rows(tables: tuple[Table, ...], path: str) -> Iterator[Topic]:
    """Give the rows of four words and more of each table that names the task and two topics more."""
    for table in tables[:_TABLES]:
        rows = [
            (kind, row[1], index)
            for index, row in enumerate(table.rows)
            if len(row) == _CELLS
            for kind in _TOLD
            if row[0].strip("*_`: ").lower() in EXACT_HEADINGS[kind]
        ]
        kinds = {kind for kind, _, _ in rows}
        if len(kinds) >= _FEWEST and TopicKind.PROBLEM in kinds:
            for kind, said, index in rows:
                if count_words(said) >= _WORDS:
                    at = Place(path, table.row_lines[index] if table.row_lines else table.line + 2 + index)
                    yield Topic(kind, said[:_SHOWN], at, count_words(said), 0, by_heading=False)
