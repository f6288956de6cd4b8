"""Tables that sum a project up: one row a topic, its name in the first cell and what is so in the second."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Table
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_TOLD = (TopicKind.PROBLEM, TopicKind.DATA, TopicKind.METHOD, TopicKind.RESULTS, TopicKind.LIMITS)
_FEWEST = 3
"""Different topics, one of them the task: a table of folders, tools or fields has no row for it."""
_WORDS = 4
_PEOPLE = lazy_regex(
    r"(?i)^\W{0,4}(?:(?:team|group) )?(?:members?|authors?|contributors?|integrantes?|miembros?|autor(?:e?s|as?)?"
    r"|membros?|membres?|auteurs?|autori|membri|mitglied(?:er)?|autor(?:in(?:nen)?|en)?)\W{0,4}$"
)
_PERSON = lazy_regex(r"^\W{0,4}[A-ZÀ-Þ][\w’'.-]{1,20}(?: [\w’'.-]{1,20}){0,2} [A-ZÀ-Þ][\w’'-]{1,20}\W{0,4}$")
_CELLS = 2
_TABLES = 20
_SHOWN = 300


def team_table(tables: tuple[Table, ...], path: str) -> Iterator[Topic]:
    """Give each table whose first column is headed as members or authors, and holds names of people."""
    for table in tables[:_TABLES]:
        if table.header and table.rows and _PEOPLE.match(table.header[0]):
            names = [row[0] for row in table.rows if row and _PERSON.match(row[0])]
            if 2 * len(names) > len(table.rows):
                yield Topic(
                    TopicKind.CONTACT, ", ".join(names)[:_SHOWN], Place(path, table.line), 0, 0, by_heading=False
                )


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
