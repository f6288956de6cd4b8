"""Which files of SQL prepare data, and which of their statements make a table of others or mend one."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex


class Statement(Struct, frozen=True):
    """What makes one table or view, or changes the rows of one."""

    name: str
    """Its table; of a model of dbt the name of the file."""
    start: int
    """Where it begins in the source."""
    end: int
    mends: bool = False
    """True where rows of a table that is there are changed or removed."""


_QUOTED_OR_COMMENT = lazy_regex(r"'(?:[^'\n]|'')*'|--[^\n]*|/\*.*?\*/|\{#.*?#\}|(?m:^)[ \t]*#[^\n]*", re.DOTALL)
_SIGN = re.compile(r"[^\n]")
_CHARACTERS = 120_000
_OF_AN_APPLICATION = lazy_regex(
    r"(?:^|/)(?:\w{0,20}migrations?|alembic|flyway|liquibase|prisma|supabase|drizzle|hasura|initdb|docker-entrypoint[\w.-]{0,20}"
    r"|(?:db[_-])?init(?:[_-]scripts?)?|backups?|dumps?|fixtures)/|(?:^|/)(?:V\d[\d._]*__|U\d[\d._]*__|\d{12,14}_|init\b|dump|backup)",
    re.IGNORECASE,
)
"""Paths of what sets up or moves the database of an application, not of what prepares data."""
_KEEPS_RECORDS = lazy_regex(
    r"\bcreate\s+trigger\b|\breturns\s+trigger\b|\brow\s+level\s+security\b|\bpassword(?:_hash)?\s+(?:var)?(?:char|text)",
    re.IGNORECASE,
)
"""Signs of a database that an application writes to."""
_DECLARES = lazy_regex(
    r"\bcreate\s+(?:\w+\s+){0,2}table\s+(?:if\s+not\s+exists\s+)?[\w.`\"\[\]]{1,120}\s*\(", re.IGNORECASE
)
_LISTS_ROWS = lazy_regex(r"\binsert\s+into\b[^;]{1,1000}?\bvalues\b", re.IGNORECASE)
"""Rows that are written out: what begins an application, or a table of codes."""
_OF_A_WAREHOUSE = lazy_regex(
    r"(?:^|[^a-z])(?:stg|staging|silver|gold|bronze|marts?|dwh?|dim|facts?|fct|(?:data_?)?warehouse|features?|clean\w{0,4}|e[tl]{2}|transform\w{0,6}"
    r"|prepro\w{0,6}|prepar\w{0,5}|kpis?|analytics?|aggregat\w{0,4}|agg|training|curated|cohorts?|rfm)(?=[^a-z]|$)"
)
"""Names of layers of a warehouse and of stages of preparation."""
_CHANGES_ROWS = lazy_regex(r"\bgroup\s+by\b|\bover\s*\(|\bcase\s+when\b", re.IGNORECASE)
_NAME = r"([\w.`\"\[\]${}#@:-]{1,120})"
_MADE = lazy_regex(
    r"\bcreate\s+(?:or\s+(?:replace|alter|refresh)\s+)?(?:(?:global|local|temp|temporary|unlogged|transient|materiali[sz]ed|external"
    r"|dynamic|volatile|live|streaming|recursive|secure)\s+){0,3}(table|view)\s+(?:if\s+not\s+exists\s+)?" + _NAME +
    r"(?:(?!\bcreate\b)[^;]){0,600}?\bas\s*\(?\s*(?:select|with)\b",
    re.IGNORECASE,
)  # fmt: skip  # a pattern reads best in a few lines
_FILLED = lazy_regex(
    r"\binsert\s+(?:overwrite\s+|or\s+\w{4,8}\s+)?(?:into\s+)?(?:table\s+)?" + _NAME +
    r"\s*(?:\([^();]{0,2000}\)\s*)?(?:partition\s*\([^();]{0,200}\)\s*)?\(?\s*(?:select|with)\b(?=[^;]{1,3000}\bfrom\b)",
    re.IGNORECASE,
)  # fmt: skip  # as above
_PUT_ASIDE = lazy_regex(r"\bselect\b(?:(?!\bselect\b)[^;]){1,4000}?\binto\s+(#\w{1,60})\s+from\b", re.IGNORECASE)
_BY_A_KEY = r"(?![^;]{0,800}\bwhere\s+[\w.]{0,40}id\s*=)"
_MENDED = lazy_regex(
    rf"\bupdate\s+{_NAME}\s{_BY_A_KEY}(?:(?!\bset\b)[^;]){{0,400}}\bset\b(?:[^;]{{0,600}}?=\s*(?:l?trim|rtrim|upper|lower|initcap|replace|regexp_\w+"
    r"|substr(?:ing)?|parsename|split_part|coalesce|isnull|ifnull|nullif|convert|(?:try_)?cast|to_date|str_to_date|case)\b"
    r"|[^;]{0,200}?=\s*null\s+where\b|[^;]{0,200}?=\s*\w+\.\w+[^;]{0,200}\bis\s+null\b)",
    re.IGNORECASE,
)
_REMOVED = lazy_regex(
    rf"\bdelete\s+(?:\w+\s+)?from\s+{_NAME}\s[^;]{{0,400}}?\bwhere\b[^;]{{0,300}}?(?:\b(?:rn|row_?num\w{{0,6}})\s*(?:>\s*1|>=\s*2)\b|\bis\s+null\b"
    r"|\bnot\s+in\s*\(\s*select\s+(?:min|max)\()",
    re.IGNORECASE,
)
_BEGINS_CODE = lazy_regex(r"\bcreate\s+(?:or\s+(?:replace|alter)\s+)?(?:definer\S{1,40}\s+)?function\b", re.IGNORECASE)
_OF_DBT = lazy_regex(r"\{\{-?\s{0,4}(?:ref|source|config)\(|\{%-?\s{0,4}snapshot\s")
_HELPS = lazy_regex(r"(?:^|/)(?:macros|analys[ei]s|tests?|data[-_]tests)/|\{%-?\s{0,4}(?:macro|test|data_test)\s")
_MODEL_FOLDER = lazy_regex(r"(?:^|/)(?:models|snapshots)/")
_MAKES_READY = lazy_regex(
    r"(?:^|[_-])(?:features?|preprocess\w{0,4}|prepar\w{1,5}|clean\w{0,4}|transform\w{0,5}|staging|stg|training(?:[_-]set|[_-]data)?)(?:$|[_-])"
)
_ASKS = lazy_regex(r"\s*(?:\{%.{0,400}?%\}\s*|\{\{.{0,1000}?\}\}\s*){0,20}(?:select|with)\b", re.IGNORECASE | re.DOTALL)
_END = lazy_regex(r";|^\s{0,8}go\s{0,8}$", re.IGNORECASE | re.MULTILINE)
_OPENED = lazy_regex(
    r"(?:\\copy|\bcopy)\s+(?:into\s+)?[\w.\"]{1,80}\s*(?:\([^();]{0,2000}\)\s*)?from\s+['\"@]|\bbulk\s+insert\s+[\w.\[\]]{1,80}\s+from\s+'"
    r"|\bfrom\s+read_(?:csv|parquet|json|ndjson)\w{0,8}\(|\bload\s+data\s+(?:local\s+)?(?:infile|inpath)\s+'|\bfrom\s+(?:read_\w{2,20}\(\s*)?'[^'\n]{1,200}\.(?:csv|tsv|parquet|jsonl?|ndjson)(?:\.gz)?'",
    re.IGNORECASE,
)
"""Files that a statement reads."""
_SOURCE = lazy_regex(r"\{\{-?\s{0,4}source\([^(){}]{1,120}\)")


def without_comments(source: str) -> str:
    """Give the first part of the source with comments blanked, each sign at its place."""
    return _QUOTED_OR_COMMENT.sub(
        lambda found: found[0] if found[0].startswith("'") else _SIGN.sub(" ", found[0]), source[:_CHARACTERS]
    )


def is_of_an_application(path: str, source: str) -> bool:
    """Tell what sets up, moves or keeps the database of an application."""
    return bool(_OF_AN_APPLICATION.search(path) or _KEEPS_RECORDS.search(without_comments(source)))


def prepares_data(path: str, source: str) -> bool:
    """Tell a file that makes tables of others, mends them, or fills them from files."""
    if is_of_an_application(path, source):
        return False
    code = without_comments(source)
    makes = any(True for _ in _made(path, code)) or _is_query_for_a_table(path, code)
    return makes or _OPENED.search(code) is not None


def openings(source: str) -> Iterator[tuple[str, str, int]]:
    """Give where files (`table`) and sources of dbt (`database`) are read, with the offset."""
    code = without_comments(source)
    for sort, pattern in (("table", _OPENED), ("database", _SOURCE)):
        for found in pattern.finditer(code):
            yield sort, " ".join(found[0].split()).rstrip(" '\"@(")[:80], found.start()


def statements(path: str, source: str) -> tuple[Statement, ...]:
    """Give the statements in their order; of a model of dbt, and of a query named for preparation, the whole file."""
    code = without_comments(source)
    found = sorted(_made(path, code), key=lambda one: (one.start, -one.end))
    if not found and (_is_query_for_a_table(path, code) or _is_plain_model(path, code)):
        return (Statement(PurePosixPath(path).stem, 0, len(code)),)
    apart: list[Statement] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return tuple(apart)


def _is_query_for_a_table(path: str, code: str) -> bool:
    """Tell a file that is one query whose rows become a table, by the words of dbt in it or by its name."""
    if _HELPS.search(path) or _HELPS.search(code):
        return False
    if _OF_DBT.search(code) and "select" in code.lower():
        return True
    return bool(_MAKES_READY.search(PurePosixPath(path).stem.lower()) and _ASKS.match(code))


def _is_plain_model(path: str, code: str) -> bool:
    """Tell a model of dbt without its words; whether a project is there is asked elsewhere."""
    return bool(_MODEL_FOLDER.search(path) and not _HELPS.search(code) and _ASKS.match(code))


def _made(path: str, code: str) -> Iterator[Statement]:
    has_code = _BEGINS_CODE.search(code) is not None
    is_listed, is_declared = _LISTS_ROWS.search(code) is not None, _DECLARES.search(code) is not None
    for found in _MADE.finditer(code):
        one = Statement(_plain(found[2]), found.start(), _end(code, found.end()))
        changes = not is_declared and _CHANGES_ROWS.search(code, one.start, one.end)
        if "view" not in found[1].lower() or changes or _says_warehouse(path, one.name):
            yield one
    for found in _FILLED.finditer(code):
        one = Statement(_plain(found[1]), found.start(), _end(code, found.end()))
        if not is_listed or _says_warehouse(path, one.name):
            yield one
    for found in _PUT_ASIDE.finditer(code):
        yield Statement(_plain(found[1]), found.start(), _end(code, found.end()))
    for pattern in (_MENDED, _REMOVED) if not has_code else ():
        yield from (
            Statement(_plain(found[1]), found.start(), _end(code, found.start()), mends=True)
            for found in pattern.finditer(code)
        )


def _says_warehouse(path: str, name: str) -> bool:
    """Tell a table that is named, or stands in a place that is named, for a layer of a warehouse or for preparation."""
    return _OF_A_WAREHOUSE.search(f"{path} {name}".lower()) is not None


def _plain(name: str) -> str:
    return re.sub(r"[`\"\[\]]", "", name)


def _end(code: str, start: int) -> int:
    found = _END.search(code, start)
    return found.start() if found is not None else len(code)
