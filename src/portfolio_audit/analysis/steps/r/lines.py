"""Patterns of single lines of R: what the names of calls alone do not show."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_MODEL = r"(?:\w{0,20}[_.])?(?:fit\w{0,6}|model\w{0,4}|mod\d?|rf|xgb|gbm|glm|gam|lm|svm|tree|knn|nnet|net|clf|forest|arima|prophet|lasso|ridge|logit|workflow|wf)\w{0,4}"
"""How people name a model in R."""

_USING = (
    (StepKind.SAVE, "model", lazy_regex(rf"^\s{{0,20}}save\(\s?{_MODEL}\s?,")),
    (
        StepKind.WATCH_DRIFT,
        "drift",
        lazy_regex(
            r"\bks\.test\(\s?\w{0,20}(?:ref|train|base|old)\w{0,12}[^,]{0,30},\s?\w{0,20}(?:now|cur|new|live|prod|today|recent)"
        ),
    ),
    (
        StepKind.DESIGN,
        "built-network",
        lazy_regex(r"\bkeras_model_sequential\(|\bkeras_model\(|\bnn_module\(|\bmx\.symbol\."),
    ),
    (
        StepKind.DESIGN,
        "by-hand",
        lazy_regex(
            r"\b(\w{1,20})\s?(?:<-|=)\s?\1\s?-\s?(?:lr|alpha|eta|rate|learning_rate|step)\s?\*|\bsolve\(\s?(?:t\((\w{1,20})\)\s?%\*%\s?\2|crossprod\()"
        ),
    ),
    (
        StepKind.SPLIT,
        "own",
        lazy_regex(
            r"^\s{0,20}\w{0,12}(?:test|valid(?:ation)?|hold_?out)\w{0,8}\s?(?:<-|=)\s?(?!\w{0,12}(?:test|valid|hold))"
            r"(?:[\w.$]{1,40}\[\s?[-!(]|[\w.$]{1,40}\s{0,2}(?:%>%|\|>)\s{0,2}(?:filter|slice|anti_join|tail)\w{0,10}\("
            r"|(?:\w{1,20}::)?(?:subset|filter|window|tail|anti_join|setdiff|slice)\()"
        ),
    ),
    (
        StepKind.SPLIT,
        "own",
        lazy_regex(
            r"(?<!out)\[\s?-\s?(?!out|dup|na\b|rm|drop|miss|bad)[A-Za-z_.]\w{0,20}\s?,\s?\]|\bwindow\([^()]{1,40},\s?end\s?="
        ),
    ),
    (
        StepKind.CALIBRATE,
        "calibration",
        lazy_regex(r"\bcut\([^,()]{1,60},\s?(?:breaks\s?=\s?)?seq\(\s?(?:from\s?=\s?)?0\s?,\s?(?:to\s?=\s?)?1\b"),
    ),
    (
        StepKind.CALIBRATE,
        "threshold",
        lazy_regex(
            r"\bcoords\([^#]{0,80}best|\bfor\s?\(\s?\w{0,10}(?:thr|cut|thresh)\w{0,10}\s+in\s+seq\("
            r"|\b[sv]apply\(\s?(?:thresholds?|cut_?offs?|cuts|seq\(0)[^)]{0,40}\)?,\s?function"
        ),
    ),
)
"""Kind of step, sort of it, and the pattern of a line."""

_PREPARING = (
    (StepKind.CLEAN, "missing", lazy_regex(r"!\s?is\.na\(|\bis\.na\([^()]{1,60}\)\s?==\s?F(?:ALSE)?\b|\[is\.na\([^()]{1,60}\)[^\]]{0,20}\]\s?<-")),
    (StepKind.CLEAN, "missing", lazy_regex(r"\b(?:if_?else|fifelse)\(\s?is\.na\(\s?([\w.$]{1,60})\s?\)\s?,.{1,120},\s?\1\s?\)|\b(?:replace|coalesce)\(\s?[\w.$]{1,60}\s?,\s?(?:is\.na\(|median\(|mean\(|-?\d|['\"])")),
    (StepKind.RESAMPLE, "weights", lazy_regex(r"\b(?:classwt|class\.weights|case\.weights|class_weights?|scale_pos_weight)\s?=(?!=|\s?NULL)|\bsampling\s?=\s?['\"](?:smote|rose|up|down)['\"]")),
    (StepKind.RESAMPLE, "own", lazy_regex(r"\b(\w{1,40})\[\s?sample\(\s?(?:seq_len\(\s?)?(?:1:)?nrow\(\1\)\)?,\s?(?:size\s?=\s?)?nrow\((?!\1\))\w|\bgroup_by\(\s?\w{0,20}(?:class|label|target|outcome|churn|fraud|\by\b)\w{0,10}\s?\).{0,40}\b(?:slice_sample|sample_n)\(")),
    (StepKind.RESAMPLE, "weights", lazy_regex(r"\bweights\s?=\s?ifelse\(")),
    (StepKind.CLEAN, "outliers", lazy_regex(r"^\s{0,40}\w{1,40}\$\w{1,40}\[[^\]]{1,120}[<>][^\]]{1,60}\]\s?<-\s?NA\b")),
    (StepKind.TRANSFORM, "encode", lazy_regex(r"\bas\.(?:integer|numeric)\(\s?(?:as\.)?factor\(")),
    (StepKind.ENGINEER, "derived", lazy_regex(r"\[[^\]]{0,60},\s?`?\w{1,40}`?\s?:=\s?(?!NULL)[^\]]{1,120}[-+*/(]")),
    (StepKind.COLLECT, "hub", lazy_regex(r"\b(?:read[._]\w{2,12}|fread|fromJSON|st_read|vroom)\(\s?(?:url\(|\w{0,20}(?i:url)\w{0,10}\b|['\"](?:https?|ftp)://)")),
    (StepKind.CLEAN, "filtered", lazy_regex(r"^\s{0,40}([A-Za-z][\w.]{0,40})\s?<-\s?\1\[\s?[!(]{0,3}\1\$")),
    (StepKind.CLEAN, "text", lazy_regex(r"\bg?sub\(.{1,120},\s?(?:x\s?=\s?)?\w{1,40}\$\w{1,40}\s?\)")),
    (StepKind.INSPECT, "overview", lazy_regex(r"\bsummary\(\s?(?!\w{0,30}(?:model|mod\b|fit|reg|glm|lm\b|lm\d|rf\b|tree|pca|aov|anova|result|pred|resamp))[A-Za-z][\w.$]{0,40}\s?\)")),
    (StepKind.INSPECT, "distribution", lazy_regex(r"\b(?:prop\.)?table\(\s?(?!.{0,60}(?i:pred|actual))\w{1,40}\$\w{1,40}")),
    (StepKind.ENGINEER, "derived", lazy_regex(r"^\s{0,40}([A-Za-z][\w.]{0,40})\$(?!\w{0,20}pred)\w{1,40}\s?<-\s?.{0,120}\b\1\$\w{1,40}.{0,80}[-+*/]|^\s{0,40}([A-Za-z][\w.]{0,40})\$(?!\w{0,20}pred)\w{1,40}\s?<-\s?.{0,120}[-+*/]\s?\2\$")),
    (StepKind.LOAD, "bundled", lazy_regex(r"^\s{0,40}data\(\s?['\"]?\w{1,40}['\"]?\s?[,)]")),
    (StepKind.LOAD, "table", lazy_regex(r"\b(?:readRDS|read_rds|load)\(\s?['\"][^'\"]{0,80}\b(?:data|raw|clean|processed)\b")),
)  # fmt: skip  # as above
"""Patterns of lines of R."""

_ANSWER = r"(?:\w{0,20}[._]?pred\w{0,12}|y_?hat\w{0,4}|fitted\w{0,8}|forecasts?)"
_R: tuple[tuple[StepKind, str, str, str], ...] = (
    (StepKind.METRIC, "rmse", "sqrt(", r"\bsqrt\(\s?mean\((?=\s{0,4}$|[^#]{0,80}(?:-|err|resid|diff|mse|dev|delta|loss|\be\b))|\brmse\w{0,20}\s?(?:<-|=).{0,40}sqrt\(\s?mean\("),
    (StepKind.METRIC, "mae", "abs(", r"\bmean\(\s?abs\("),
    (StepKind.METRIC, "mse", "^", r"(?<!sqrt\()\bmean\(\s?\(?[^()]{1,60}-[^()]{1,60}\)?\s?\^\s?2"),
    (StepKind.METRIC, "r2", "sum(", r"\b1\s?-\s?sum\([^#]{0,60}\^\s?2\)\s?/\s?sum\("),
    (StepKind.METRIC, "accuracy", "pred|diag(|hat", rf"\bmean\(\s?{_ANSWER}\s?==|\bmean\([^()]{{1,40}}\s==\s?{_ANSWER}\b|\bsum\(\s?diag\("),
    (StepKind.BASELINE, "named", "baseline|naive|majority|null_model|guess", r"^\s{0,40}(?:[\w.]{0,30}baseline[\w.]{0,20}|naive[._](?:pred|fc|forecast|rmse|mae|model|fit|acc)[\w.]{0,20}|majority[._]class|null[._]?model|\w{0,8}guess\w{0,10})\s?<-"),
    (StepKind.BASELINE, "named", "always|baseline|naive|majority|null", r"\b(?:model|name|method|\.?model_id)\s?=\s?['\"](?:always[_ ]\w{1,20}|(?:naive )?baseline|naive|null[_ ]model|majority(?:[_ ]class)?)['\"]"),
    (StepKind.METRIC, "accuracy", "sum(", rf"\bsum\(\s?(?:{_ANSWER}\s?==[^()]{{1,40}}|[^()]{{1,40}}==\s?{_ANSWER})\)\s?/\s?(?:nrow|length)\("),
    (StepKind.ANALYSE_ERRORS, "slices", "err|resid", r"\b(?:aggregate|tapply)\(\s?(?:[\w.]{1,20}\$)?(?:abs_?|sq_?)?(?:err(?:or)?s?|resid\w{0,6})\b"),
    (StepKind.CALIBRATE, "threshold", "seq(", r"\b(?:for\s?\(|[sl]apply\(|map\w{0,4}\()[^#]{0,60}\bseq\([^#]{0,80}\b(?:p|prob\w{0,8}|pred\w{0,8}|phat)\s?>=?\s?\w{1,10}\b"),
    (StepKind.BASELINE, "constant", "mean(|median(", r"^\s{0,40}(?:base\w{0,6}|usual|constant)\s?<-\s?(?:mean|median)\(\w{0,12}train|^\s{0,40}(?:naive\w{0,8}|guess|mean_?pred\w{0,6})\s?<-\s?(?:mean|median)\("),
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
    (StepKind.UNCERTAINTY, "interval", "conf.int|conf_int|qbeta(|qnorm(|qt(|se", r"\bconf[._]int\s?=\s?T(?:RUE)?\b|\bq(?:beta|norm|t)\(\s?(?:c\(\s?)?0?\.(?:0[0-2]|9[5-9])|[-+]\s?(?:1\.96|2)\s?\*\s?(?:\w{1,12}[._$])?(?:se|std[._]?err(?:or)?|std\.error)\b"),
    (StepKind.UNCERTAINTY, "spread", "std_err", r"\b(?:select|mutate|aes|geom_\w{4,12}|arrange|filter|kable|transmute|rename)\([^#]{0,80}\bstd_err\b"),
    (StepKind.UNCERTAINTY, "bootstrap", "boot(", r"\bboot\(\s?\w"),
    (StepKind.UNCERTAINTY, "posterior", "brm(|stan_|posterior_", r"\b(?:brm|stan_(?:g?lm|glmer|lmer))\(|\bposterior_(?:predict|epred|interval)\("),
    (StepKind.METRIC, "own", "cor(", rf"\bcor\([^()]{{0,40}}\b{_ANSWER}\b"),
    (StepKind.ANALYSE_ERRORS, "slices", "summari", r"\bsummari[sz]e\([^#]{0,80}\b(?:mae|rmse|mape|bias|err(?:or)?s?|accuracy|acc)\s?=[^=]"),
    (StepKind.ANALYSE_ERRORS, "residuals", "aes(", r"\baes\([^#]{0,60}\b(?:resid\w{0,6}|err(?:or)?s?)\b"),
    (StepKind.TUNE, "manual", "for (|for(|apply(|map_", r"\bfor\s?\((?![^)]{0,40}fold)\w{0,12}(?:\bk|lambda|alpha|depth|mtry|\bcp|cost|gamma|ntrees?|sigma|\blr|\beta|n_clusters)\w{0,6}\s+in\s|\b(?:[svl]apply|map_(?:dbl|dfr?))\([^()]{1,40},\s?function\((?:k|lambda|alpha|depth|mtry|cp|cost|gamma|ntrees?|sigma|lr|eta)\)"),
    (StepKind.TUNE, "grid", "tunegrid|tunelength|tune_|tune(", r"\btune(?:Grid|Length)\s?=|['\"]tune_(?:grid|bayes|race_\w{3,9}|sim_anneal)['\"]|\btune\(\s?(?:METHOD\s?=\s?)?['\"]?(?:svm|randomForest|nnet|rpart|knn)\b"),
    (StepKind.CROSS_VALIDATE, "search", "tune_", r"['\"]tune_(?:grid|bayes|race_\w{3,9}|sim_anneal)['\"]"),
)  # fmt: skip  # a table

_R_EVALUATION = tuple((kind, detail, gated(needed, pattern)) for kind, detail, needed, pattern in _R)
"""The same for R."""

_OBJECT = lazy_regex(
    r"(?:(\w[\w.]{0,30})\s?(?:<-|=)\s?)?(?:readr::)?(?:read_?RDS|read_rds)\(|\bload\(\s?['\"](?:[\w.-]{0,40}/){0,6}([\w.]{1,30})\.rda|(?:saveRDS|write_rds)\(\s?([\w.]{1,30})",
    re.IGNORECASE,
)
_MADE_OF_A_MODEL = lazy_regex(
    rf"\b{_MODEL}[_.-]?(?:data|df|frame|input|matrix|recipe|vars|features|formula|results?|metrics|scores|preds?"
    r"|predictions|summary|table|tbl|comparison|performance)\w{0,12}",
    re.IGNORECASE,
)
"""Names of tables that a model learns from or answers with."""
_SAYS_MODEL = lazy_regex(rf"\b{_MODEL}\b|models?[/_.-]|[/_.-](?:{_MODEL})[._/-]", re.IGNORECASE)


def keeps_no_model(source: str, line: str) -> bool:
    """Tell an object of R that is written or read under no name of a model, and that nothing predicts with."""
    found = _OBJECT.search(line)
    name = (found[1] or found[2] or "") if found else ""
    if _SAYS_MODEL.search(_MADE_OF_A_MODEL.sub(" ", line)):
        return False
    return not (
        name
        and re.search(
            rf"\bpredict\(\s?{re.escape(name)}\b|\b{re.escape(name)}\s?(?:<-|=)\s?(?:\w{{1,20}}::)?(?:{_MODEL}|train)\(",
            source,
        )
    )


_MADE_WITH = lazy_regex(
    r"\b(?:nnet|rpart|svm|randomForest|ranger|knn|kmeans|glmnet|gbm|neuralnet|xgboost|xgb\.train|loess|smooth\.spline)\("
    r"[^#]{0,120}\b(?:size|mtry|cost|gamma|cp|k|centers|ntree|num\.trees|lambda|alpha|max_?depth|nrounds|eta|decay|span|df"
    r"|hidden)\s?=\s?([A-Za-z][\w.]{0,30})\b(?!\s?\()"
)


def tries_settings_of_r(source: str, line: str) -> bool:
    """Tell a model that takes the value of a loop as one of its settings."""
    found = _MADE_WITH.search(line)
    if found is None:
        return False
    return re.search(rf"\bfor\s?\(\s?{re.escape(found[1])}\s+in\b", source) is not None


def patterns_of_r(line: str) -> Iterator[tuple[StepKind, str, re.Match[str] | None]]:
    """Give what each pattern of R finds in a line."""
    yield from ((kind, detail, pattern.search(line)) for kind, detail, pattern in (*_USING, *_PREPARING))
    yield from ((kind, detail, gate.search(line)) for kind, detail, gate in _R_EVALUATION)
