"""Tables that say what the columns of a data set mean."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Table
from portfolio_audit.patterns import lazy_regex

_COLUMN = lazy_regex(
    r"^\W{0,3}(?:columns?|features?|variables?|attributes?|fields?)(?: names?)?\W{0,3}$", re.IGNORECASE
)
_MEANING = lazy_regex(
    r"^\W{0,3}(?:(?:short )?descriptions?|meanings?|definitions?|explanations?|details|what it (?:is|means)"
    r"|(?:data ?)?types?|dtype|units?)\W{0,3}$",
    re.IGNORECASE,
)
_NAME = lazy_regex(r"^[`*]{0,3}[A-Za-z_][\w.\-]{0,40}[`*]{0,3}$")
_OF_A_PROGRAM = lazy_regex(
    r"^[`*]{0,3}(?:[A-Z][A-Z\d]{1,30}_[A-Z\d_]{2,40}|prediction|status|message|error|model_version|request_id)[`*]{0,3}$"
)
"""Variables of an environment, and fields that a service answers with."""
_FEWEST = 3
_SHOWN = 120
_TABLES = 40


def column_tables(tables: tuple[Table, ...], path: str) -> Iterator[Topic]:
    """Give each table of columns with their meanings or types as a passage on the data."""
    for table in tables[:_TABLES]:
        names = _columns(table)
        if names:
            text = f"Table of columns: {', '.join(names)}"[:_SHOWN]
            yield Topic(TopicKind.DATA, text, Place(path, table.line), len(names), 1, by_heading=False)


def _columns(table: Table) -> tuple[str, ...]:
    """Give the names of the columns that a table explains; empty for settings, answers and features sold."""
    first, *others = table.header or ("",)
    if not _COLUMN.match(first) or not any(map(_MEANING.match, others)):
        return ()
    names = [row[0] for row in table.rows if row]
    told = tuple(name.strip(" `*") for name in names if _NAME.match(name.strip()))
    is_of_a_program = any(_OF_A_PROGRAM.match(name.strip()) for name in names)
    return () if is_of_a_program or len(told) < _FEWEST or len(told) * 2 < len(names) else told
