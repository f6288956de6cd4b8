"""Which calls look like work on a table and are none, seen on their own line."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.answers.values import Role, by_name
from portfolio_audit.analysis.steps.call_lines import lines_of
from portfolio_audit.analysis.steps.plausible.looks import looks_at_nothing
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_OF_NETWORKS = lazy_regex(r"^(?:tensorflow|tf|torch|keras|jax|typing)\.")
"""Names that cast or interpolate tensors and types, and clean no data."""
_ARRAY = lazy_regex(r"\.astype\(\s?['\"]?(?:\w{1,12}\.)?(?:u?int8|float16|float32)\b")
"""Types of pictures and of what a network takes."""
_OF_MODELS = lazy_regex(
    r"pred|expm1|prob(?:a|s|_|\b)|scores?\b|submission|forecast|logits?\b|\bloss|y_?hat|explanation", re.IGNORECASE
)
"""Names of what models answer, which is clipped and chosen from, but not cleaned."""
_NO_COLUMN = lazy_regex(
    r"\.(?:imread|to_categorical|predict|predict_proba|predict_on_batch|get_tensor|InferenceSession\.run|detach|argmax"
    r"|softmax|sigmoid|classes_)\."
    r"|^numpy\.(?:maximum|minimum|ceil|floor|where|digitize|arange|linspace|argsort|random\.\w{1,20})\.astype$"
)
"""What makes arrays and answers, whose types are no matter of cleaning."""
_TRUTH_TO_NUMBER = lazy_regex(
    r"(?:[^-=]>=?|<=?|[!=]=|\.(?:isin|isna|isnull|notna|notnull|contains|startswith|endswith|between)\().{0,120}?"
    r"\)\.astype\(\s?['\"]?(?:\w{1,12}\.)?u?int"
)
"""An answer of yes and no that becomes a column of 0 and 1, which is derived."""
_RECKONED = lazy_regex(r"\([^()]{1,80}\s[-+*/%]{1,2}\s[^()]{1,40}\)\.astype\(")
"""A number that is computed on the spot."""
_MASK = lazy_regex(r"(?<![\w.\]'\"])([a-z_]\w{0,30})\.astype\(\s?(?:np\.)?['\"]?(?:u?int|float)")
_COMPOSED = lazy_regex(
    r"\.astype\(\s?['\"]?str['\"]?\s?\)\s?\+\s?f?['\"]|['\"]\s?\+\s?[\w.\[\]'\"]{1,60}\.astype\(\s?['\"]?str\b"
)
"""Numbers that become part of a text."""
_DRAWN_LABELS = lazy_regex(
    r"(?:\bplt|\bax\w{0,4}|\bsns|\bpx|\bgo)\.[\w.]{2,20}\(.{0,80}\.index\.astype\(\s?(?:str|['\"]str)"
)
"""Labels of a table that become texts where they are drawn."""
_BOUNDS = lazy_regex(
    r"quantile|percentile|bound|fence|\biqr|\b[qp]_?\d|winsor|outlier|\bcap(?:s|ped)?\b|_cap\b", re.IGNORECASE
)
"""Words of bounds that are taken from the data; without one, `clip` keeps a value from being impossible."""
_COUNTED = lazy_regex(r"\.(?:notna|notnull)\([^()]{0,80}\)\.(?:sum|any|all|mean|value_counts)\(")
_CHOSEN_BY = lazy_regex(r"\[.{0,120}\.(?:notna|notnull)\(|\.(?:where|query|loc)\b")
"""Rows that are chosen by what is not missing."""
_STARTS_WEIGHTS = lazy_regex(r"(?:^|[._])(?:init(?:iali[sz]e)?(?:_|$)|weights?_)", re.IGNORECASE)
_PRINTED = lazy_regex(r"\s{0,40}(?:(?:print|display|st\.\w{2,20})\(|assert\s)")
"""Lines that show or check."""
_ANSWERED = lazy_regex(
    r"\b\w{0,30}(?:(?<![a-z])preds?(?:ict(?:ed|ions?))?|(?<![a-z])scores?"
    r"|(?:model|test|cv|eval\w{0,6}|grid|search|tuning)_results?|metrics?|importances?|explanations?"
    r"|leaderboard|(?<![a-z])oof|(?<![a-z])wrong|mistakes|misclass\w{0,8}|(?<![a-z])worst|submissions?|backtests?|shap_\w{1,12})(?:_\w{1,20}|\d{0,2})(?:\[[^\[\]]{1,60}\]){0,3}(?:\(\))?\.(\w{1,20})\("
)
"""A method of a table that is named for what models answer or reach."""
_ANSWERED_COLUMN = lazy_regex(
    r"\[['\"]\w{0,20}(?:pred(?!ictor)|score|prob(?!le))\w{0,20}['\"]\]\.(?:describe|hist|value_counts|head|quantile)\("
)
"""A look at a column of answers."""
_OF_NAMES_OF_COLUMNS = lazy_regex(r"\.(?:dtypes|columns|isna\(\)|isnull\(\))\.(?:apply|map)\(")
_OF_FRAMES = frozenset(
    {
        *("assign", "merge", "shift", "diff", "map", "apply", "groupby", "agg", "aggregate", "resample", "pivot"),
        *("lag", "rolling", "insert", "mutate", "group_by"),
    }
)
"""What derives columns as a method of a table, and as a function of a library for tables alone."""
_LIBRARIES_OF_TABLES = lazy_regex(
    r"(?:pandas|polars|dask|pyspark|cudf|modin|numpy|geopandas|vaex|xarray|datatable|snowflake|ibis|duckdb|siuba|swifter)\b"
)


_RELATES = frozenset({"pearsonr", "spearmanr", "kendalltau", "corrcoef", "crosstab"})
_FILLED = lazy_regex(
    r"(?:\b(?:value_counts|crosstab|size|count|nunique)\((?:[^()]|\([^()]{0,60}\)){0,120}\)"
    r"(?:\.\w{1,20}\([^()]{0,80}\)|\[[^\[\]]{0,60}\]){0,3}|\.map\((?:[^()]|\([^()]{0,60}\)){1,120}\)"
    r"|\((?:[^()]|\([^()]{0,40}\)){0,60}\s[-/*]\s(?:[^()]|\([^()]{0,40}\)){1,60}\)(?=\.\w{1,12}\([^()]{0,20}\)\.(?:mean|sum)\())"
    r"\.(?:fillna|fill_null)\("
)
"""Counts of what is not there, values that a mapping lacks, and a measure on its way: no gaps in the data."""
_MISSES = {
    "fillna": _FILLED,
    "fill_null": _FILLED,
    "strip": lazy_regex(r"\.columns\b"),
    "isNotNull": lazy_regex(r"\b(?:when|sum|count|agg|alias)\("),
    "is_not_null": lazy_regex(r"\b(?:when|sum|count|agg|alias)\("),
}
"""Methods that clean, by name, and what stands beside them where they name columns, only count, or fill no data."""

_DETECTOR = lazy_regex(r"(?:^|[_.])(?:detectors?|scorer|ranker|reranker|retriever|anomaly\w{0,12})$", re.IGNORECASE)
"""What gives rows a score, and is not judged by it."""
_QUERY = lazy_regex(r"^(?:self\.)?(?:query|q|question|text|prompt|sentence|passage|doc|document)$")
"""What is ranked by a score (`bm25.score(query)`), and no data to judge a model on."""


def is_no_work_on_tables(unit: CodeUnit, call: Call, kind: StepKind) -> bool:
    """Tell types of arrays, clipped answers, counted gaps, looks that nobody is shown, and passages that are ranked."""
    last = call.name.rpartition(".")[2]
    match kind:
        case StepKind.CLEAN:
            return _is_answered(unit, call, last) or _cleans_nothing(unit, call, last)
        case StepKind.INSPECT:
            is_of_answers = last in _RELATES and _is_of_answer_and_truth(call)
            is_of_answers |= _is_answered(unit, call, last) or bool(_ANSWERED_COLUMN.search(lines_of(unit, call)))
            return is_of_answers or looks_at_nothing(unit, call, last)
        case StepKind.ENGINEER:
            return _is_answered(unit, call, last) or _derives_nothing(unit, call, last)
        case StepKind.METRIC:
            is_of_one = last == "score" and len(call.arguments) == 1 and not call.keywords
            return is_of_one and bool(_QUERY.match(call.arguments[0]) or _DETECTOR.search(call.receiver))
    return False


def _is_of_answer_and_truth(call: Call) -> bool:
    """Tell `pearsonr(y_true, y_pred)`, which judges a model and looks at no data."""
    return {Role.ANSWER, Role.TRUTH} <= {by_name(one.rpartition(".")[2]).role for one in call.arguments}


def _is_answered(unit: CodeUnit, call: Call, last: str) -> bool:
    """Tell a method of a table that is named for what models answer or reach."""
    if not call.name.startswith(("pandas.", "polars.", ".")):
        return False
    return any(found.group(1) == last for found in _ANSWERED.finditer(lines_of(unit, call)))


def _derives_nothing(unit: CodeUnit, call: Call, last: str) -> bool:
    if last in _OF_FRAMES and _is_imported(unit, call):
        return True
    if last == "assign" and call.arguments:
        return True
    if last == "apply" and call.arguments and _STARTS_WEIGHTS.search(call.arguments[0]):
        return True
    return last in ("apply", "map") and _OF_NAMES_OF_COLUMNS.search(lines_of(unit, call)) is not None


def _is_imported(unit: CodeUnit, call: Call) -> bool:
    """Tell a function of a module that is no library for tables: `groupby` of itertools, an own `merge`."""
    owner = call.name.rpartition(".")[0]
    if not owner or unit.module is None or _LIBRARIES_OF_TABLES.match(owner):
        return False
    return any(found.module.lstrip(".") == owner for found in unit.module.imports)


def _cleans_nothing(unit: CodeUnit, call: Call, last: str) -> bool:
    if _OF_NETWORKS.search(call.name) and last != "astype":
        return last in ("cast", "interpolate")
    said = lines_of(unit, call)
    if _PRINTED.match(said) or last == "astype":
        return (
            _PRINTED.match(said) is not None
            or any(one.search(said) for one in (_ARRAY, _TRUTH_TO_NUMBER, _DRAWN_LABELS, _COMPOSED, _RECKONED))
            or _NO_COLUMN.search(call.name) is not None
            or _is_of_mask(unit, said)
        )
    if last == "clip":
        is_bounded = _BOUNDS.search(f"{unit.path} {call.scope} {said}") is not None
        return not is_bounded or _OF_MODELS.search(said) is not None
    if last in _MISSES:
        return _MISSES[last].search(said) is not None
    if last == "duplicated":
        return "~" not in said and " not " not in said
    is_of_numbers = last == "to_timedelta" and "unit" in dict(call.keywords)
    is_counted = _CHOSEN_BY.search(said) is None or _COUNTED.search(said) is not None
    return is_of_numbers or (last in ("notna", "notnull") and is_counted)


def _is_of_mask(unit: CodeUnit, said: str) -> bool:
    """Tell a name of answers, and one that stands for yes and no, by a comparison or a draw, and becomes 0 and 1."""
    found = _MASK.search(said)
    if found is not None and _OF_MODELS.search(found[1]):
        return True
    if found is None or re.match(rf"\s{{0,40}}{found[1]}\s?=", said):
        return False
    return bool(
        re.search(
            rf"^\s{{0,40}}{found[1]}\s?=\s?[^=\n][^\n]{{0,120}}(?:\s[<>]=?\s|[!=]=|\.isin\()", unit.source, re.MULTILINE
        )
    )
