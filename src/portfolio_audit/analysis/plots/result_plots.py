"""Whether a cell that draws shows what a model does: by its words, by what its values come from, by models it names."""

import re
from collections.abc import Iterator
from itertools import accumulate
from operator import or_

from portfolio_audit.analysis.prose.model_names import models_in
from portfolio_audit.parsers.notebook import Cell, Notebook
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_CHARACTERS = 10_000
_COMPARED = 2
_RESULT = lazy_regex(
    r"confusion|roc_?curve|roc_auc|precision_?recall|residual|(?:ols|model|fit|fitted|lm|reg|arima|sarimax?)\w{0,10}\.resid\b|val_(?:loss|acc)|learning_?curve|y_pred|predict(?:ed|"
    r"ions?)?\b|predicted_|\baccurac(?:y|ies)\b|(?:heatmap|matshow|imshow)\(\s?cm\b|\blrs\b|show_topic"
    r"|\bactuals?\b|forecast|importance|shap(?!e)|coef_|grad.?cam|partial_?dependence|silhouette|elbow|"
    r"history\.history|cluster"
    r"|\b[ft]pr\b|(?:\b|_)auc\b|\brecall\b|\bprecision\b|\b(?:rmse|s?mape)\b"
    r"|['\"]train(?:ing)?['\"], ?['\"]val(?:id|idation)?['\"]|\bfit(?:ted)?\b(?!\()|explained_variance|"
    r"calibration|lift|cumulative_gain|epochs?\b"
    r"|(?:\b|_)preds?\b|\by_?hats?\b|misclass|\blabels_\b|\binertia_?\b|\bwcss\b|feature_imp|saliency|decision_bound"
    r"|(?:train|val|valid|test)(?:ing|idation)?[_ ]?(?:loss|acc|error)(?:e?s|uracy|uracies)?\b|cv_(?:scores?|results)"
    r"|(?:train|val|valid)_scores?\b|model_(?:scores?|comparison|results?|performance)"
    r"|\bvip\(|varimpplot|rpart\.plot|fviz_cluster"
    r"|\bacc_(?:mean|std|test|train|val)\b|(?:decoded|fake|generated)_(?:imgs?|images?)|reconstruct(?:ed|ions?)\b"
    r"|(?:episode|cumulative|mean|avg|average|total|smoothed)[_ ]?rewards?"
    r"|(?:episode|agent|policy)[_ ]?returns?|top_losses"
    r"|(?:qqplot|probplot)\([^)]{0,40}resid",
    re.IGNORECASE,
)
_COMMENT_LINE = lazy_regex(r"^[ \t]*+#.*$", re.MULTILINE)
_OF_MODELS = frozenset(
    {"eval", "train", "fit", "fit_generator", "fit_one_cycle", "fine_tune", "load_state_dict", "predict",
     "predict_proba", "fit_predict", "evaluate", "load_weights"}
)  # fmt: skip  # a table
"""Methods that tell a model by being called on it."""
_ANSWERING = frozenset(
    {"predict", "predict_proba", "predict_classes", "predict_generator", "predict_on_batch", "decision_function",
     "fit_predict", "forecast", "get_forecast", "get_prediction", "predict_log_proba", "cross_val_predict"}
)  # fmt: skip  # a table
_LETTER = 1


def shows_results(cell: Cell, answers: frozenset[str]) -> bool:
    """Tell a cell about a model; `answers` are the names that hold what models have answered up to this cell."""
    code = _COMMENT_LINE.sub("", cell.source[:_CHARACTERS])
    if _RESULT.search(code) or any(_uses(code, name) for name in answers):
        return True
    said = " ".join(text.value for text in cell.module.texts) if cell.module is not None else ""
    return len(models_in(said)) >= _COMPARED


def _uses(code: str, name: str) -> bool:
    """Tell a name that is read: no keyword of a call, and no variable of a loop."""
    if name not in code or re.search(rf"\bfor\b[^:\n]{{0,60}}\b{name}\b[^:\n]{{0,60}}\bin\b", code):
        return False
    return re.search(rf"(?<![\w.'\"]){name}\b(?!\s?=(?!=)|['\"])", code) is not None


def answers_by_cell(notebook: Notebook) -> tuple[frozenset[str], ...]:
    """Give for each cell the names that only ever hold what a model answers, as far as they are known there.

    Single letters mean anything.
    """
    calls = [call for cell in notebook.cells for call in (cell.module.calls if cell.module is not None else ())]
    models = {
        call.receiver for call in calls if call.name.rpartition(".")[2] in _OF_MODELS and call.receiver.isidentifier()
    }
    by_cell: list[set[str]] = []
    others: set[str] = set()
    for cell in notebook.cells:
        of_cell = cell.module.calls if cell.module is not None else ()
        lines = {call.line for call in of_cell if _answers(call, models)}
        others.update(name for call in of_cell if call.line not in lines for name in _plain(call))
        by_cell.append({name for call in of_cell if call.line in lines for name in _plain(call)})
    return tuple(frozenset(known - others) for known in accumulate(by_cell, or_))


def _answers(call: Call, models: set[str]) -> bool:
    if call.name.rpartition(".")[2] in _ANSWERING:
        return True
    return not call.receiver and call.name.partition(".")[0] in models


def _plain(call: Call) -> Iterator[str]:
    return (name for name in call.targets if name.isidentifier() and len(name) > _LETTER)
