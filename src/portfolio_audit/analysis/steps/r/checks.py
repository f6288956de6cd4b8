"""Checks of tables in R: conditions that stop or warn."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.patterns import lazy_regex

_OPENS_CHECK = lazy_regex(r"\b(?:stopifnot|assert\w{0,30}|expect_true)\(|^\s{0,40}if\s?\(")
_FIELD = r"\b(?!opts?\b|options|args?\b|argv|params?\b|cfg|config|input\b|session|self|private|res(?:p|ponse)?\b)[\w.]{1,40}\$(?!status)\w{1,40}\s?\)?\s?(?:[<>]|[!=]=|%in%)"
_WRONG = r"\bany\(\s?is\.na\(|\bis\.na\(\s?\w{1,40}[$\[]|anyNA\(|duplicated\(|anyDuplicated\(|setdiff\([^#]{0,80}names\(|\b(?:col)?names\(|length\(unique\(\w{1,40}\$|n_distinct\(\w{1,40}\$"
"""What a condition on a table asks."""
_COMPLAINS = r"(?:rlang::|cli::)?(?:stop|warning|abort|cli_abort|log_error|log_warn)\("
_CHECK = lazy_regex(
    rf"\b(?:stopifnot|assert\w{{0,30}}|expect_true)\((?!\s?x\b).{{0,300}}?(?:is\.na\(|\bdbListFields\(|{_WRONG}|{_FIELD})"
    rf"|^\s{{0,40}}if\s?\(.{{0,160}}?(?:{_WRONG}|\b(?:any|all|sum|min|max|range)\(.{{0,80}}?{_FIELD}).{{0,120}}\)\s?\{{?\s{{0,40}}{_COMPLAINS}"
)
_LISTED = lazy_regex(
    rf"^\s{{0,40}}if\s?\(\s?length\(\s?([A-Za-z][\w.]{{0,30}})\s?\)\s?(?:>\s?0|>=\s?1|!=\s?0)?\s?\)\s?\{{?\s{{0,40}}{_COMPLAINS}"
)
_MADE_ROWS = lazy_regex(
    rf"^\s{{0,40}}if\s?\(\s?nrow\(\s?([A-Za-z][\w.]{{0,30}})\s?\)\s?(?:>\s?0|>=\s?1|!=\s?0)\s?\)\s?\{{?\s{{0,40}}{_COMPLAINS}"
)
_WRONG_ROWS = (
    r"(?:\bfilter\(\s?(?:n\s?>\s?1|is\.na\(|[\w.]{1,40}\s?[<>])|\bduplicated\(|\bget_dupes\(|\banti_join\("
    r"|\[\s?is\.na\(|\bsubset\([^#\n]{1,60}(?:is\.na\(|[<>]))"
)
"""What chooses rows that must not be there."""
_ASKED = lazy_regex(rf"{_WRONG}|{_FIELD}|\bdbListFields\(|\bbetween\(\s?\w{{1,40}}\$|\bis\.na\(")
"""What one of several conditions that must hold asks of a table."""
_STOPS_UNLESS = lazy_regex(r"^\s{0,40}stopifnot\((.*)\)\s{0,40}$", re.DOTALL)
_LINES_OF_A_CHECK = 8
_CHARACTERS = 240
_BEGINNING = 12


def checks_of_r(source: str, lines: Sequence[str], number: int) -> Iterator[tuple[str, int]]:
    """Give text and line of the checks of a table that begin in a line (from 1) of R: conditions that stop or warn."""
    if not _OPENS_CHECK.search(lines[number - 1]):
        return
    said = lines[number - 1][:_CHARACTERS]
    for line in lines[number : number + _LINES_OF_A_CHECK]:
        if said.count("(") <= said.count(")") and not said.rstrip().endswith("{"):
            break
        said = f"{said} {line.strip()[:_CHARACTERS]}"
    several = _STOPS_UNLESS.match(said)
    conditions = _arguments(several[1]) if several else []
    if len(conditions) > 1:
        for one in conditions:
            if _ASKED.search(one):
                yield one[:80], _line_of(one, lines, number)
    elif found := _CHECK.search(said) or _named_rows(source, said):
        yield found.group(0).strip()[:80], number


def _line_of(condition: str, lines: Sequence[str], number: int) -> int:
    """Give the line, that of the call or one below it, on which a condition begins."""
    below = range(number, min(number + _LINES_OF_A_CHECK, len(lines)) + 1)
    return next((line for line in below if condition[:_BEGINNING] in lines[line - 1]), number)


def _named_rows(source: str, said: str) -> re.Match[str] | None:
    """Give what made the list or the rows that a condition asks for, if they are what must not be there."""
    if listed := _LISTED.search(said):
        made = r"(?:setdiff\([^#\n]{0,80}names\(|which\([^#\n]{0,60}is\.na\()"
    elif listed := _MADE_ROWS.search(said):
        made = rf"(?:(?!<-)[^#]){{0,160}}?{_WRONG_ROWS}"
    else:
        return None
    return re.search(rf"\b{re.escape(listed[1])}\s?(?:<-|=)\s?{made}", source)


def _arguments(said: str) -> list[str]:
    """Give the arguments of a call, those of calls inside left together."""
    found, depth = [""], 0
    for character in said:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return [one.strip() for one in found if one.strip()]
