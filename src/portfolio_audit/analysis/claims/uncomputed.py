"""Stated values of metrics that no code names, or of models that no code names."""

from collections.abc import Iterable

from portfolio_audit.analysis.claims.tools_in_tree import unnamed_tools
from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.words.tools import TOOLS, Tool
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_BY_ANY_METRIC = """
    summary( summary2( classification_report metric_set collect_metrics cross_val cv_results gridsearch evaluate(
    .evaluate caret yardstick mlr regression_report ultralytics fastai trainer .score( scoring score_ lm( glm(
    confusion leaderboard eval_metric pycaret lazypredict autogluon h2o tpot flaml automl fable accuracy( augment
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
"""What may print any metric without a word on it in the code."""
_TRACES = {
    "accuracy": "acc correct == equal",
    "balanced accuracy": "balanced recall tpr",
    "precision": "precision tp",
    "recall": "recall sensitivity tpr tp",
    "f1": "f1 fbeta f_score f-score fscore precision",
    "auc": "auc roc",
    "pr-auc": "average_precision pr_auc auc aucpr precision_recall",
    "r2": "r2 r_2 r^2 r² rsq r_sq r-sq ss_res ss_tot determination",
    "rmse": "rmse root_mean sqrt mean_squared mse ** 0.5 **0.5",
    "mae": "mae absolute abs( l1",
    "mse": "mse mean_squared squared **2 ** 2 ^2",
    "mape": "mape percentage_error percentage abs(",
    "rmsle": "rmsle squared_log log1p msle",
}
"""Of which code holds one that computes the metric."""
_NOTHING = lazy_regex(r"(?!)")
_METRICS = {
    metric: Tool(metric, _NOTHING, tuple(map(str.encode, (*traces.split(), *_BY_ANY_METRIC))))
    for metric, traces in _TRACES.items()
}
_MODELS = tuple(tool for tool in TOOLS if tool.is_model or tool.name in {"XGBoost", "LightGBM", "CatBoost", "Prophet"})


def uncomputed_claims(snapshot: Snapshot, claims: Iterable[MetricClaim]) -> tuple[MetricClaim, ...]:
    """Give the claims whose metric or model stands in no code, notebook, settings or file of results."""
    claims = tuple(claims)
    models = {claim: tuple(tool for tool in _MODELS if tool.called.search(claim.text)) for claim in claims}
    wanted = {tool.name: tool for tools in models.values() for tool in tools}
    wanted |= {claim.metric: _METRICS[claim.metric] for claim in claims if claim.metric in _METRICS}
    unnamed = unnamed_tools(snapshot, wanted.values(), ())
    return tuple(
        claim for claim in claims if claim.metric in unnamed or any(tool.name in unnamed for tool in models[claim])
    )
