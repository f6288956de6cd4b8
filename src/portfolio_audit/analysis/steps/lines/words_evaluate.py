"""Patterns of single lines that measure, compare, explain and doubt what a model answers."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_PYTHON: tuple[tuple[StepKind, str, str, re.Pattern[str]], ...] = (
    (StepKind.BASELINE, "constant", "always_|majority|all_", lazy_regex(r"\b(?:always|majority|all)_\w{1,24}['\"]?\]?\s?[=:](?!=)[^#]{0,60}\(\s?[\w.\[\]'\"]{1,40}\s?==\s?(?:\d|['\"][\w ]{1,20}['\"])\s?\)\.(?:astype\(\w{1,8}\)\.|float\(\)\.)?mean\(")),
    (StepKind.BASELINE, "constant", "tile(|full(|full_like(|repeat(", lazy_regex(r"['\"](?:null|naive|mean|median|majority|constant|baseline|climatology|prior|marginal)(?:_model)?['\"]\s?(?::|\]\s?=)\s?(?:np\.)?(?:tile|full|full_like|repeat)\(")),
    (StepKind.BASELINE, "random", "chance", lazy_regex(r"^\s{0,40}chance(?:_(?:level|acc|accuracy))?\s?=\s?1(?:\.0?)?\s?/\s?\w", re.IGNORECASE)),
    (StepKind.BASELINE, "constant", "max(", lazy_regex(r"\bmax\(\s?(y\w{0,12}\.mean\(\)|(?:np\.)?mean\(y\w{0,12}\))\s?,\s?1(?:\.0?)?\s?-\s?\1\s?\)")),
    (StepKind.BASELINE, "named", "popular", lazy_regex(r"^\s{0,40}(?:most_)?popular(?:ity)?_(?:hits?|hit_rate|recall|ndcg|acc|score|model|recs?|pred\w{0,8})\s?=\s?[^=]")),
    (StepKind.BASELINE, "named", "chance|guess|no_skill|dummy|climatolog|always_|null_", lazy_regex(r"^\s{0,40}(?:chance|random_?guess\w{0,10}|chance_\w{1,12}|\w{1,20}_chance|no_?skill\w{0,12}|dummy_(?:score|acc|rmse|mae|f1|pred)\w{0,12}|climatolog\w{1,12}|always_\w{1,20}|null_(?:acc|rmse|mae|score|pred|model)\w{0,12})\s?=(?!\s?1(?:\.0?)?\s?/\s?\w)\s?[^=]", re.IGNORECASE)),
    (StepKind.BASELINE, "printed", "baseline", lazy_regex(r"['\"][^'\"{}]{0,60}\bbaseline\b[^'\"{}]{0,20}\b(?:rmse|mae|mse|mape|r2|r²|auc|roc-auc|f1|accuracy|acc|score|log ?loss|error|precision|recall)\b[^'\"{}]{0,12}(?:\{|['\"]\s?[,%+])", re.IGNORECASE)),
    (StepKind.EXPLAIN, "importance", "featureimportances", lazy_regex(r"\.featureImportances\b")),
    (StepKind.EXPLAIN, "coefficients", "exp(", lazy_regex(r"\bexp\(\s?\w{1,30}\.params\b")),
    (StepKind.EXPLAIN, "coefficients", "feature_log_prob_", lazy_regex(r"\.feature_log_prob_\b")),
    (StepKind.EXPLAIN, "saliency", ".grad|tape.gradient", lazy_regex(r"\b(?:x|img|image|inputs?|pixels|tile|batch_x|embeddings?|embeds)\.grad\b(?!(?:\.data)?\.(?:sign|zero_|detach_)|_|\s?=|\s?is\b)|\btape\.gradient\(\w{1,30},\s?(?:x|img|image|inputs?|pixels|input_image|img_tensor)\b")),
    (StepKind.EXPLAIN, "attention", "output_attentions", lazy_regex(r"\boutput_attentions\s?=\s?True")),
    (StepKind.UNCERTAINTY, "interval", "yhat_|interval_width|return_std|return_cov|mcmc_samples|uncertainty_samples", lazy_regex(r"['\"]yhat_(?:lower|upper)['\"]|\byhat_(?:lower|upper)\b|\b(?:interval_width|mcmc_samples|uncertainty_samples)\s?=\s?[\d.]|\breturn_(?:std|cov)\s?=\s?True")),
    (StepKind.UNCERTAINTY, "quantiles", "quantile", lazy_regex(r"\b(?:objective|loss|loss_function)['\"]?\s?[=:]\s?['\"](?:reg:|[Mm]ulti)?[Qq]uantile")),
    (StepKind.UNCERTAINTY, "interval", "quantile(|percentile(", lazy_regex(r"\b(?:nan)?(?:quantile|percentile)\([^#]{0,80}(?<![\d.])(?:0?\.025|0?\.975|97\.5)\b")),
    (StepKind.UNCERTAINTY, "interval", "sqrt(|.5", lazy_regex(r"\bstd\([^()#]{0,40}\)\s?/\s?(?:(?:np|numpy|math|torch)\.)?(?:sqrt\(|(?:len\([^()]{1,30}\)|n\w{0,12})\s?\*\*\s?\(?0?\.5)")),
    (StepKind.UNCERTAINTY, "interval", "level", lazy_regex(r"\b(?:forecast|predict|cross_validation)\([^#]{0,80}\blevel\s?=\s?\[")),
    (StepKind.UNCERTAINTY, "spread", "std(", lazy_regex(r"\b(?:std|sd|sigma|spread|unc\w{0,10})_?\w{0,12}\s?=(?!=)[^#]{0,30}\b(?:std|stdev|pstdev)\(\s?(?:\w{1,12}_)?(?:preds?|predictions?)\b")),
    (StepKind.UNCERTAINTY, "spread", ".agg(|.aggregate(", lazy_regex(r"\.groupby\(\s?\[?\s?['\"](?:model|policy|method|algo\w{0,8}|agent|variant|detector|estimator|classifier|regressor|learner|config|arm|system)(?:_name)?['\"][^#]{0,120}\.agg(?:regate)?\([^#]{0,80}['\"](?:std|sem)['\"]")),
    (StepKind.ANALYSE_ERRORS, "report", "diag", lazy_regex(r"\bdiag(?:onal)?\([^#/]{0,20}/\s?[\w.]{1,30}\.sum\(\s?(?:axis\s?=\s?)?[01]")),
    (StepKind.EXPLAIN, "attention", "att", lazy_regex(r"\b(?:imshow|heatmap|matshow)\([^#]{0,40}\batt(?:n|ention)?(?:_\w{1,12}|s)?\b")),
    (StepKind.ANALYSE_ERRORS, "slices", "_by_|_per_", lazy_regex(r"\b(?:\w{1,12}_)?(?:mae|rmse|mape|wape|errors?|accuracy|auc|recall|f1|precision|brier)s?_(?:by|per)_(?!(?:class|model|epoch|step|fold|name|k|sample|example|batch|iteration|trial|run|seed|label|image|row|item|query|metric|param\w{0,6}|threshold|algorithm|method|size)(?:e?s)?\b)\w{2,20}(?:(?:['\"]\]?)?\s?(?:=(?!=)|:)|\.(?:csv|json|parquet)['\"])")),
    (StepKind.ANALYSE_ERRORS, "residuals", ".resid", lazy_regex(r"\b(?:\w{1,12}_)?(?:model|fit|fitted|ols|lm|reg|arima|sarimax?|garch)(?:_\w{1,12})?\.resid\b")),
    (StepKind.UNCERTAINTY, "interval", ".quantile(|percentile(", lazy_regex(r"\bresid(?:ual)?s?(?:_\w{1,12})?(?:\[[^\]]{1,40}\])?\.(?:abs\(\)\.)?quantile\(|\b(?:nan)?(?:quantile|percentile)\(\s?(?:(?:np\.)?abs\()?(?:\w{1,12}\.|\w{1,12}_)?resid(?:ual)?s?\b")),
    (StepKind.UNCERTAINTY, "interval", "fill_between(", lazy_regex(r"\bfill_between\([^#]{0,60}\s-\s?(?:1\.96|1\.645|2)\s?\*\s?[^#,]{1,40},[^#]{0,40}\s\+\s?(?:1\.96|1\.645|2)\s?\*")),
    (StepKind.METRIC, "rmse", "rmse", lazy_regex(r"\brmse\b[^{}'\"]{0,12}\{\s?(?:np|math)?\.?sqrt\(\s?(?:np\.)?mean\(", re.IGNORECASE)),
    (StepKind.METRIC, "bias", "bias", lazy_regex(r"\bbias\b[^{}'\"]{0,12}\{[^{}]{0,40}\bmean\(", re.IGNORECASE)),
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

_CHARACTERS = 1_000
_CALLED = lazy_regex(
    r"\b(?:avg|sum|count|median|mean)\s{0,3}\((?:(?!\bas\s)[^;]){0,60}(?:-|=|/|\bwhen\b|\bfilter\b)(?:(?!\bas\s)[^;]){0,100}\bas\s{1,4}"
    r"(mae|rmse|mse|mape|wape|acc(?:uracy)?|prec(?:ision)?|rec(?:all)?|f1|hit_rate)(_\w{1,30})?\b(?!\s{0,4}\()",
    re.IGNORECASE,
)
"""Shares and means of differences that are called by the name of a metric."""
_NAIVE = lazy_regex(
    r"naive|baseline|last_(?:week|year|day|month|value)|yesterday|persist|seasonal|always|majority|random"
)


def measured_in_sql(text: str) -> Iterator[tuple[StepKind, str]]:
    """Give what a query does with the answers of a model: means of errors, and those by group."""
    is_query = "select" in text.lower()
    called = [(found[2] or "").lower() for found in _CALLED.finditer(text[:_CHARACTERS])] if is_query else []
    if any(map(_NAIVE.search, called)):
        yield StepKind.BASELINE, "named"
    if called or _SQL.search(text):
        yield StepKind.METRIC, "own"
        if "group by" in text.lower():
            yield StepKind.ANALYSE_ERRORS, "slices"
