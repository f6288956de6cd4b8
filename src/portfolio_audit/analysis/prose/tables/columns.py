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
    r"|(?:data ?)?types?(?: of \w{1,12})?|dtype|units?)\W{0,3}$",
    re.IGNORECASE,
)
_NAME = lazy_regex(r"^[`*]{0,3}[A-Za-z_][\w.\-]{0,40}[`*]{0,3}$")
_OF_ENVIRONMENT = lazy_regex(r"^[`*]{0,3}[A-Z][A-Z\d]{1,30}_[A-Z\d_]{2,40}[`*]{0,3}$")
"""Variables of an environment; columns of registers are written so too, under other headers."""
_OF_ANSWERS = lazy_regex(
    r"^[`*]{0,3}(?:prediction|status|message|error|model_version|request_id|loss|logits|input_ids|attention_mask|hidden_states)[`*]{0,3}$"
)
"""Fields that a service answers with, and what goes into a network and comes out."""
_SETTING = lazy_regex(r"^\W{0,3}(?:defaults?|required|mandatory|optional|scope|importance|endpoint)\b", re.IGNORECASE)
"""Headers of tables of settings, of parameters, and of what a model makes of its columns."""
_TYPE = lazy_regex(
    r"^\W{0,3}(?:numeric\w{0,3}|categor\w{1,6}|int(?:eger)?\d{0,2}|float\d{0,2}|str(?:ing)?|object|bool\w{0,4}|binary|ordinal"
    r"|nominal|date\w{0,4}|continuous|discrete|double|text)\b.{0,20}$",
    re.IGNORECASE,
)
_FEWEST = 2
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
    if not _COLUMN.match(first) or not any(map(_MEANING.match, others)) or any(map(_SETTING.match, others)):
        return ()
    rows = [row for row in table.rows if row and row[0].strip()]
    told = tuple(row[0].strip(" `*") for row in rows if _NAME.match(row[0].strip()) or any(map(_TYPE.match, row[1:])))
    other = _OF_ENVIRONMENT if "variable" in first.lower() else _OF_ANSWERS
    is_other = any(other.match(row[0].strip()) for row in rows)
    return () if is_other or len(told) < _FEWEST or len(told) * 2 < len(rows) else told
