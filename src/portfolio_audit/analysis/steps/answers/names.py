"""Names of calls by what they make of the answers of a model."""

import re
from functools import lru_cache

from portfolio_audit.analysis.steps.names.function_words import FUNCTIONS
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_MEASURING = tuple(row for row in FUNCTIONS if row[0] is StepKind.METRIC)
ANSWERING = frozenset(
    {"predict", "predict_proba", "predict_log_proba", "decision_function", "predict_on_batch", "predict_classes",
     "predict_generator", "forecast", "get_forecast", "cross_val_predict", "predict_mean"}
)  # fmt: skip
"""Calls that ask a model."""
MODEL = lazy_regex(
    r"^(?:\w{1,20}_)?(?:model|net|network|clf|classifier|regressor|estimator|learner|booster)(?:_\w{1,12})?\d?$"
)
"""Names of models that are called to answer."""
AGGREGATES = frozenset(
    {"mean", "sum", "average", "nanmean", "median", "nanmedian", "reduce_mean", "fsum"}
)  # fmt: skip
CENTRES = frozenset(
    {"mean", "median", "mode", "idxmax", "most_common", "average", "nanmean", "argmax"}
)  # fmt: skip
SPREADS = frozenset(
    {"std", "var", "nanstd", "percentile", "quantile", "nanpercentile", "nanquantile"}
)  # fmt: skip
ORDERS = frozenset(
    {"argsort", "sort_values", "nlargest", "nsmallest", "topk", "argpartition", "sort", "sorted"}
)  # fmt: skip
PICKS = frozenset(
    {"filter", "where", "nonzero", "argwhere", "flatnonzero", "compress"}
)  # fmt: skip
PLOTS = frozenset(
    {"hist", "histplot", "scatter", "scatterplot", "boxplot", "kdeplot", "distplot", "displot", "violinplot",
     "regplot", "hexbin", "histogram", "box", "violin", "stem", "plot", "lineplot", "bar", "barh", "barplot", "heatmap",
     "imshow", "stripplot", "swarmplot", "catplot", "relplot", "lmplot", "ecdfplot", "qqplot", "probplot", "line"}
)  # fmt: skip
FILLS = frozenset(
    {"full", "full_like", "repeat", "tile", "zeros_like", "ones_like", "zeros", "ones"}
)  # fmt: skip
DRAWS = frozenset(
    {"choice", "choices", "randint", "permutation", "permuted", "rand", "uniform", "binomial", "shuffle", "random"}
)  # fmt: skip
SHUFFLES = frozenset({"permutation", "shuffle", "permuted"})
ABSOLUTE = frozenset(
    {"abs", "absolute", "fabs"}
)  # fmt: skip
SQUARE = frozenset(
    {"square", "power", "pow"}
)  # fmt: skip
COUNTS = frozenset(
    {"value_counts", "bincount", "Counter"}
)  # fmt: skip
LOSSES = lazy_regex(r"(?:cross_entropy|_loss|nll|Loss)(?:_with_logits)?$")
KEEPS = frozenset(
    {"array", "asarray", "Series", "argmax", "exp", "expm1", "round", "rint", "clip", "maximum", "minimum",
     "stack", "vstack", "hstack", "concatenate", "cat", "softmax", "sigmoid", "squeeze", "ravel", "float", "int",
     "list", "tensor", "as_tensor", "to_numpy", "from_numpy", "sign", "nan_to_num", "log", "log1p", "DataFrame",
     "max", "sqrt", "len", "enumerate", "reversed", "tuple", "inverse_transform", "unique", "normalize", "normalise",
     "normalize_answer", "normalize_text"}
)  # fmt: skip
"""Functions whose result plays the part of their first argument."""
GUESSED = lazy_regex(
    r"(?:(?:(?:always|seasonal)[ _])?"
    r"(?:naive|random|majority|mean|median|popular\w{0,4}|coin|chance|persistence|dummy"
    r"|most[ _](?:popular|played|frequent|common|bought|sold|read|viewed|watched))"
    r"(?:[ _](?:guess\w{0,4}|flip|class|model|forecast|baseline|policy|agent|player|bot|items?))?|climatology|heuristic"
    r"|(?:current|old|simple|ward|hand)?[ _]?rules?|last[ _](?:week|value|year|day|month)(?: again)?"
    r"|yesterday|lead[- _]?\d|first \d sentences?|(?:3|three)[- _]?sigma"
    r"|(?:permuted|shuffled)(?:[ _]labels?)?)\W{0,3}$",
    re.IGNORECASE,
)
"""Labels of scores that no model reached."""
RULE = lazy_regex(
    r"(?:^|_)(?:rules?|rule_based|heuristics?|naive|majority|dummy|persistence|seasonal_naive|coin|old|current|existing|legacy|manual|expert|keyword|random_guess|last_value)(?:_|$)"
)
"""Names of functions that answer without learning."""


@lru_cache(maxsize=10_000)
def is_metric(name: str) -> bool:
    """Tell a call that measures, of a library or of the author's own."""
    return gives_score(name) or any(pattern.search(name.lower()) for _, _, pattern in _MEASURING)


@lru_cache(maxsize=10_000)
def gives_score(name: str) -> bool:
    """Tell a call that bears the name of a metric; what is named for evaluating may give anything."""
    if any(one.kind is StepKind.METRIC for one in (*meanings(name), *meanings(f".{name}"))):
        return True
    return any(detail == "own" and pattern.search(name.lower()) for _, detail, pattern in _MEASURING)
