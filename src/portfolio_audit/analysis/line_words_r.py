"""Patterns of single lines of R: what the names of calls alone do not show."""

# ruff: noqa: E501  # a pattern reads best in one line

import re

from portfolio_audit.analysis.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_MODEL = r"(?:\w{0,20}[_.])?(?:fit\w{0,6}|model\w{0,4}|mod\d?|rf|xgb|gbm|glm|gam|lm|svm|tree|knn|nnet|net|clf|forest|arima|prophet|lasso|ridge|logit|workflow|wf)\w{0,4}"
"""How people name a model in R."""

R_LINES = (
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
            r"\bcoords\([^()]{0,80}best|\bfor\s?\(\s?\w{0,10}(?:thr|cut|thresh)\w{0,10}\s+in\s+seq\("
            r"|\b[sv]apply\(\s?(?:thresholds?|cut_?offs?|cuts|seq\(0)[^)]{0,40}\)?,\s?function"
        ),
    ),
    (
        StepKind.CLEAN,
        "missing",
        lazy_regex(
            r"!\s?is\.na\(|\bis\.na\([^()]{1,60}\)\s?==\s?F(?:ALSE)?\b|\[is\.na\([^()]{1,60}\)[^\]]{0,20}\]\s?<-"
        ),
    ),
)
"""Kind of step, sort of it, and the pattern of a line."""

_OBJECT = lazy_regex(
    r"(?:(\w[\w.]{0,30})\s?(?:<-|=)\s?)?(?:readr::)?(?:read_?RDS|read_rds)\(|\bload\(\s?['\"](?:[\w.-]{0,40}/){0,6}([\w.]{1,30})\.rda|(?:saveRDS|write_rds)\(\s?([\w.]{1,30})",
    re.IGNORECASE,
)
_SAYS_MODEL = lazy_regex(rf"\b{_MODEL}\b|models?[/_.-]|[/_.-](?:{_MODEL})[._/-]", re.IGNORECASE)


def keeps_no_model(source: str, line: str) -> bool:
    """Tell an object of R that is written or read under no name of a model, and that nothing predicts with."""
    found = _OBJECT.search(line)
    name = (found[1] or found[2] or "") if found else ""
    if _SAYS_MODEL.search(line):
        return False
    return not (
        name
        and re.search(
            rf"\bpredict\(\s?{re.escape(name)}\b|\b{re.escape(name)}\s?(?:<-|=)\s?(?:\w{{1,20}}::)?(?:{_MODEL}|train)\(",
            source,
        )
    )
