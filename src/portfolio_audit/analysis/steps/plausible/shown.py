"""Whether what a call looks up is shown to somebody, or only computed with."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.call_lines import line_above, lines_of
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_SHOWS = (
    r"(?:(?<![\w.])log\(|\b(?:print|display|(?:log|logger|logging)\.\w{1,9}|write|echo|markdown|dataframe|table|show|heatmap|\w{0,20}plot)\("
    r"|\b(?:st|plt|sns|px|go)\.\w|\.to_(?:csv|html|markdown|excel|string|json|latex)\()"
)
"""What prints, logs, draws, or writes a table for people."""
_SHOWN = lazy_regex(rf"{_SHOWS}|\bf['\"]")
_ALONE = lazy_regex(r"^\s{0,40}[A-Za-z_][\w.]{0,80}(?:\[[^=]{1,120}\])?\.\w{1,20}\([^=]{0,80}\)\s{0,8}$")
"""A line that is one call on a table and nothing else, as cells end with."""
_RETURNED = lazy_regex(r"^\s{0,40}return\b")
_ENTERED = lazy_regex(r"^\s{0,40}['\"][^'\"\n]{1,40}['\"]\s?:")
"""A line that puts the outcome in a summary under a name."""
_NAMED_FOR_LOOKS = lazy_regex(
    r"describ|summar|overview|explor|(?<![a-z])eda(?![a-z])|profil|inspect|report|distribution|correl|statistic|look|show|print"
)
"""Names of functions that give a look to whoever asks."""
_GIVES = lazy_regex(
    r"^\s{0,40}(?:for\s\w{1,20}(?:,\s?\w{1,20})?\sin\s|[A-Za-z_][\w.,\s]{0,80}(?:\[[^\]]{1,60}\])?\s?=(?!=))"
)
"""A loop, or a name that is given a value."""
_GOES_ON = lazy_regex(r"[(\[,=\\]\s{0,4}$")
"""A line that is not yet whole, so that the next one stands in it."""
_CELLS = ("# %%", "# In[")
"""What divides a script into cells."""
_CHARACTERS = 120


def stands_in_cell(unit: CodeUnit) -> bool:
    """Tell a cell of a notebook, and a script that is divided into cells."""
    return unit.in_notebook or unit.language != "python" or any(mark in unit.source for mark in _CELLS)


def is_kept_only(unit: CodeUnit, call: Call) -> bool:
    """Tell a value that a line gives a name or runs over, and shows nobody."""
    said = lines_of(unit, call)
    return _GIVES.match(said) is not None and _SHOWN.search(said) is None


def is_shown_at_once(unit: CodeUnit, call: Call) -> bool:
    """Tell what is printed, logged, drawn or written where it is looked up, or stands alone."""
    said, above = lines_of(unit, call), _opened_above(unit, call)
    return _SHOWN.search(above + said) is not None or (not above and _ALONE.match(said) is not None)


def _opened_above(unit: CodeUnit, call: Call) -> str:
    """Give the line above where it is not whole, so that the call stands in it; else nothing."""
    above = line_above(unit, call)
    return above if _GOES_ON.search(above) else ""


def is_shown(unit: CodeUnit, call: Call) -> bool:
    """Tell the same, and what is put in a summary, given back by a function named for looks, or shown below by name."""
    said = lines_of(unit, call)
    if is_shown_at_once(unit, call) or _ENTERED.match(said):
        return True
    if _RETURNED.match(said):
        return _NAMED_FOR_LOOKS.search(call.scope.lower()) is not None
    return call.target.isidentifier() and _is_shown_below(unit, call)


def _is_shown_below(unit: CodeUnit, call: Call) -> bool:
    below = unit.source.splitlines()[max(call.line, call.end_line) :]
    name = rf"(?<![\w.]){re.escape(call.target)}\b"
    shown = re.compile(rf"{_SHOWS}.{{0,{_CHARACTERS}}}{name}|{name}.{{0,{_CHARACTERS}}}{_SHOWS}")
    return any(shown.search(line[:300]) for line in below if call.target in line)
