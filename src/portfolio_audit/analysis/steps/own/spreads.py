"""Spreads of scores over seeds, folds or runs that one line puts beside their mean."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_SPREAD = lazy_regex(
    r"(?:\bmean\(\s?(\w{1,20})\s?\)|\bsum\(\s?(\w{1,20})\s?\)\s?/\s?len\()[^#\n]{0,60}"
    r"(?:\bmin\(\s?(\w{1,20})\s?\)[^#\n]{0,40}\bmax\(\s?(\w{1,20})\s?\)|\bp?(?:stdev|std)\(\s?(\w{1,20})\s?[,)])"
)
_REPEATED = lazy_regex(
    r"\b(?:over|across|per|by|all|each|for|in)\s(?:the\s)?(?:\d{1,3}\s)?(?:seeds?|folds?|runs|repeats|restarts)\b"
)
_OF_SCORES = lazy_regex(r"acc|score|auc|f1|rmse|\bmae|loss|reward|return|iou|dice|error|r2", re.IGNORECASE)


def own_spreads(unit: CodeUnit) -> Iterator[tuple[str, int]]:
    """Give lines that tell the mean of a list with its least and most, or its deviation, where scores are repeated."""
    if not (_REPEATED.search(unit.source) and _OF_SCORES.search(unit.source)):
        return
    for number, line in enumerate(unit.source.splitlines(), 1):
        found = _SPREAD.search(line[:300]) if "min(" in line or "std" in line else None
        names = {name for name in found.groups() if name} if found else set()
        if found and len(names) == 1:
            yield re.sub(r"\s+", " ", found[0])[:80], number
