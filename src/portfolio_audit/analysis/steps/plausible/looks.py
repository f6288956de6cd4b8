"""Which calls look like a look at the data and are none."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.call_lines import lines_of
from portfolio_audit.analysis.steps.plausible.shown import is_kept_only, is_shown, is_shown_at_once, stands_in_cell
from portfolio_audit.parsers.python import Call
from portfolio_audit.paths import file_stem
from portfolio_audit.patterns import lazy_regex

_CHOSEN = frozenset({"sample", "head", "tail"})
_WRITTEN = lazy_regex(
    r"\.(?:sample|head|tail)\([^()]{0,80}\)(?:\.\w{1,20}\([^()]{0,80}\))?\.to_(?:csv|parquet|json|excel|pickle|feather|hdf|sql)\("
)
"""Rows that are chosen to be written to a file."""
_USED = frozenset({"unique", "nunique", "quantile", "skew", "kurt", "head", "tail", "pivot_table", "bincount"})
"""Looks at data that modules take to compute with more often."""
_COUNTS = frozenset({"value_counts", "crosstab", "corr", "corrwith", "Counter"})
"""Those that modules take to compute with as often."""
_DRAWS = lazy_regex(r"plot$|^(?:histogram|box|violin|hist|kde|density|scatter_matrix)$")
_OF_RESULTS = lazy_regex(
    r"evaluat|result|predict|drift|monitor|diagnos|metric|report|importance|shap|calibrat", re.IGNORECASE
)
"""Names of files whose plots show what models answer."""
_WIDGET = lazy_regex(
    r"\b(?:st|sidebar|dcc|gr|widgets|pn|col\d?)\.(?:\w{1,20}\.){0,2}(?:selectbox|multiselect|select_slider|slider|radio|number_input"
    r"|Dropdown|RangeSlider|Slider|Select\w{0,12}|Checklist|RadioItems|CheckboxGroup|Combobox)\("
)
"""What lets a visitor choose among the values of a column."""
_OF_SCORES = lazy_regex(
    r"^(?:\w{1,20}_)?(?:aris?|nmis?|scores?|aucs?|accs?|accuracies|losses|rmses?|maes|f1s|rewards|returns|boot\w{0,12}|draws"
    r"|posterior\w{0,10}|gains?|lifts?)$"
)
"""Names of lists of scores, and of what was drawn of them."""
_FILLS_COLUMN = lazy_regex(r"^\s{0,40}\w{1,40}\[[^\]]{1,60}\]\s?=(?!=).{1,160}\baxis\s?=\s?(?:1|['\"]columns)")
_MATRIX = lazy_regex(r"\.pivot_table\([^#]{1,200}\)\.fillna\(\s?0")
"""A table of who rated what, for a model to learn from."""
_OF_GROUPS_FOUND = lazy_regex(r"\bclusters?\b|cluster_id|\blabels_\b", re.IGNORECASE)
_WINNERS = lazy_regex(r"\b(?:best|winners?|winning|champions?)(?:_\w{1,12})?(?:['\"]\])?\.value_counts\(")
"""Counts of how often which model is the best."""
_TAKES = frozenset({"unique", "quantile"})
_CHOSEN_SHARE = lazy_regex(r"\.(?:head|tail)\(\s?(?:int\(|round\(|max\(|\w{0,12}\s?\*|len\()")
"""The best or the last part of the rows, as many as a share of them."""
_PLAYED = lazy_regex(r"\.(?:act|choose_action|select_action|get_action|step|predict)\(")
_DRAWN_ANSWERS = lazy_regex(r"pred|resid|(?<![a-z])y_?(?:test|hat)\b|prob(?!le)|y_true")


def looks_at_nothing(unit: CodeUnit, call: Call, last: str) -> bool:
    """Tell rows that are drawn or counted for use, and what a module computes with."""
    is_written = last in _CHOSEN and _WRITTEN.search(lines_of(unit, call)) is not None
    if is_written or _asks_for_something_else(unit, call, last) or "importance" in call.name.rpartition(".")[0]:
        return True
    if last == "sample":
        return not unit.in_notebook or bool(call.target)
    if _DRAWS.search(last):
        drawn = " ".join((call.name, call.receiver, *call.arguments))
        return bool(_OF_RESULTS.search(file_stem(unit.path)) or _DRAWN_ANSWERS.search(drawn))
    return _is_used_only(unit, call, last)


def _is_used_only(unit: CodeUnit, call: Call, last: str) -> bool:
    """Tell what is looked up to compute with, and shown to nobody, and the memory that a program takes."""
    if last in _TAKES and is_kept_only(unit, call):
        return True
    if stands_in_cell(unit):
        return False
    if last == "memory_usage":
        return True
    return not is_shown(unit, call) if last in _COUNTS else last in _USED and not is_shown_at_once(unit, call)


def _asks_for_something_else(unit: CodeUnit, call: Call, last: str) -> bool:
    """Tell choices of a visitor, messages, tables of truth and answer, scores, found groups, and filled columns."""
    said = lines_of(unit, call)
    first = next(iter(call.arguments), "").rpartition(".")[2]
    return (
        _WIDGET.search(said) is not None
        or (last == "crosstab" and _DRAWN_ANSWERS.search(said) is not None)
        or (last in ("quantile", "percentile", "hist") and _OF_SCORES.match(first) is not None)
        or (last == "f_oneway" and _OF_GROUPS_FOUND.search(said) is not None)
        or (last in ("sum", "mean", "any") and _FILLS_COLUMN.match(said) is not None)
        or (last == "value_counts" and _WINNERS.search(said) is not None)
        or (last in _CHOSEN and _CHOSEN_SHARE.search(said) is not None)
        or (last == "bincount" and _is_played(unit, first))
        or (last == "info" and bool(call.arguments))
        or (last == "pivot_table" and _MATRIX.search(said) is not None)
    )


def _is_played(unit: CodeUnit, name: str) -> bool:
    """Tell a list that a loop fills with what an agent does or a model answers."""
    filled = re.search(rf"\b{re.escape(name)}\.append\(\s?([^\n]{{1,80}})", unit.source) if name else None
    if filled is None:
        return False
    given = re.search(rf"\b{re.escape(filled[1].split(')')[0].strip())}\s?=(?!=)\s?([^\n]{{1,80}})", unit.source)
    return _PLAYED.search(filled[1]) is not None or (given is not None and _PLAYED.search(given[1]) is not None)
