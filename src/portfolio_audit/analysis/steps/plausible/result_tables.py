"""Tables of what models reached or answer and groups that they found: no data to open, look at or prepare."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_METRICS = (
    r"(?:acc|accuracy|rmse|mae|mse|mape|smape|wape|r2|auc|roc_?auc|pr_?auc|f1|logloss|log_loss|brier|silhouette|ndcg|mrr|iou|dice|bleu"
    r"|rewards?|(?:test|val|train|cv|eval)_(?:score|loss|acc|accuracy|rmse|mae|auc|f1))"
)
_READS = lazy_regex(
    r"^\s{0,40}(\w{1,40})\s?=\s?(?:\w{1,12}\.)?(?:read_(?:csv|parquet|json|excel|feather|table)|DictReader|load)\(([^\n]{1,200})",
    re.MULTILINE,
)
_SURE_FILE = lazy_regex(
    r"(?:^|[/'\"\s])(?:(?:\w{1,20}_)?runs|leaderboard|cv_results|metrics|(?:train(?:ing)?|run|episode|epoch)_log|eval_\w{1,20}|benchmark_\w{1,20}"
    r"|(?:model|grid|search|tuning|experiment|eval\w{0,7}|benchmark|bench|ablation)_(?:results|scores|comparison|metrics|ranks?))"
    r"\.(?:csv|json|parquet|tsv|xlsx|feather)\b"
)
_FOLDER = lazy_regex(
    r"(?:^|[/'\"\s])(?:results?|runs|metrics|experiments|benchmarks?|evaluation|leaderboard)['\"]?\s?(?:/|,)"
)
_LIKELY_FILE = lazy_regex(
    r"(?:results?|scores?|history|log|logs|ranks?|rankings?|summary|evaluation|comparison)\w{0,20}\.(?:csv|json|parquet|tsv)\b"
)
_MADE = lazy_regex(
    r"^\s{0,40}(\w{1,40})\s?=\s?(?:pd|pandas|pl|polars)\.DataFrame(?:\.from_(?:dict|records))?\(\s?(\{[^\n]{0,300}|\[[^\n]{0,300}|\w{1,40})",
    re.MULTILINE,
)
_ANSWERED = lazy_regex(
    r"^\s{0,40}(\w{1,40})\s?\+?=\s?(?:(?:pd|pandas|pl|polars)\.(?:Series|DataFrame)\([^#]{0,160}?|\w{1,40}(?=\.(?:feature_imp|coef_)))"
    r"(?:\.feature_importances?_?\b|\.coef_\b|\.(?:predict|predict_proba|decision_function|score_samples|get_score|get_fscore"
    r"|get_feature_importance)\(|\bpermutation_importance\b|\bimportances_mean\b|\bshap_values\b)",
    re.MULTILINE,
)
"""Series and tables that are made of what a model answers or has learnt."""
_KEY = re.compile(rf"['\"](?:\w{{1,20}}[_ ])?{_METRICS}(?:[_ ]\w{{1,12}})?['\"]", re.IGNORECASE)
_FILLED = r"(?:\.append\(\s?|\s?=\s?(?:\[(?!\s?\])|\{(?!\s?\}))|\[[^\]\n]{1,40}\]\s?=\s?)([^#}]{1,240})"
"""What is put into a list or dict of rows."""
_FOLLOWS = lazy_regex(r"^\s{0,40}(\w{1,40})\s?=\s?(\w{1,40})(?:\.|\[)", re.MULTILINE)
_GIVEN = lazy_regex(r"^\s{0,40}(\w{1,40})\s?=(?!=)\s?([^\n]{1,120})", re.MULTILINE)
_FOUND_GROUPS = lazy_regex(
    r"\[\s?['\"]([^'\"\n]{1,40})['\"]\s?\]\s?=\s?(?:[^\n]{0,80}(?:\.fit_predict\(|\.labels_\b)|\w{0,10}(?:k_?means|gmm|dbscan|cluster)\w{0,10}\.predict\(|\w{0,12}clusters?\w{0,8}\s{0,4}$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Columns that a clustering fills."""
_BY_CLUSTER = lazy_regex(
    r"(?:\.groupby\(|crosstab\(|index\s?=\s?|by\s?=\s?)[^\n]{0,60}['\"](?:\w{1,20}_)?clusters?(?:_\w{1,12})?['\"]",
    re.IGNORECASE,
)
_GROUPS_ROWS = lazy_regex(r"\.groupby\(|crosstab\(|pivot_table\(|\.group_by\(")
_MADE_A_COLUMN = lazy_regex(r"\.transform\(|fillna\(|\.map\(")
_OF_GROUPS = frozenset({StepKind.INSPECT, StepKind.ENGINEER})
_OF_TABLES = _OF_GROUPS | {StepKind.CLEAN, StepKind.LOAD}
_NOTHING_YET = lazy_regex(r"(?:\[\]|\{\}|list\(\)|dict\(\)|None|0(?:\.0)?|np\.zeros(?:_like)?\([^=]{0,80}\))$")
_HOPS = 3
_CHARACTERS = 400_000
_LINES = 3


