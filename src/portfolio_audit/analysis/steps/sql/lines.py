"""Patterns of single lines of SQL, by the clause that they stand in."""

# ruff: noqa: E501  # a pattern reads best in one line

import re

from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_COLUMN = r"[\w.\"`\[\]]{1,80}"
_TYPE = r"[A-Za-z_]\w{1,20}(?:\s(?:precision|varying))?(?:\s?\([\d, ]{1,10}\))?"
_NAMED = r"\s+(?:as\s+)?[\w\"`\[\]]{1,60}\s*(?:,|$)"
_ALONE = rf"(?:{_NAMED}|\s*(?:,|$))"
_NUMBER = r"(?:-?\d|\{\{\s?var\()"

_IN_SELECT: tuple[tuple[StepKind, str, str], ...] = (
    (StepKind.CLEAN, "types", rf"(?:^|,)\s*(?:(?:try_|safe_)?cast\(\s*{_COLUMN}\s+as\s+{_TYPE}\s*\)|{_COLUMN}::{_TYPE}){_ALONE}"),
    (StepKind.CLEAN, "types", r"\b(?:to_date|to_timestamp|to_number|parse_date|parse_datetime|parse_timestamp|str_to_date|strptime|try_to_\w{4,9}|safe\.parse_\w{4,9})\(|\b(?:try_)?convert\(\s*(?:date\w{0,5}|int|bigint|decimal|float|numeric|n?varchar)\b|\b(?:try_|safe_)cast\(\s*(?:nullif|trim|replace|regexp_replace)\("),
    (StepKind.CLEAN, "missing", rf"^(?!\s*(?:when|then|else)\b).{{0,300}}?\b(?:coalesce|ifnull|nvl2?)\(|\bisnull\(\s*{_COLUMN}\s*,|\bnullif\(\s*[^,]{{1,80}},\s*'|\bwhen\s+{_COLUMN}\s+is\s+null\s+(?:or\s+{_COLUMN}\s*=\s*''\s+)?then\s+(?:(?![01]\b|true|false|'?yes|'?no\b)|0\s+else\s+[a-z_])"),
    (StepKind.CLEAN, "outliers", r"\bwhen\b[^;]{0,160}(?:[<>]|\bnot\s+between\b)[^;]{0,100}\bthen\s+null\b|\bgreatest\(\s*least\(|\bleast\(\s*greatest\("),
    (StepKind.CLEAN, "text", rf"(?<!when )\b(?:trim|ltrim|rtrim|regexp_replace|initcap|replace|translate)\(\s*(?!extract)|\b(?:lower|upper)\([^;]{{1,80}}\){_NAMED}"),
    (StepKind.ENGINEER, "window", r"\b(?:lag|lead|first_value|last_value|nth_value|sum|avg|min|max|count|stddev\w{0,5}|rank|dense_rank|percent_rank|cume_dist)\s?\([^;]{0,120}?\)\s*(?:(?:ignore|respect)\s+nulls\s*)?over\b"),
    (StepKind.ENGINEER, "bins", r"\b(?:width_bucket|ntile)\s?\("),
    (StepKind.ENGINEER, "dates", rf"\b(?:extract\(\s*\w{{2,12}}\s+from\b|(?:date_?part|date_?trunc|date_?diff|timestamp_?diff|dayofweek|dayofyear|dayname|monthname|weekofyear|isodow|quarter|julianday)\s?\(|(?:year|month|day|week|hour|weekday)\(\s*{_COLUMN}\s*\)|strftime\(\s*'%[HwmjYV]')"),
    (StepKind.ENGINEER, "derived", rf"\bcase\b(?!\s+when\s+{_COLUMN}\s+is\s+null\s+then)(?!\s+when\b[^;]{{0,160}}\bthen\s+null\b)(?:\s+when\b|\s+[\w.\"]{{1,60}}\s+when\b|\s*$)"),
    (StepKind.ENGINEER, "derived", r"^(?!.{0,400}\bcase\b)[^']{0,200}[\w)\"\]]\s*(?:[-+*/]\s*(?:\(|\w)|(?:[<>]=?|<>)\s*[-\w(]|\bbetween\s+\S{1,40}\s+and\s)[^']{0,160}\s+as\s+[\w\"`\[\]]{1,60}\s*,?\s*$"),
    (StepKind.ENGINEER, "derived", r"\{\{\s?(?!ref\b|source\b|var\b|config\b|this\b|env_var\b|dbt|\w{0,30}surrogate_key|adapter|loop|target)[a-z_]\w{2,40}\([^{}]{0,200}\)\s?\}\}\s+as\s+\w"),
    (StepKind.TRANSFORM, "scale", r"-\s?avg\([^()]{1,40}\)(?:\s+over\s?\([^()]{0,60}\))?\s?\)\s?/\s?(?:nullif\(\s?)?stddev\w{0,5}\("),
)  # fmt: skip  # a table
_IN_WHERE: tuple[tuple[StepKind, str, str], ...] = (
    (StepKind.CLEAN, "missing", rf"\b{_COLUMN}\s+is\s+not\s+null\b|\btrim\([^()]{{1,60}}\)\s*(?:<>|!=)\s*''|\b{_COLUMN}\s*(?:<>|!=)\s*''|\bnot\s+isnan\("),
    (StepKind.CLEAN, "filtered", rf"\b{_COLUMN}\)?\s*(?:[<>]=?|<>|!=)\s*{_NUMBER}|\b{_COLUMN}\s+(?:not\s+)?between\s+{_NUMBER}|\b(?:abs|length|len)\([^;]{{1,120}}\)\s*[<>=]{{1,2}}\s*{_NUMBER}|\bnot\s+in\s*\(\s*'"),
)  # fmt: skip  # as above

IN_SELECT = tuple((kind, detail, lazy_regex(text, re.IGNORECASE)) for kind, detail, text in _IN_SELECT)
"""Kind of step, sort of it, and the pattern of a line among the columns that a query gives, or that an update sets."""
IN_WHERE = tuple((kind, detail, lazy_regex(text, re.IGNORECASE)) for kind, detail, text in _IN_WHERE)
"""The same of the conditions of a query."""

NUMBERS_ROWS = lazy_regex(r"\brow_number\s?\(\s?\)\s*over\b", re.IGNORECASE)
ROW_NAME = lazy_regex(
    r"\brow_number\s?\(\s?\)\s*over\s*(?:\w{1,40}|\((?:[^()]|\([^()]*\)){0,400}\))\s+(?:as\s+)?[\"`\[]?(\w{1,60})",
    re.IGNORECASE,
)
"""The name that the number of a row gets."""
FIRST_ROW = r"\b(?:\w{{1,40}}\.)?{name}\s*(?:=\s*1\b|<\s*2\b|>\s*1\b|>=\s*2\b)"
FIRST_AT_ONCE = lazy_regex(r"\brow_number\s?\([^;]{0,600}\)\s*=\s*1\b", re.IGNORECASE | re.DOTALL)
OF_A_KEY = lazy_regex(r"(?:^|_)(?:id|key|sk|pk|nr|no|index)$", re.IGNORECASE)
DEDUPLICATES = lazy_regex(r"de_?dup|duplicat|unique_rows", re.IGNORECASE)
DISTINCT = lazy_regex(r"\s*distinct\b(\s*on\b|\s*\*)?", re.IGNORECASE)
DEDUPLICATING_MACRO = lazy_regex(r"\{\{\s?dbt_utils\.deduplicate\(")
