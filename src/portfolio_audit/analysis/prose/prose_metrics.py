"""Metric values that prose and tables state."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.tables.boards import board_claims
from portfolio_audit.analysis.prose.words.claim import is_change, is_of_others, is_wanted_or_changed, tells_no_result
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Table
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 200
_CLAIMS = 200
_PERCENT = 100.0
_LARGEST_PERCENT = 100.0
_NAMES = {
    "accuracy": r"accuracy|acc\.?|exactitude|precisión global|genauigkeit|accuracies|精度|准确率|正解率|acur[áa]cia"
    r"|accuratezza|trefferquote|точность|doğruluk|nauwkeurigheid",
    "balanced accuracy": r"balanced accuracy",
    "precision": r"precision(?:@\d+)?|precisión|précision",
    "recall": r"recall(?:@\d+)?|r@\d{1,3}|sensitivity|true positive rate|rappel",
    "specificity": r"specificity",
    "f1": r"f1|f1[- ]?score|f-score|f1[- ]?macro|macro[- ]f1|weighted[- ]f1|f1[- ]measure|f-measure|fbeta",
    "auc": r"auc|roc[- ]?auc|auroc|auc[- ]?roc|roc_auc|area under the (?:roc )?curve",
    "pr-auc": r"pr[- ]?auc|auprc|average precision",
    "r2": r"r2|r²|r\^2|r-squared|r squared|r2[- ]score|r2_score|adjusted r2",
    "rmse": r"rmse|root mean squared? error",
    "rmsle": r"rmsle",
    "mae": r"mae|mean absolute error",
    "mse": r"mse|mean squared error",
    "mape": r"mape|smape|wmape|wape",
    "log loss": r"log[- ]?loss|cross[- ]entropy",
    "loss": r"loss|(?:equal |misclassification |character )?error rate|test error|misclassification rate|eer|cer",
    "mase": r"mase",
    "psnr": r"psnr",
    "ssim": r"ssim",
    "fid": r"fid|fréchet inception distance",
    "concordance": r"c-index|concordance(?: index)?",
    "exact match": r"exact match",
    "brier": r"brier(?: score)?",
    "crps": r"crps",
    "ece": r"ece|calibration error",
    "iou": r"iou|miou|jaccard",
    "dice": r"dice(?: score| coefficient)?",
    "map": r"map(?:@\d+|50)?",
    "ndcg": r"ndcg(?:@\d+)?",
    "mrr": r"mrr(?:@\d+)?",
    "hit rate": r"hit[- ]?rate(?:@\d+)?|hits?@\d+",
    "bleu": r"bleu(?:-\d)?",
    "rouge": r"rouge(?:-[l\d])?",
    "perplexity": r"perplexity",
    "wer": r"wer",
    "silhouette": r"silhouette(?: score| coefficient)?",
    "kappa": r"(?:cohen'?s )?kappa|qwk",
    "mcc": r"mcc",
    "gini": r"gini",
    "lift": r"lift",
    "mean reward": r"(?:mean|average|episode) rewards?|average return",
    "score": r"(?:public |private |leaderboard |kaggle |lb |test |cv )score|leaderboard|score",
}
_UNBOUNDED = frozenset(
    {
        "rmse",
        "rmsle",
        "mae",
        "mse",
        "log loss",
        "loss",
        "perplexity",
        "mean reward",
        "score",
        "lift",
        "crps",
        "bleu",
        "psnr",
        "fid",
        "mase",
    }
)
_WITH_POINT = frozenset({"score", "loss", "log loss", "rmsle", "crps", "fid", "psnr", "mase"})
"""Metrics of which a whole number is none: a step, an epoch, the number of a solution."""
_YEARS = range(1990, 2100)
_ANY_NAME = "|".join(sorted((f"(?:{words})" for words in _NAMES.values()), key=len, reverse=True))
_NUMBER = r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d{0,9}[.,]\d{1,20}|[-+]?\d{1,9}"
_PERCENT_SIGN = r"(\s?%|\s?per ?cent\b|\s?pct\b)?"
_NO_SHARE = (
    r"(?!\s?%? (?:of )?(?:the |all |our )?(?:data|rows|samples?|images|records|observations|examples)\b)"
    r"(?![- ](?:decision |probability )?(?:threshold|cut-?off)\b)"
)
"""A share of the data and a threshold are no values of the metric that is measured with them."""
_OTHER_SCORES = lazy_regex(
    r"\b(?:noise|risk|credit|sentiment|polarity|z|importance|rfm|recency|frequency|monetary|quality|health|engagement|"
    r"churn|anomaly|feature|fraud|similarity)[- ]$",
    re.IGNORECASE,
)
"""What stands before `score` where it grades a thing and no model."""
_SETTING = lazy_regex(
    r"\b(?:alpha|beta|gamma|lambda|[a-z]|(?:max|min|n)_\w+|"
    r"\w+_(?:rate|size|state)|depth|threshold|epochs?|folds?|clusters) ?= ?$",
    re.IGNORECASE,
)
"""A setting with which the metric was reached, in front of its value."""
_FORWARD = lazy_regex(
    rf"(?<![\w-])({_ANY_NAME})(?!\w)([^\d\n.;,]{{0,40}}?(?:,[^\d\n.;,]{{0,20}}?)?)[~≈$€£\s(`*]*"
    rf"(?:\d{{1,2}}\s?%?[-–](?=\d{{1,2}}\s?%))?(?<![^\W\d])({_NUMBER}){_PERCENT_SIGN}(?![\w-]|[.,]\d){_NO_SHARE}",
    re.IGNORECASE,
)
_BACKWARD = lazy_regex(
    rf"(?<![\w.])({_NUMBER}){_PERCENT_SIGN}\s+(?:[a-z-]{{1,15}}\s+){{0,2}}({_ANY_NAME})(?!\w)",
    re.IGNORECASE,
)
_CELL_NUMBER = lazy_regex(
    rf"^[~≈$€£\s*`]*({_NUMBER})\s?(%)?[*`]{{0,2}}(?:\s?(?:±|\+/-).{{0,20}}|\s?[(\[][-+±\d\s.,;–%…to]{{1,30}}[)\]])?[\s*`✅⭐🏆]*$"
)
"""A value, which its spread or interval may follow: `0.71 (0.65 – 0.76)`, `0.8 ± 0.1`."""
_OF_MODEL = lazy_regex(
    r"^\W{0,4}(?:logistic regression|linear regression|decision trees?|random forests?|xgboost|lightgbm|catboost|svm"
    r"|svc|knn|naive bayes|gradient boosting|ridge|lasso|extra trees|adaboost|mlp|cnn|lstm|bert|ensemble|baseline)"
    rf"[^\d:=]{{0,30}}\W{{0,4}}[:=]\W{{0,5}}(0[.,]\d{{2,6}}|\d{{1,2}}[.,]\d{{1,4}}(?=\s?%)){_PERCENT_SIGN}\W{{0,3}}$",
    re.IGNORECASE,
)
"""An entry of a list that gives a model's value: `Random Forest: 0.864`."""
_RESULT_COLUMN = lazy_regex(
    r"^\W{0,4}(?:(?:test|best|main|key|final|model|our|headline|top|held[- ]?out) )?"
    r"(?:results?|scores?|performance|metrics?|outcomes?"
    r"|ergebnis(?:se)?|resultados?|résultats?|结果|結果|결과)\W{0,4}$",
    re.IGNORECASE,
)
_LIMIT = lazy_regex(r"[<>≤≥]|\bat (?:least|most)\b|^\W{0,3}(?:target|goal)\b", re.IGNORECASE)
"""What says that a value is wanted, or only bounded."""
_NAME_PATTERNS = [(name, lazy_regex(rf"(?:{words})", re.IGNORECASE)) for name, words in _NAMES.items()]
_NAME_ANYWHERE = lazy_regex(rf"(?<![\w-])({_ANY_NAME})(?!\w)", re.IGNORECASE)


