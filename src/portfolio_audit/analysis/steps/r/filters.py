"""Rows that R leaves out of the table that it goes on with."""

from collections.abc import Iterator, Sequence

from portfolio_audit.paths import file_stem
from portfolio_audit.patterns import lazy_regex

_PIPE = r"(?:%>%|\|>)"
_STARTS = lazy_regex(r"^\s{0,40}([A-Za-z][\w.]{0,40})\s?(?:<-|=)\s?([A-Za-z][\w.]{0,40})?")
_FILTERS = lazy_regex(
    rf"(?:^\s{{0,40}}|{_PIPE}\s?|\(\s?)(?:dplyr::)?filter\(\s?[^#]{{0,120}}?[\w)\]]\s?(?:[<>]=?|!=|%in%|==)\s?[^#]{{1,120}}"
)
"""A condition on the values of a row; one on what is missing is told by itself."""
_PREPARES = lazy_regex(r"clean|tidy|wrangl|prepar|preproc|munge|filter|(?:^|[_-])prep(?:$|[_-])")
_GOES_ON = lazy_regex(rf"{_PIPE}\s{{0,8}}$|[,(+=]\s{{0,8}}$|<-\s{{0,8}}$")
_OF_RESULTS = lazy_regex(r"pred|model|fit|result|metric|score|resid|test|train|plot|summary|top|tune")


def filters_of_r(path: str, lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Give text and line of each condition, in chains that give a table its own name or stand in a file that cleans."""
    prepares = _PREPARES.search(file_stem(path).lower()) is not None
    depth, is_open, is_kept = 0, False, False
    for number, line in lines:
        if depth <= 0 and not is_open:
            found = _STARTS.match(line)
            is_kept = found is not None and (prepares or found[1] == found[2]) and not _OF_RESULTS.search(found[1])
            depth = 0
        if is_kept and "is.na(" not in line and (matched := _FILTERS.search(line)):
            yield matched[0].strip()[:80], number
        depth += line.count("(") - line.count(")")
        is_open = _GOES_ON.search(line) is not None
