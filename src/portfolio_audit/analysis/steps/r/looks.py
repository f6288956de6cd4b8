"""Looks at the data in R: which calls show it, and tables of groups that a report shows on the spot."""

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.paths import file_suffix
from portfolio_audit.patterns import lazy_regex

_USED = frozenset({"unique", "quantile", "head", "tail"})
"""Looks that scripts take to compute with as often."""
_PIPE = r"(?:%>%|\|>)"
_SHOWS = r"(?:print|cat|paste0?|message|(?:knitr::)?kable|View|sort|table|length|summary|round|rev|c)\("
_LINE_BEFORE = r"^(?!.{0,200}?(?:<-|\breturn\())\s{0,40}"
_REPORTS = frozenset({".rmd", ".qmd", ".rnw"})
_LINES_OF_A_PIPE = 8
_LINE = 240
_STARTS = lazy_regex(rf"^\s{{0,8}}[A-Za-z][\w.]{{0,40}}(?:\$[\w.]{{1,40}})?\s?{_PIPE}")
_GROUPS = lazy_regex(rf"{_PIPE}\s?(?:dplyr::)?group_by\(.{{1,400}}{_PIPE}\s?(?:dplyr::)?summari[sz]e\(")
_SUMS = lazy_regex(rf"{_PIPE}\s?(?:dplyr::)?(?:count|tally)\(")
_GOES_ON = lazy_regex(rf"{_PIPE}\s{{0,8}}$|[,(+]\s{{0,8}}$")
_NO_LOOK = lazy_regex(
    r"ggplot\(|plot_ly\(|write_|write\.|saveRDS|<-|->|pull\(|\.pred|_pred|pred_|resid|rmse|\bmae\b|mape|wape|accura|score|model|fold"
    r"|auc|\berr|metric|fitted|forecast|importance|cluster",
    re.IGNORECASE,
)
"""What is drawn, kept or read of results."""


def is_used_only(name: str, line: str) -> bool:
    """Tell values that a line of R takes to go on with, and shows nobody."""
    if name not in _USED:
        return False
    shown = rf"{_LINE_BEFORE}(?:(?:{_SHOWS}\s?){{0,3}}(?:\w{{1,20}}::)?{name}\(|[^=]{{1,160}}{_PIPE}\s?{name}\()"
    return re.search(shown, line) is None


def shown_tables(unit: CodeUnit, lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str, int]]:
    """Give sort, text and line of each table of groups or counts that stands alone in a report."""
    if file_suffix(unit.path).lower() not in _REPORTS:
        return
    is_open = False
    for index, (number, line) in enumerate(lines):
        if not is_open and _STARTS.match(line):
            said = _whole(lines, index)
            if not _NO_LOOK.search(said) and _GROUPS.search(said):
                yield "relation", said.strip()[:80], number
            elif not _NO_LOOK.search(said) and _SUMS.search(said):
                yield "distribution", said.strip()[:80], number
        is_open = _GOES_ON.search(line) is not None


def _whole(lines: Sequence[tuple[int, str]], index: int) -> str:
    """Give a pipe with the lines that it goes on over."""
    said = ""
    for _, line in lines[index : index + _LINES_OF_A_PIPE]:
        said = f"{said} {line.strip()[:_LINE]}"
        if not _GOES_ON.search(line):
            break
    return said
