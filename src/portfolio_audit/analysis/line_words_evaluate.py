"""Patterns of single lines that measure, compare, explain and doubt what a model answers."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.analysis.line_words_prepare import R_PREPARING
from portfolio_audit.analysis.line_words_r import R_LINES
from portfolio_audit.analysis.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_PYTHON: tuple[tuple[StepKind, str, str, re.Pattern[str]], ...] = (
    (StepKind.BASELINE, "named", "popular", lazy_regex(r"^\s{0,40}(?:most_)?popular(?:ity)?_(?:hits?|hit_rate|recall|ndcg|acc|score|model|recs?|pred\w{0,8})\s?=\s?[^=]")),
    (StepKind.BASELINE, "named", "chance|guess|no_skill|dummy|climatolog|always_|null_", lazy_regex(r"^\s{0,40}(?:chance|random_?guess\w{0,10}|chance_\w{1,12}|\w{1,20}_chance|no_?skill\w{0,12}|dummy_(?:score|acc|rmse|mae|f1|pred)\w{0,12}|climatolog\w{1,12}|always_\w{1,20}|null_(?:acc|rmse|mae|score|pred|model)\w{0,12})\s?=\s?[^=]", re.IGNORECASE)),
    (StepKind.EXPLAIN, "importance", "featureimportances", lazy_regex(r"\.featureImportances\b")),
    (StepKind.EXPLAIN, "coefficients", "feature_log_prob_", lazy_regex(r"\.feature_log_prob_\b")),
    (StepKind.EXPLAIN, "saliency", ".grad|tape.gradient", lazy_regex(r"\b(?:x|img|image|inputs?|pixels|tile|batch_x|embeddings?|embeds)\.grad\b(?!(?:\.data)?\.(?:sign|zero_|detach_)|_|\s?=|\s?is\b)|\btape\.gradient\(\w{1,30},\s?(?:x|img|image|inputs?|pixels|input_image|img_tensor)\b")),
    (StepKind.EXPLAIN, "attention", "output_attentions", lazy_regex(r"\boutput_attentions\s?=\s?True")),
    (StepKind.UNCERTAINTY, "interval", "yhat_|interval_width|return_std|return_cov|mcmc_samples|uncertainty_samples", lazy_regex(r"['\"]yhat_(?:lower|upper)['\"]|\byhat_(?:lower|upper)\b|\b(?:interval_width|mcmc_samples|uncertainty_samples)\s?=\s?[\d.]|\breturn_(?:std|cov)\s?=\s?True")),
    (StepKind.UNCERTAINTY, "quantiles", "quantile", lazy_regex(r"\b(?:objective|loss|loss_function)['\"]?\s?[=:]\s?['\"](?:reg:|[Mm]ulti)?[Qq]uantile")),
    (StepKind.UNCERTAINTY, "interval", "quantile(|percentile(", lazy_regex(r"\b(?:nan)?(?:quantile|percentile)\([^#]{0,80}(?<![\d.])(?:0?\.025|0?\.975|97\.5)\b")),
    (StepKind.UNCERTAINTY, "interval", "level", lazy_regex(r"\b(?:forecast|predict|cross_validation)\([^#]{0,80}\blevel\s?=\s?\[")),
    (StepKind.ANALYSE_ERRORS, "report", "diag", lazy_regex(r"\bdiag(?:onal)?\([^#/]{0,20}/\s?[\w.]{1,30}\.sum\(\s?(?:axis\s?=\s?)?[01]")),
    (StepKind.EXPLAIN, "attention", "att", lazy_regex(r"\b(?:imshow|heatmap|matshow)\([^#]{0,40}\batt(?:n|ention)?(?:_\w{1,12}|s)?\b")),
    (StepKind.METRIC, "accuracy", "diag|trace", lazy_regex(r"(?:\bdiag(?:onal)?\(|\btrace\()[^#/]{0,40}/")),
    (StepKind.METRIC, "judged", "references", lazy_regex(r"\.(?:compute|add_batch)\([^#]{0,120}\breferences\s?=")),
)  # fmt: skip  # a table

EVALUATION = tuple((kind, detail, tuple(needed.split("|")), pattern) for kind, detail, needed, pattern in _PYTHON)
"""The same as `line_words.PYTHON`."""

_SQL = gated(
    "avg(",
    r"\bavg\(\s?(?:(?:abs|pow|power)\(|\()?(?:[^)-]{0,40}\b(?:y_?hat|pred\w{0,12}|forecast\w{0,4})\s?-|[^)-]{0,40}-\s?(?:y_?hat|pred\w{0,12}"
    r"|forecast\w{0,4})\b)",
)
_ANSWER = r"(?:\w{0,20}[._]?pred\w{0,12}|y_?hat\w{0,4}|fitted\w{0,8}|forecasts?)"
_R: tuple[tuple[StepKind, str, str, str], ...] = (
    (StepKind.METRIC, "rmse", "sqrt(", r"\bsqrt\(\s?mean\("),
    (StepKind.METRIC, "mae", "abs(", r"\bmean\(\s?abs\("),
    (StepKind.METRIC, "mse", "^", r"(?<!sqrt\()\bmean\(\s?\(?[^()]{1,60}-[^()]{1,60}\)?\s?\^\s?2"),
    (StepKind.METRIC, "r2", "sum(", r"\b1\s?-\s?sum\([^#]{0,60}\^\s?2\)\s?/\s?sum\("),
    (StepKind.METRIC, "accuracy", "pred|diag(|hat", rf"\bmean\(\s?{_ANSWER}\s?==|\bmean\([^()]{{1,40}}\s==\s?{_ANSWER}\b|\bsum\(\s?diag\("),
    (StepKind.BASELINE, "named", "baseline|naive|majority|null_model|guess", r"^\s{0,40}(?:[\w.]{0,30}baseline[\w.]{0,20}|naive[._](?:pred|fc|forecast|rmse|mae|model|fit|acc)[\w.]{0,20}|majority[._]class|null[._]?model|\w{0,8}guess\w{0,10})\s?<-"),
    (StepKind.BASELINE, "constant", "~", r"\b(?:lm|glm)\([^,~]{1,60}~\s?1\s?[,)]"),
    (StepKind.BASELINE, "constant", "which.max(", r"\bwhich\.max\(\s?(?:prop\.table\(\s?)?table\("),
    (StepKind.UNCERTAINTY, "quantiles", "tau", r"\brq\([^#]{0,80}\btau\s?="),
    (StepKind.BASELINE, "constant", "rep(", r"\brep\(\s?(?:mean|median)\("),
    (StepKind.ANALYSE_ERRORS, "confusion", "table(", rf"\btable\([^()]{{0,80}}\b{_ANSWER}\b|\b(?:conf\w{{0,10}}|cm)\w{{0,12}}\s?(?:<-|=)\s?table\("),
    (StepKind.ANALYSE_ERRORS, "residuals", "resid|err", r"\bmutate\([^#]{0,80}\b(?:\w{0,8}err(?:or)?s?|resid\w{0,6})\s?=[^=]|\.resid\b|\b(?:hist|boxplot|qqnorm|plot)\(\s?(?:resid\w{0,8}|err(?:or)?s?)\b"),
    (StepKind.ANALYSE_ERRORS, "wrong cases", "!=", rf"(?:\bfilter\(|\bwhich\(|\bsubset\(|\[)\s?[^#]{{0,60}}(?:\b{_ANSWER}\s?!=|!=\s?{_ANSWER}\b)"),
    (StepKind.EXPLAIN, "importance", "variable.importance|$importance", r"\$variable\.importance\b|\$importance\b"),
    (StepKind.EXPLAIN, "coefficients", "coef", r"\bexp\([^#]{0,30}\bcoef\(|\bsummary\([^()]{1,40}\)\$coef"),
    (StepKind.UNCERTAINTY, "interval", "interval|se.fit|quantile(", r"\binterval\s?=\s?['\"](?:confidence|prediction)|\bse\.fit\s?=\s?T|\bquantile\([^#]{0,60}\bc\(\s?0?\.0\d"),
    (StepKind.UNCERTAINTY, "bootstrap", "boot(", r"\bboot\(\s?\w"),
    (StepKind.UNCERTAINTY, "posterior", "brm(|stan_|posterior_", r"\b(?:brm|stan_(?:g?lm|glmer|lmer))\(|\bposterior_(?:predict|epred|interval)\("),
    (StepKind.METRIC, "own", "cor(", rf"\bcor\([^()]{{0,40}}\b{_ANSWER}\b"),
    (StepKind.ANALYSE_ERRORS, "slices", "summari", r"\bsummari[sz]e\([^#]{0,80}\b(?:mae|rmse|mape|bias|err(?:or)?s?|accuracy|acc)\s?=[^=]"),
    (StepKind.ANALYSE_ERRORS, "residuals", "aes(", r"\baes\([^#]{0,60}\b(?:resid\w{0,6}|err(?:or)?s?)\b"),
    (StepKind.TUNE, "manual", "for (|for(|apply(|map_", r"\bfor\s?\((?![^)]{0,40}fold)\w{0,12}(?:\bk|lambda|alpha|depth|mtry|\bcp|cost|gamma|ntrees?|sigma|\blr|\beta|n_clusters)\w{0,6}\s+in\s|\b(?:[svl]apply|map_(?:dbl|dfr?))\([^()]{1,40},\s?function\((?:k|lambda|alpha|depth|mtry|cp|cost|gamma|ntrees?|sigma|lr|eta)\)"),
    (StepKind.TUNE, "grid", "tunegrid|tunelength", r"\btune(?:Grid|Length)\s?="),
)  # fmt: skip  # a table

_R_EVALUATION = tuple((kind, detail, gated(needed, pattern)) for kind, detail, needed, pattern in _R)
"""The same for R."""


def patterns_of_r(line: str) -> Iterator[tuple[StepKind, str, re.Match[str] | None]]:
    """Give what each pattern of R finds in a line."""
    yield from ((kind, detail, pattern.search(line)) for kind, detail, pattern in (*R_LINES, *R_PREPARING))
    yield from ((kind, detail, gate.search(line)) for kind, detail, gate in _R_EVALUATION)


def measured_in_sql(text: str) -> Iterator[tuple[StepKind, str]]:
    """Give what a query does with the answers of a model: means of errors, and those by group."""
    if _SQL.search(text):
        yield StepKind.METRIC, "own"
        if "group by" in text.lower():
            yield StepKind.ANALYSE_ERRORS, "slices"