def find_metric_claims(sentences: tuple[Located, ...], tables: tuple[Table, ...], path: str) -> tuple[MetricClaim, ...]:
    """Give each metric value that a sentence or a table states, once, in order."""
    claims = [claim for sentence in sentences for claim in _in_sentence(sentence, path)]
    claims += [claim for table in tables for claim in (*_in_table(table, path), *in_cells_of_results(table, path))]
    claims += [claim for table in tables for claim in board_claims(table, path)]
    unique = {(claim.metric, claim.value, claim.at.line): claim for claim in reversed(claims)}
    return tuple(sorted(unique.values(), key=_in_reading_order)[:_CLAIMS])


def _in_reading_order(claim: MetricClaim) -> tuple[int, str, float]:
    return (claim.at.line or 0, claim.metric, claim.value)


@lru_cache(maxsize=20_000)
def metric_name(text: str) -> str | None:
    """Give the canonical name of a metric that a short text names, else `None`."""
    found = _NAME_ANYWHERE.search(text[:_TEXT_CHARACTERS])
    return _canonical(found.group(1)) if found else None


def _canonical(written: str) -> str:
    return next((name for name, pattern in _NAME_PATTERNS if pattern.fullmatch(written)), written.lower())


def _in_sentence(sentence: Located, path: str) -> Iterator[MetricClaim]:
    if not any(map(str.isdigit, sentence.text)) or tells_no_result(sentence.text):
        return
    taken: set[int] = set()
    for match in _FORWARD.finditer(sentence.text):
        taken.add(match.start(3))
        before, between = sentence.text[: match.start(1)], match.group(2)
        if _OTHER_SCORES.search(before) or _SETTING.search(between) or is_wanted_or_changed(before, between):
            continue
        yield from _claim(match.group(1), match.group(3), bool(match.group(4)), sentence, path)
    named = _OF_MODEL.match(sentence.text)
    if named and not taken:
        yield from _claim("score", named.group(1), bool(named.group(2)), sentence, path)
    for match in _BACKWARD.finditer(sentence.text):
        if match.start(1) in taken or is_change(sentence.text[match.end(1) : match.start(3)]):
            continue
        yield from _claim(match.group(3), match.group(1), bool(match.group(2)), sentence, path)


