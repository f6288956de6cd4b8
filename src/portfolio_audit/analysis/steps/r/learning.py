"""Parts by time, measures of errors, errors by group and settings tried, as scripts of R write them."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.steps.names.vocabulary import meanings, meanings_of_r
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_Found = tuple[StepKind, str, str, int]
_TIME = r"\w{0,12}(?:date|year|month|week|quarter|day|time|timestamp|period|\bds|semaine|mois|fecha|semana|mes\b|data\b|datum|woche)\w{0,8}"
_BEFORE = lazy_regex(
    rf"\b(?:train|learn|past|app(?:rentissage)?|treino|entrena\w{{0,8}})\w{{0,10}}\s?(?:<-|=)\s?(?:[\w.$]{{1,40}}\s?(?:%>%|\|>)\s?)?"
    rf"(?:(?:\w{{1,20}}::)?(?:filter|subset)\([^#]{{0,60}}?|[\w.]{{1,40}}\[[^#]{{0,40}}?){_TIME}\s?\)?\s?<(?!-)",
    re.IGNORECASE,
)
"""A part for training of rows before a moment."""
_FOLDS = lazy_regex(r"\brsmp\(\s?['\"](?:cv|repeated_cv|loo|spcv\w{0,10})['\"]")
_TIME_SLICES = lazy_regex(r"\bmethod\s?=\s?['\"]timeslice['\"]|\brsmp\(\s?['\"](?:forecast|rolling)\w{0,12}['\"]")
_METRIC_SET = lazy_regex(r"\bmetric_set\(([^)]{1,200})")
_NAMED_METRIC = r"(?:rmse|mae|mape|wape|wmape|smape|mase|rsq|accuracy|roc_auc|f_meas|brier\w{0,10}|pinball|rmsle)"
_OF_FORECASTS = lazy_regex(
    r"\b(?:library|require)\(\s?['\"]?(?:forecast|fable|fpp2|fpp3|feasts)\b|\bforecast::accuracy\("
)
_BIAS = lazy_regex(r"\b(?:bias|mean_error|mpe)\w{0,10}\s?(?:=|<-)\s?(?:mean|sum)\([^()]{1,40}-[^()]{1,40}\)")
_ON_A_PART = lazy_regex(rf"\b{_NAMED_METRIC}\w{{0,8}}\(\s?[\w.$]{{1,40}}\[[^\]]{{1,60}}\]\s?,\s?[\w.$]{{1,40}}\[")
"""An error of some of the rows."""
_GROUPS = lazy_regex(r"\bgroup_by\(([^()]{1,120})\)")
_SUMMARISED = lazy_regex(
    rf"\b{_NAMED_METRIC}\w{{0,12}}\s?=[^=]|\b{_NAMED_METRIC}\(\s?(?:truth|estimate|data|[\w.]{{1,30}}\s?,\s?[\w.]{{0,20}}pred)",
    re.IGNORECASE,
)
_NO_GROUPS = lazy_regex(
    r"^(?:\.?model\w{0,6}|mod|method|algo\w{0,8}|wflow_id|\.config|\.metric|metric|engine|spec\w{0,12}|fold\w{0,3}|id\d?|\.id|split\w{0,3}|slice|resample"
    r"|iter\w{0,7}|repeat\w{0,3}|seed|rep|boot\w{0,8}|penalty|mtry|min_n|trees|tree_depth|lambda|alpha|k|cost|threshold|horizon|h|name|type|set|part|\.key)$",
    re.IGNORECASE,
)
"""Columns that tell models, folds and settings apart, and not the rows."""
_LINES_OF_A_PIPE = 8
_PIPED = lazy_regex(r"(?:%>%|\|>|[,(+=])\s{0,4}$")
_NAIVE = lazy_regex(
    r"\b(?:model\w{0,2}|name|method|\.model|modele|modelo|modell)\s?=\s?['\"](?:s?naive(?![ _.]?bayes)|seasonal_naive|persist\w{0,6}|drift|last_(?:week|year|value))[\w ]{0,20}['\"]"
)
_LAMBDA = lazy_regex(
    r"\b(?:map_?\w{0,4}|[svl]apply)\([^#]{0,60},\s?\\\(\s?(?:k|lambda|alpha|depth|mtry|cp|cost|gamma|ntrees?|sigma|lr|eta|penalty|min_n|trees)\b"
)
_SETTINGS = lazy_regex(
    r"\b(?:penalty|mixture|mtry|min_n|min\.node\.size|num\.trees|ntree|tree_depth|max_?depth|interaction\.depth|learn_rate|eta|shrinkage|nrounds"
    r"|n\.trees|n\.minobsinnode|colsample_bytree|splitrule|nprune|lambda|decay|usekernel)\s?=(?!=)"
)
"""Arguments of a grid that surely set a model up."""
_MAYBE_SETTINGS = lazy_regex(
    r"\b(?:trees|alpha|cost|\.?C|gamma|sigma|cp|k|size|neighbors|hidden_units|dropout|epochs|subsample|degree|p|d|q)\s?=(?!=)"
)
_SEARCHES = lazy_regex(
    r"tune_|tuneGrid|\btrain\(|\btune\b|grid_search|\bhyper|\bcross_?val|\bfolds?\b|\bcv\b|\b[Aa]rima\("
)
_LINES_OF_A_GRID = 6


def learning_of_r(source: str, lines: Sequence[tuple[int, str]]) -> Iterator[_Found]:
    """Give kind, sort, text and line of each."""
    says_forecasts = _OF_FORECASTS.search(source) is not None
    for index, (number, line) in enumerate(lines):
        yield from _parts(number, line)
        yield from _measures(number, line, says_forecasts=says_forecasts)
        grouped = _grouped(lines, index) if "group_by(" in line else ""
        if grouped:
            yield StepKind.ANALYSE_ERRORS, "slices", grouped, number
        for kind, detail, pattern in (
            (StepKind.ANALYSE_ERRORS, "slices", _ON_A_PART),
            (StepKind.BASELINE, "named", _NAIVE),
            (StepKind.TUNE, "manual", _LAMBDA),
        ):
            found = pattern.search(line)
            if found:
                yield kind, detail, found[0][:80], number


def sets_no_model_up(source: str, number: int) -> bool:
    """Tell a grid of R in a script that neither searches nor names a setting of a model in the grid."""
    said = "\n".join(source.splitlines()[number - 1 : number + _LINES_OF_A_GRID])
    return not (_SETTINGS.search(said) or (_MAYBE_SETTINGS.search(said) and _SEARCHES.search(source)))


def _parts(number: int, line: str) -> Iterator[_Found]:
    before = _BEFORE.search(line)
    if before:
        yield StepKind.SPLIT, "time", before[0][:80], number
    folds = _FOLDS.search(line)
    if folds:
        yield StepKind.CROSS_VALIDATE, "folds", folds[0], number
    slices = _TIME_SLICES.search(line)
    if slices:
        yield StepKind.SPLIT, "time", slices[0], number
        yield StepKind.CROSS_VALIDATE, "folds", slices[0], number


def _measures(number: int, line: str, *, says_forecasts: bool) -> Iterator[_Found]:
    listed = _METRIC_SET.search(line)
    for name in listed[1].split(",") if listed else ():
        bare = name.strip().rpartition("::")[2]
        for one in (*meanings(bare), *meanings_of_r(bare)):
            if one.kind is StepKind.METRIC:
                yield StepKind.METRIC, one.detail, bare, number
    if says_forecasts and re.search(r"\baccuracy\(", line):
        for metric in ("rmse", "mae", "mape"):
            yield StepKind.METRIC, metric, "accuracy of forecasts", number
    bias = _BIAS.search(line)
    if bias:
        yield StepKind.METRIC, "bias", bias[0][:80], number


def _grouped(lines: Sequence[tuple[int, str]], index: int) -> str:
    """Give the groups of a pipe that computes a measure of errors for each, where a column tells rows apart."""
    found = _GROUPS.search(lines[index][1])
    columns = [column.strip() for column in found[1].split(",") if "=" not in column] if found else []
    if not any(column and not _NO_GROUPS.match(column) for column in columns):
        return ""
    for place in range(index, min(index + _LINES_OF_A_PIPE, len(lines))):
        line = lines[place][1]
        after = line[found.end() :] if found and place == index else line
        if _SUMMARISED.search(after):
            return found[0] if found else ""
        if not _PIPED.search(line) and after.count("(") <= after.count(")"):
            return ""
    return ""