class OfResults(Struct, frozen=True):
    """What a file calls tables of results, the lines that read one, and columns of groups that a model found."""

    tables: frozenset[str]
    groups: frozenset[str]


def of_results(units: Iterable[CodeUnit]) -> OfResults:
    """Read the names in the units of one file."""
    source = "\n".join(unit.source for unit in units if unit.language == "python")[:_CHARACTERS]
    sure = set(_read(source)) | set(gathered_tables(source)) | {found[1] for found in _ANSWERED.finditer(source)}
    other = {found[1] for found in _GIVEN.finditer(source) if found[1] in sure} if sure else set()
    mixed = {name for name in other if _is_also_data(name, sure, source)}
    tables = sure - mixed
    for _ in range(_HOPS if tables else 0):
        tables |= {
            found[1]
            for found in _FOLLOWS.finditer(source)
            if found[2] in tables and not _is_also_data(found[1], tables, source)
        }
    groups = {found[1] for found in _FOUND_GROUPS.finditer(source)}
    return OfResults(frozenset(tables), frozenset(groups))


def _read(source: str) -> Iterator[str]:
    for name, said in _READS.findall(source):
        is_likely = _LIKELY_FILE.search(said.lower()) is not None
        if _SURE_FILE.search(said.lower()) or (
            is_likely and (_FOLDER.search(said.lower()) or _asks_metric(name, source))
        ):
            yield name


def _asks_metric(name: str, source: str) -> bool:
    """Tell a table of which a column is asked that is called like a metric."""
    return (
        re.search(rf"\b{name}(?:\.{_METRICS}\b(?!\()|\[\s?\[?\s?['\"](?:\w{{1,20}}_)?{_METRICS}['\"])", source)
        is not None
    )


def gathered_tables(source: str) -> Iterator[str]:
    """Give tables that are made of rows with the names of metrics."""
    for name, given in _MADE.findall(source):
        if _KEY.search(given):
            yield name
        elif given.isidentifier():
            filled = [one[1] for one in re.finditer(rf"\b{given}{_FILLED}", source)]
            if filled and all(map(_KEY.search, filled)):
                yield name


def _is_also_data(name: str, tables: set[str], source: str) -> bool:
    """Tell a name that is given anything else than what comes of a table of results."""
    for found in re.finditer(rf"^\s{{0,40}}{name}\s?=(?!=)\s?([^\n]{{1,200}})", source, re.MULTILINE):
        said = found[1]
        root = re.match(r"\w{1,40}", said)
        comes_of = root is not None and root[0] in tables
        is_read = any(one == name for one in _read(found[0]))
        is_made = "DataFrame(" in said or _ANSWERED.match(found[0]) is not None
        if _NOTHING_YET.match(said.strip()):
            continue
        if not (comes_of or is_read or is_made or (root and root[0] == name) or _names_likely(said)):
            return True
    return False


def _names_likely(said: str) -> bool:
    return _SURE_FILE.search(said.lower()) is not None or _LIKELY_FILE.search(said.lower()) is not None


def is_of_results(known: OfResults, unit: CodeUnit, step: Step) -> bool:
    """Tell a step on a table of results, and a table of the groups that a model found."""
    if step.kind not in _OF_TABLES or step.defined_until or unit.language != "python":
        return False
    lines = unit.source.splitlines()
    first = (step.at.line or 1) - 1
    line = "".join(lines[first : first + 1])[:300]
    if step.kind is StepKind.LOAD:
        return bool(
            _SURE_FILE.search(line.lower()) or any(re.match(rf"\s{{0,40}}{name}\s?=", line) for name in known.tables)
        )
    said = " ".join(one[:300] for one in lines[first : first + _LINES])
    if any(re.search(rf"\b{name}(?:\.|\[)|\b(?:Series|DataFrame)\(\s?{name}\b", line) for name in known.tables):
        return True
    if step.kind not in _OF_GROUPS or not _GROUPS_ROWS.search(said) or _MADE_A_COLUMN.search(said):
        return False
    return bool(_BY_CLUSTER.search(said)) or any(
        re.search(rf"\.groupby\(\s?\[?\s?['\"]{re.escape(one)}['\"]", said) for one in known.groups
    )