def _claim(name: str, number: str, is_percent: bool, sentence: Located, path: str) -> Iterator[MetricClaim]:
    metric = _canonical(name)
    value = metric_value(metric, number, is_percent=is_percent)
    if value is not None:
        place = Place(path, sentence.at.line)
        yield MetricClaim(metric, value, sentence.text[:_TEXT_CHARACTERS], place, in_table=False)


def metric_value(metric: str, number: str, *, is_percent: bool) -> float | None:
    """Read a written number as the value of a metric, `None` where it cannot be one (a year, a count)."""
    plain = number.replace(",", "") if "." in number or number.count(",") > 1 else number.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    if is_percent:
        return round(value / _PERCENT, 8)
    if metric in _UNBOUNDED:
        return value if "." in plain or (metric not in _WITH_POINT and value not in _YEARS) else None
    if abs(value) <= 1:
        return value if "." in plain or (value in {0.0, 1.0} and metric == "accuracy") else None
    return round(value / _PERCENT, 8) if "." in plain and value <= _LARGEST_PERCENT else None


def _in_table(table: Table, path: str) -> Iterator[MetricClaim]:
    columns = {index: metric_name(cell) for index, cell in enumerate(table.header)}
    others = {index for index, cell in enumerate(table.header) if index and is_of_others(cell)}
    for offset, row in enumerate(table.rows):
        if row and is_of_others(row[0]):
            continue
        row_metric = metric_name(row[0]) if row else None
        for index, cell in enumerate(row):
            metric = columns.get(index) or (row_metric if index else None)
            found = _CELL_NUMBER.match(cell)
            if metric is None or found is None or index in others:
                continue
            value = metric_value(metric, found.group(1), is_percent=bool(found.group(2)))
            if value is not None:
                text = " | ".join(row)[:_TEXT_CHARACTERS]
                yield MetricClaim(metric, value, text, Place(path, table.line + 2 + offset), in_table=True)


def in_cells_of_results(table: Table, path: str) -> Iterator[MetricClaim]:
    """Read cells that name metric and value themselves, in a column that is headed as results: `F1 0.86 on test`."""
    for index, line, cell, row in cells_of_results(table):
        if metric_name(table.header[index]) is None or _CELL_NUMBER.match(cell) is None:
            for claim in _in_sentence(Located(cell, Place(path, line)), path):
                yield replace(claim, text=" | ".join(row)[:_TEXT_CHARACTERS], in_table=True)


def cells_of_results(table: Table) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Give column, line, cell and row below each heading of results, wishes and comparisons with a limit left out."""
    columns = [index for index, cell in enumerate(table.header) if index and _RESULT_COLUMN.match(cell)]
    for offset, row in enumerate(table.rows if columns else ()):
        for index in columns:
            if index < len(row) and not _LIMIT.search(row[index]) and not is_of_others(row[0]):
                yield index, table.line + 2 + offset, row[index], row
